-- grain: One row per merged change that belongs to an item of a plan: it names the item
--   or one below it, the plan was frozen before the first commit, and whoever approved
--   the item is not an author.
-- needs: marts.changes, marts.change_items, marts.change_authors, marts.item_roots,
--   marts.plan_items, staging.people

with changes as (
    select * from marts.changes
),

authors as (
    select
        authors.change_key,
        people.person_key,
        people.email,
        people.display_name
    from marts.change_authors as authors
    inner join staging.people as people on authors.person_key = people.person_key
)

select
    changes.change_key,
    plan_items.item_key
from marts.change_items as links
inner join marts.item_roots as roots on links.item_key = roots.item_key
inner join marts.plan_items as plan_items
    on roots.root_item_key = plan_items.item_key
inner join changes
    on
        links.change_key = changes.change_key
        and plan_items.frozen_at <= changes.first_commit_at
where
    not exists (
        select 1 from authors
        where
            authors.change_key = changes.change_key
            and split_part(plan_items.approver, ',', 1)
            in (authors.person_key, authors.email, authors.display_name)
    )
qualify row_number() over (
    partition by changes.change_key
    order by plan_items.frozen_at, plan_items.item_key
) = 1
