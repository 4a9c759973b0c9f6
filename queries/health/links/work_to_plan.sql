-- grain: One row for work items, incidents apart, at or below an item of a frozen plan,
--   and one for the others.
-- needs: staging.work_items, staging.incidents, marts.item_roots

select
    'Work items to a frozen plan' as link,
    case when roots.item_key is null then 'in no plan' else 'in a plan' end as method,
    case when roots.item_key is null then 'none' else 'exact' end as certainty,
    count(*) as things
from staging.work_items as items
left join marts.item_roots as roots on items.item_key = roots.item_key
left join staging.incidents as incidents on items.item_key = incidents.incident_key
where incidents.incident_key is null
group by all
order by all
