-- grain: One row per metric, period and reason: the amount that no person's row holds,
--   so that rows and unallocated together are everything.
-- needs: marts.patch_outcomes, marts.change_authors, marts.deployment_units,
--   marts.deployment_shares, marts.unit_shares, marts.planned_periods, marts.spend,
--   marts.delivery_credits, marts.spend_buckets, marts.engineer_weeks,
--   marts.home_nodes, marts.loaded_rates, marts.counted_costs, marts.periods,
--   marts.milestone_shares, marts.recoveries

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
    union all
    select
        'spend_linked' as metric_id,
        period_start,
        'in ' || currency as reason,
        cost as amount
    from marts.spend_buckets
    where currency <> 'USD'
    union all
    select
        'spend_linked' as metric_id,
        periods.period_start,
        'no known person' as reason,
        costs.cost as amount
    from marts.counted_costs as costs
    inner join marts.periods as periods
        on costs.used_on between periods.period_start and periods.period_end
    where
        costs.event_key is not null and costs.spend_kind = 'metered'
        and costs.person_key is null and costs.currency = 'USD'
    union all
    select
        'milestone_on_time' as metric_id,
        period_start,
        'nothing attempted by a known author' as reason,
        10 * share as amount
    from marts.milestone_shares
    where person_key is null
    union all
    select
        'recovery_hours' as metric_id,
        recoveries.period_start,
        'no author and no person deployed' as reason,
        shares.share as amount
    from marts.recoveries as recoveries
    inner join marts.deployment_shares as shares
        on recoveries.deployment_key = shares.deployment_key
    where shares.person_key is null
    union all
    select
        'nd' as metric_id,
        period_start,
        'no known author' as reason,
        5 * credit * share as amount
    from marts.delivery_credits
    where person_key is null
    union all
    select
        'cost_to_serve' as metric_id,
        worked.period_start,
        'engineer-weeks in a unit without a rate in USD' as reason,
        cast(worked.engineer_weeks as double) as amount
    from marts.engineer_weeks as worked
    left join marts.home_nodes as homes
        on
            worked.person_key = homes.person_key
            and worked.period_start = homes.period_start
    left join marts.loaded_rates as rates
        on homes.node_key = rates.node_key and rates.currency = 'USD'
    where rates.node_key is null
)

select
    metric_id,
    period_start,
    reason,
    sum(amount) as amount
from untold
group by metric_id, period_start, reason
