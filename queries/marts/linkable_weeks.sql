-- grain: One row per person and week in which the telemetry of a tool covers them whose
--   records name commits or changes. Where tools report by day only, nothing can be
--   said.
-- needs: marts.ai_use_days, marts.linked_tools, staging.calendar

select distinct
    use_days.person_key,
    calendar.week_start
from marts.ai_use_days as use_days
inner join marts.linked_tools as linked
    on
        use_days.tool = linked.tool
        and use_days.used_on >= linked.linked_from
inner join staging.calendar as calendar on use_days.used_on = calendar.day
where use_days.has_telemetry
