-- grain: One row per metric, period and reason: the amount that no person's row holds,
--   so that rows and unallocated together are everything.
-- needs: marts.patch_outcomes, marts.change_authors, marts.deployment_units,
--   marts.deployment_shares, marts.unit_shares, marts.planned_periods, marts.spend

with untold as (
    select
        'standing' as metric_id,
        patches.period_start,
        'no known author' as reason,
        1.0 as amount
    from marts.patch_outcomes as patches
    left join marts.change_authors as authors on patches.change_key = authors.change_key
    where
        authors.change_key is null
        and patches.is_counted and patches.outcome <> 'too_early'
    union all
    select
        'change_fail_rate' as metric_id,
        units.period_start,
        'no author and no person deployed' as reason,
        shares.share as amount
    from marts.deployment_units as units
    inner join marts.deployment_shares as shares
        on units.deployment_key = shares.deployment_key
    where shares.person_key is null
    union all
    select
        'adoption_quality' as metric_id,
        units.period_start,
        'no known author' as reason,
        10 * units.stake * units.share as amount
    from marts.unit_shares as units
    inner join marts.planned_periods as planned
        on units.period_start = planned.period_start
    where units.person_key is null and units.is_ai_assisted
    union all
    select
        'spend_per_engineer_week' as metric_id,
        period_start,
        case
            when person_key is not null then 'in ' || currency
            when currency = 'USD' then 'no known person'
            else 'no known person, in ' || currency
        end as reason,
        cost as amount
    from marts.spend
    where person_key is null or currency <> 'USD'
)

select
    metric_id,
    period_start,
    reason,
    sum(amount) as amount
from untold
group by metric_id, period_start, reason
