-- grain: One row per frozen plan and item in it that was approved by then: whose plan,
--   what the item weighs, and how much of that weight was approved.
-- needs: governance.milestones, governance.milestone_items, staging.calendar

with snapshots as (
    select * from governance.milestones
),

items as (
    select
        *,
        sum(weight) over (partition by snapshot_id) as snapshot_weight
    from governance.milestone_items
)

select
    items.snapshot_id,
    items.root_item_key as item_key,
    items.use_case_id,
    snapshots.node_id,
    snapshots.frozen_at,
    coalesce(items.approver, snapshots.approver) as approver,
    coalesce(calendar.quarter_start, date '1900-01-01') as quarter_start,
    items.weight,
    least(1, snapshots.approved_weight / nullif(items.snapshot_weight, 0))
        as approved_share
from items
inner join snapshots on items.snapshot_id = snapshots.snapshot_id
left join staging.calendar as calendar
    on cast(snapshots.frozen_at as date) = calendar.day
where coalesce(items.approved_at, snapshots.approved_at) <= snapshots.frozen_at
