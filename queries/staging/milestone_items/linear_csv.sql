-- title: Issues in projects, milestones, initiatives and cycles

select
    items.plan.plan_key as milestone_key,
    items.item_key,
    items.file_id,
    items.row_number
from (
    select
        kept.*,
        unnest(kept.roadmap) as plan
    from kept
) as items
