-- grain: One row per period, measure and team: engineer-weeks, credit in deliveries,
--   and what its milestones that were due held, and how much of it was delivered by the
--   date.
-- needs: marts.engineer_weeks, marts.home_nodes, marts.delivery_credits,
--   marts.milestone_deliveries, governance.milestones

select
    homes.period_start,
    'engineer_weeks' as sign,
    homes.node_key as part,
    cast(sum(weeks.engineer_weeks) as double) as amount
from marts.engineer_weeks as weeks
inner join marts.home_nodes as homes
    on
        weeks.person_key = homes.person_key
        and weeks.period_start = homes.period_start
group by homes.period_start, homes.node_key
union all
select
    homes.period_start,
    'credit_of_team' as sign,
    homes.node_key as part,
    cast(sum(credits.credit * credits.share) as double) as amount
from marts.delivery_credits as credits
inner join marts.home_nodes as homes
    on
        credits.person_key = homes.person_key
        and credits.period_start = homes.period_start
group by homes.period_start, homes.node_key
union all
select
    deliveries.period_start,
    'stake_due' as sign,
    snapshots.node_id as part,
    cast(sum(deliveries.stake) as double) as amount
from marts.milestone_deliveries as deliveries
inner join governance.milestones as snapshots
    on deliveries.snapshot_id = snapshots.snapshot_id
group by deliveries.period_start, snapshots.node_id
union all
select
    deliveries.period_start,
    'stake_delivered' as sign,
    snapshots.node_id as part,
    cast(sum(deliveries.delivered_stake) as double) as amount
from marts.milestone_deliveries as deliveries
inner join governance.milestones as snapshots
    on deliveries.snapshot_id = snapshots.snapshot_id
group by deliveries.period_start, snapshots.node_id
