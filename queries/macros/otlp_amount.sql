-- title: What a telemetry row counts of a measure: what it adds, and nothing where
--   another report tells the same use.

create or replace temp macro otlp_amount(value, increase, is_told_elsewhere) as
case
    when is_told_elsewhere or value is null then null
    when increase is not null then increase
    else value
end
