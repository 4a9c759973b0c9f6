-- grain: One row per period and measure of how well work is linked. changes_with_item:
--   merged changes, bots apart, that name a work item. items_in_plan: work items ended
--   in the period, incidents apart, that are at or below an item of a frozen plan.
-- needs: marts.changes, marts.change_items, marts.item_roots, staging.work_items,
--   staging.incidents, staging.calendar

with told as (
    select
        changes.merged_at as known_at,
        'changes_with_item' as measure,
        changes.change_key in (select change_key from marts.change_items) as is_known
    from marts.changes as changes
    where not changes.is_by_bot
    union all
    select
        items.resolved_at as known_at,
        'items_in_plan' as measure,
        roots.item_key is not null as is_known
    from staging.work_items as items
    left join marts.item_roots as roots on items.item_key = roots.item_key
    left join staging.incidents as incidents
        on items.item_key = incidents.incident_key
    where incidents.incident_key is null
)

select
    calendar.period_start,
    told.measure,
    cast(count(*) filter (where told.is_known) as double) as part,
    cast(count(*) as double) as whole
from told
inner join staging.calendar as calendar on cast(told.known_at as date) = calendar.day
group by calendar.period_start, told.measure
