-- grain: One row per milestone with a date it was first committed to, once that date is
--   14 days past: how much of what was first approved was delivered by then. A later
--   plan moves neither date nor weight.
-- needs: governance.milestones, marts.plan_items, marts.delivered_items, marts.policy,
--   marts.horizon, staging.calendar

with first_plans as (
    select * from governance.milestones
    where committed_on is not null
    qualify row_number() over (
        partition by milestone_id
        order by frozen_at, snapshot_id
    ) = 1
),

weighed as (
    select
        milestones.milestone_id,
        sum(items.stake) as stake,
        sum(
            case
                when cast(delivered.delivered_at as date) <= milestones.committed_on
                    then items.stake
                else 0
            end
        ) as delivered_stake
    from first_plans as milestones
    inner join governance.milestones as snapshots
        on milestones.milestone_id = snapshots.milestone_id
    inner join marts.plan_items as items
        on snapshots.snapshot_id = items.snapshot_id
    left join marts.delivered_items as delivered
        on items.item_key = delivered.item_key
    where snapshots.frozen_at = milestones.frozen_at
    group by milestones.milestone_id
)

select
    milestones.milestone_id,
    milestones.snapshot_id,
    milestones.committed_on,
    calendar.period_start,
    coalesce(weighed.stake, 0) as stake,
    coalesce(weighed.delivered_stake, 0) as delivered_stake,
    coalesce(weighed.delivered_stake >= 0.9 * weighed.stake, false) as is_on_time
from first_plans as milestones
inner join staging.calendar as calendar on milestones.committed_on = calendar.day
cross join marts.policy as policy
inner join marts.horizon as horizon
    on
        milestones.committed_on + (1 + policy.observation_days) * interval 1 day
        <= horizon.complete_until
left join weighed on milestones.milestone_id = weighed.milestone_id
