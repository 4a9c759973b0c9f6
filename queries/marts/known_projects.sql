-- grain: One row per project of a planning tool, or repository with issues, that any
--   item comes from. A word counts as a key only where it names one of them.
-- needs: staging.work_items, governance.milestone_items

with items as (
    select item_key from staging.work_items
    union
    select root_item_key as item_key from governance.milestone_items
),

projects as (
    select distinct regexp_replace(item_key, '[0-9]+$', '') as project_key
    from items
)

select
    project_key,
    lower(regexp_replace(project_key, '^[a-z]+:', '')) as project_name
from projects
