-- title: Cost to serve
-- version: 1
-- question: What does one standard delivery cost, people and AI together?
-- kind: spend
-- shape: money
-- unit: USD per delivery
-- direction: neither
-- family: spend
-- needs: marts.spend, marts.delivery_credits, marts.engineer_weeks, marts.home_nodes,
--   marts.loaded_rates
-- owner: Jon Weir, Finance
-- goal: goal-cost-to-serve
-- guardrail: deployment_rework_rate
-- worked_out_as: Engineer-weeks at the loaded rate of their unit, a fifty-second of
--   what policy.toml says a year costs, plus seats and metered AI use, over all
--   normalised deployments. Units without a rate are left out of it; the AI part,
--   which needs no rate, has everybody.
-- gaming: Planning more and trivial items; rework and planned items stand beside it.
--   Burning tokens only raises it.
-- misread_as: A price. It knows nothing of what a delivery was worth, and levels of two
--   teams differ by how they plan.
-- used_for: Seeing what work that stands costs, against the group's own past.
-- not_for: pay, promotion, discipline
-- audience: manager, hr
-- cap: 10000
-- base: 1250
-- scale: 1000
-- min_events: effective n 8
-- interval: 95
-- close_after: 28
-- limits: A rate is an average of a unit and nobody's pay. Rates and spend in other
--   currencies are not converted; what has no rate, author or person is shown as
--   unallocated.
-- parts: ai = seats and metered AI use alone, needs no rate

with spent as (
    select
        person_key,
        period_start,
        cast(sum(cost) as double) as cost
    from marts.spend
    where person_key is not null and currency = 'USD'
    group by person_key, period_start
),

worked as (
    select
        person_key,
        period_start,
        cast(sum(engineer_weeks) as double) as engineer_weeks
    from marts.engineer_weeks
    group by person_key, period_start
),

earned as (
    select
        person_key,
        period_start,
        sum(1000 * credit * share) as thousandths,
        sum(1000 * credit * credit * share) as weight_sq
    from marts.delivery_credits
    where person_key is not null
    group by person_key, period_start
),

people as (
    select
        person_key,
        period_start
    from spent
    union
    select
        person_key,
        period_start
    from worked
    union
    select
        person_key,
        period_start
    from earned
),

rated as (
    select
        homes.person_key,
        homes.period_start,
        rates.week_rate
    from marts.home_nodes as homes
    inner join marts.loaded_rates as rates
        on homes.node_key = rates.node_key and rates.currency = 'USD'
),

costs as (
    select
        people.person_key,
        people.period_start,
        coalesce(spent.cost, 0) as ai_cost,
        coalesce(worked.engineer_weeks, 0) * rated.week_rate as people_cost,
        coalesce(earned.thousandths, 0) as thousandths,
        coalesce(earned.weight_sq, 0) as weight_sq
    from people
    left join spent
        on
            people.person_key = spent.person_key
            and people.period_start = spent.period_start
    left join worked
        on
            people.person_key = worked.person_key
            and people.period_start = worked.period_start
    left join earned
        on
            people.person_key = earned.person_key
            and people.period_start = earned.period_start
    left join rated
        on
            people.person_key = rated.person_key
            and people.period_start = rated.period_start
)

-- Thousandths of a delivery, so that money and deliveries are rounded by the same base.
select
    person_key,
    period_start,
    '' as part,
    people_cost + ai_cost as numerator,
    thousandths as denominator,
    weight_sq
from costs
where people_cost is not null
union all
select
    person_key,
    period_start,
    'ai' as part,
    ai_cost as numerator,
    thousandths as denominator,
    weight_sq
from costs
