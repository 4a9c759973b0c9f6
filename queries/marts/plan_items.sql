-- grain: One row per root item of a frozen plan, from the first snapshot that holds it.
--   Its stake is its weight, in typical items of the team's first planned quarter,
--   scaled down where a snapshot's weights sum to more than was approved.
-- needs: governance.milestones, governance.milestone_items, governance.use_cases,
--   staging.calendar

with snapshots as (
    select
        milestones.*,
        calendar.quarter_start
    from governance.milestones as milestones
    inner join staging.calendar as calendar
        on cast(milestones.frozen_at as date) = calendar.day
),

weighed as (
    select
        items.root_item_key as item_key,
        items.weight,
        items.use_case_id,
        snapshots.snapshot_id,
        snapshots.node_id,
        snapshots.quarter_start,
        snapshots.frozen_at,
        snapshots.approved_weight,
        coalesce(items.approver, snapshots.approver) as approver,
        coalesce(items.approved_at, snapshots.approved_at) as approved_at,
        sum(items.weight) over (partition by snapshots.snapshot_id) as snapshot_weight,
        min(snapshots.quarter_start) over (partition by snapshots.node_id)
            as first_quarter
    from governance.milestone_items as items
    inner join snapshots on items.snapshot_id = snapshots.snapshot_id
),

typical as (
    select
        node_id,
        median(weight) as typical_weight
    from weighed
    where quarter_start = first_quarter
    group by node_id
),

first_frozen as (
    select * from weighed
    where approved_at <= frozen_at
    qualify row_number() over (
        partition by item_key
        order by frozen_at, snapshot_id
    ) = 1
)

select
    first_frozen.item_key,
    first_frozen.snapshot_id,
    first_frozen.frozen_at,
    first_frozen.approver,
    first_frozen.use_case_id,
    use_cases.title as use_case_title,
    use_cases.declared_on,
    first_frozen.weight / nullif(typical.typical_weight, 0)
    * least(
        1, first_frozen.approved_weight / nullif(first_frozen.snapshot_weight, 0)
    ) as stake
from first_frozen
inner join typical on first_frozen.node_id is not distinct from typical.node_id
left join governance.use_cases as use_cases
    on first_frozen.use_case_id = use_cases.use_case_id
