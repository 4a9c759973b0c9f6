-- grain: One row per person, tool, week and kind of cost: what their own page shows of
--   their use of AI. Nobody else's page shows it. Active days stand on the first kind
--   of a week, so that rows add up.
-- needs: marts.ai_use_days, staging.calendar

with use_days as (
    select
        use_days.*,
        calendar.week_start
    from marts.ai_use_days as use_days
    inner join staging.calendar as calendar on use_days.used_on = calendar.day
),

active as (
    select
        person_key,
        tool,
        week_start,
        count(distinct used_on) filter (where is_active) as active_days
    from use_days
    group by all
),

costs as (
    select
        person_key,
        tool,
        week_start,
        currency,
        cost_kind,
        cast(sum(tokens) as bigint) as tokens,
        sum(cost) as cost,
        row_number() over (
            partition by person_key, tool, week_start
            order by cost_kind nulls last, currency nulls last
        ) as turn
    from use_days
    group by person_key, tool, week_start, currency, cost_kind
)

select
    costs.person_key,
    costs.tool,
    costs.week_start,
    case when costs.turn = 1 then active.active_days else 0 end as active_days,
    costs.tokens,
    costs.cost,
    costs.currency,
    costs.cost_kind
from costs
inner join active
    on
        costs.person_key = active.person_key
        and costs.tool = active.tool
        and costs.week_start = active.week_start
