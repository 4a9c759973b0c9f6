-- grain: One row per person and patch of theirs that went live: what became of it. This
--   is what their own page shows; nobody else's page shows it.
-- needs: marts.change_authors, marts.changes, marts.change_tiers, marts.patch_outcomes,
--   marts.planned_changes, marts.plan_items

with patches as (
    select * from marts.patch_outcomes
),

plan_items as (
    select
        planned.change_key,
        items.use_case_id,
        items.use_case_title
    from marts.planned_changes as planned
    inner join marts.changes as changes on planned.change_key = changes.change_key
    inner join marts.plan_items as items on
        planned.item_key = items.item_key
        and changes.first_commit_at >= items.declared_on
)

select
    authors.person_key,
    patches.patch_key,
    patches.change_key,
    changes.title,
    changes.url,
    patches.service_names,
    patches.patch_landed_at as went_live_at,
    cast(patches.settles_at as date) as settles_on,
    plan_items.use_case_id,
    plan_items.use_case_title,
    tiers.tier,
    date_diff('second', changes.first_commit_at, patches.patch_landed_at) / 3600.0
        as lead_time_hours,
    patches.outcome,
    patches.undone_by,
    patches.undone_at,
    not(changes.is_revert or changes.is_mechanical) as is_counted,
    case
        when changes.is_revert then 'It takes an earlier change back.'
        when changes.is_mechanical
            then 'It holds only generated, copied or formatted code.'
    end as not_counted_because
from patches
inner join marts.changes as changes on patches.change_key = changes.change_key
inner join marts.change_authors as authors on patches.change_key = authors.change_key
inner join marts.change_tiers as tiers on patches.change_key = tiers.change_key
left join plan_items on patches.change_key = plan_items.change_key
