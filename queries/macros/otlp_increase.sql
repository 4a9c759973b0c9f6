-- title: What a reading of a counter adds: of a cumulative series the growth since the
--   reading before, all of it where the series starts anew or was set back.

create or replace temp macro otlp_increase(reading, series, read_at) as
case
    when
        series is not null
        and reading >= lag(reading) over (partition by series order by read_at)
        then reading - lag(reading) over (partition by series order by read_at)
    else reading
end
