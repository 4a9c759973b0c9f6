-- title: AI spend per engineer-week
-- version: 1
-- question: How much is spent on AI tools per engineer-week?
-- kind: quantity
-- shape: money
-- unit: USD per engineer-week
-- direction: neither
-- family: spend
-- needs: marts.spend, marts.engineer_weeks
-- owner: Jon Weir, Finance
-- goal: goal-cost-to-serve
-- guardrail: adoption_quality
-- worked_out_as: Metered use and seats of a period, in US dollars, over the
--   engineer-weeks of everybody, users or not. Charged amounts first; a list price only
--   where a tool exports nothing else. What a plan includes is no money spent.
-- gaming: Moving use to private accounts lowers it. It is context, never a target or a
--   limit.
-- misread_as: Value. Spending more or less says nothing about what the work was worth.
-- used_for: The second reading of quantity beside adoption quality.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 400
-- base: 50
-- scale: 10
-- min_events: 20 engineer-weeks
-- interval: 95
-- close_after: 28
-- limits: Other currencies are not converted; they and spend of unknown people are
--   shown as unallocated. Seats count only where a tool exports who has one.
-- pairs_with: adoption_quality

with spent as (
    select
        person_key,
        period_start,
        sum(cost) as cost
    from marts.spend
    where person_key is not null and currency = 'USD'
    group by person_key, period_start
),

worked as (
    select
        person_key,
        period_start,
        sum(engineer_weeks) as engineer_weeks,
        sum(engineer_weeks * engineer_weeks) as weight_sq
    from marts.engineer_weeks
    group by person_key, period_start
)

-- Tenths of an engineer-week, so that money and weeks are rounded by the same base.
select
    coalesce(worked.person_key, spent.person_key) as person_key,
    coalesce(worked.period_start, spent.period_start) as period_start,
    '' as part,
    cast(coalesce(spent.cost, 0) as double) as numerator,
    cast(coalesce(10 * worked.engineer_weeks, 0) as double) as denominator,
    cast(coalesce(10 * worked.weight_sq, 0) as double) as weight_sq
from worked
full join spent on
    worked.person_key = spent.person_key
    and worked.period_start = spent.period_start
