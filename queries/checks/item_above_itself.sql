-- title: Work items whose chain of parents never ends

with recursive chain as (
    select
        item_key,
        parent_key,
        1 as steps
    from staging.work_items
    where parent_key is not null
    union all
    select
        chain.item_key,
        items.parent_key,
        chain.steps + 1 as steps
    from chain
    inner join staging.work_items as items on chain.parent_key = items.item_key
    where chain.steps < 20 and items.parent_key is not null
)

select distinct item_key
from chain
where steps = 20
