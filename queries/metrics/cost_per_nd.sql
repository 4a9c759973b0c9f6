-- title: AI cost per lasting AI-assisted delivery
-- version: 1
-- question: What does one standard delivery that AI helped with cost in AI?
-- kind: spend
-- shape: money
-- unit: USD per AI-assisted delivery
-- direction: neither
-- family: spend
-- needs: marts.spend, marts.delivery_credits
-- owner: Jon Weir, Finance
-- goal: goal-cost-to-serve
-- guardrail: spend_per_engineer_week
-- worked_out_as: All metered use and seats of a period, linked to work or not, in US
--   dollars, over the normalised deployments of work of which at least half the lines
--   come from AI-assisted changes.
-- gaming: Burning tokens only raises it. Moving use to private accounts lowers it;
--   coverage stands beside it.
-- misread_as: What the work was worth, or what it would have cost without AI.
-- used_for: Seeing what AI cost for what stood, against the same group's own past.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 400
-- base: 50
-- scale: 100
-- min_events: effective n 8
-- interval: 95
-- close_after: 28
-- limits: Other currencies are not converted; they and spend of unknown people are
--   shown as unallocated. What no tool's record ties to AI is in the cost and not in
--   the deliveries.

with spent as (
    select
        person_key,
        period_start,
        cast(sum(cost) as double) as cost
    from marts.spend
    where person_key is not null and currency = 'USD'
    group by person_key, period_start
),

earned as (
    select
        person_key,
        period_start,
        sum(100 * credit * share) as hundredths,
        sum(100 * credit * credit * share) as weight_sq
    from marts.delivery_credits
    where person_key is not null and is_ai_assisted
    group by person_key, period_start
)

-- Hundredths of a delivery, so that money and deliveries are rounded by the same base.
select
    coalesce(spent.person_key, earned.person_key) as person_key,
    coalesce(spent.period_start, earned.period_start) as period_start,
    '' as part,
    coalesce(spent.cost, 0) as numerator,
    coalesce(earned.hundredths, 0) as denominator,
    coalesce(earned.weight_sq, 0) as weight_sq
from spent
full join earned on
    spent.person_key = earned.person_key
    and spent.period_start = earned.period_start
