-- title: Frozen items that name a use case nobody declared

select
    items.snapshot_id,
    items.root_item_key,
    items.use_case_id
from governance.milestone_items as items
left join governance.use_cases as use_cases
    on
        items.use_case_id = use_cases.use_case_id
where items.use_case_id is not null and use_cases.use_case_id is null
