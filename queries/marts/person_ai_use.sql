-- grain: One row per person, tool, week and kind of cost: what their own page shows of
--   their use of AI. Nobody else's page shows it.
-- needs: marts.ai_use_days, staging.calendar

with use_days as (
    select * from marts.ai_use_days
)

select
    use_days.person_key,
    use_days.tool,
    calendar.week_start,
    count(distinct use_days.used_on) filter (where use_days.is_active) as active_days,
    cast(sum(use_days.tokens) as bigint) as tokens,
    sum(use_days.cost) as cost,
    use_days.currency,
    use_days.cost_kind
from use_days
inner join staging.calendar as calendar on use_days.used_on = calendar.day
group by all
