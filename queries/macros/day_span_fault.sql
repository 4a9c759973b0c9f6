-- title: Why a span of time sets its record aside: what is counted by hour, week or
--   month is never read as a day.

create or replace temp macro day_span_fault(field, starts_at, ends_at) as
case
    when not coalesce(
        starts_at = date_trunc('day', starts_at)
        and ends_at = starts_at + interval 1 day, false
    ) then 'not_this_kind ' || field
end
