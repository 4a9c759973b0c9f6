-- grain: One row per person and week in which the telemetry of at least one AI tool
--   covers them: an export has a row of theirs that measured. A week without such a row
--   is not measured, which is not the same as not used.
-- needs: marts.ai_use_days, staging.calendar

with use_days as (
    select * from marts.ai_use_days
),

calendar as (
    select * from staging.calendar
)

select
    use_days.person_key,
    calendar.week_start,
    bool_or(use_days.is_active) as is_active
from use_days
inner join calendar on use_days.used_on = calendar.day
group by use_days.person_key, calendar.week_start
having bool_or(use_days.has_telemetry or use_days.is_active)
