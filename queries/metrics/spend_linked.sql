-- title: AI spend linked to work that went live
-- version: 1
-- question: What did the AI spend go to, as far as a single use can be tied to work?
-- kind: spend
-- shape: share
-- unit: % of AI spend that can be linked
-- direction: neither
-- family: spend
-- needs: marts.spend_buckets
-- owner: Jon Weir, Finance
-- goal: goal-cost-to-serve
-- guardrail: adoption_quality
-- worked_out_as: Each charged use falls into one bucket, judged 28 days after its
--   period. Linked: it names a change that went live, or falls into the work on one
--   that the tool's own record names. Adjacent: only person and time fit. In flight:
--   its change is not live yet. The rest is not yet linked. The buckets add up to all
--   spend that can be linked.
-- gaming: Opening a tool beside every change moves spend from not linked to linked.
--   Hence it is no goal, and both ends raise a question.
-- misread_as: Spend that was worth it, or not. Exploring, learning and review link to
--   nothing and are part of the work.
-- used_for: Asking what the use was for, against the group's own past.
-- not_for: pay, promotion, discipline
-- audience: manager, hr
-- cap: 400
-- base: 50
-- scale: 1
-- min_events: effective n 8
-- interval: 95
-- close_after: 28
-- limits: What a tool reports by day cannot be linked and is in none of the buckets;
--   coverage says how much that is. Exploration is not tagged by any export yet. Other
--   currencies are shown as unallocated.
-- parts: adjacent = beside a change that went live by person and time only, in_flight
--   = with a change that is not live yet, not_linked = not yet linked to a delivery

with spent as (
    select
        person_key,
        period_start,
        cast(sum(cost) as double) as spent,
        cast(sum(cost * cost) as double) as weight_sq
    from marts.spend_buckets
    where currency = 'USD'
    group by person_key, period_start
),

variants (part, bucket) as (
    values
    ('', 'linked'), ('adjacent', 'adjacent'), ('in_flight', 'in_flight'),
    ('not_linked', 'not_linked')
),

bucketed as (
    select
        person_key,
        period_start,
        bucket,
        cast(sum(cost) as double) as cost
    from marts.spend_buckets
    where currency = 'USD'
    group by person_key, period_start, bucket
)

select
    spent.person_key,
    spent.period_start,
    variants.part,
    coalesce(bucketed.cost, 0) as numerator,
    spent.spent as denominator,
    spent.weight_sq
from spent
cross join variants
left join bucketed
    on
        spent.person_key = bucketed.person_key
        and spent.period_start = bucketed.period_start
        and variants.bucket = bucketed.bucket
