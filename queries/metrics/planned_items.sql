-- title: Planned items delivered
-- version: 1
-- question: How many items of a frozen plan were delivered, per engineer-week?
-- kind: guardrail
-- shape: rate
-- unit: items per engineer-week
-- direction: neither
-- family: delivery
-- needs: marts.planned_credits, marts.engineer_weeks, marts.planned_periods
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: nd
-- worked_out_as: Items of a frozen plan that went live, were approved by somebody else
--   and stayed quiet for 14 days, over the engineer-weeks of everybody. An item counts
--   once, whatever it weighs, divided among its authors by the lines that last.
-- gaming: Splitting tickets before the plan is frozen raises it, and nothing else.
--   Hence it stands beside normalised deployments and has no target.
-- misread_as: Output. Twice as many items of half the size is the same work.
-- used_for: Noticing that plans are cut finer, when it rises and normalised deployments
--   do not.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: effective n 8
-- interval: 95
-- close_after: 14
-- limits: Says nothing where no plan is frozen.

with weeks as (
    select
        worked.person_key,
        worked.period_start,
        cast(sum(worked.engineer_weeks) as double) as engineer_weeks
    from marts.engineer_weeks as worked
    inner join marts.planned_periods as planned
        on worked.period_start = planned.period_start
    group by worked.person_key, worked.period_start
),

delivered as (
    select
        person_key,
        period_start,
        sum(share) as items
    from marts.planned_credits
    where person_key is not null
    group by person_key, period_start
)

select
    coalesce(weeks.person_key, delivered.person_key) as person_key,
    coalesce(weeks.period_start, delivered.period_start) as period_start,
    '' as part,
    cast(coalesce(delivered.items, 0) as double) as numerator,
    coalesce(weeks.engineer_weeks, 0) as denominator,
    cast(coalesce(delivered.items, 0) as double) as weight_sq
from weeks
full join delivered on
    weeks.person_key = delivered.person_key
    and weeks.period_start = delivered.period_start
