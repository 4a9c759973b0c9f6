-- grain: One row per work item at or below an item of a frozen plan: the nearest such
--   item. A plan item that is below itself holds nothing, not even itself.
-- needs: staging.work_items, marts.plan_items

with recursive plan_items as (
    select * from marts.plan_items
),

work_items as (
    select * from staging.work_items
),

tree as (
    select
        item_key,
        item_key as root_item_key,
        0 as depth
    from plan_items
    union all
    select
        work_items.item_key,
        tree.root_item_key,
        tree.depth + 1 as depth
    from tree
    inner join work_items on tree.item_key = work_items.parent_key
    where tree.depth < 10
),

loops as (
    select distinct root_item_key
    from tree
    where depth > 0 and item_key = root_item_key
),

sound as (
    select tree.*
    from tree
    left join loops on tree.root_item_key = loops.root_item_key
    where loops.root_item_key is null
)

select
    item_key,
    root_item_key
from sound
qualify row_number() over (
    partition by item_key
    order by depth, root_item_key
) = 1
