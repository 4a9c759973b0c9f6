-- grain: One row per way a merged change names the work item it belongs to, bots apart,
--   and the changes that name none.
-- needs: marts.changes, marts.change_items

with named as (
    select
        change_key,
        min(method) as method
    from marts.change_items
    group by change_key
)

select
    'Merged changes to work items' as link,
    coalesce(named.method, 'none named') as method,
    case when named.method is null then 'none' else 'exact' end as certainty,
    count(*) as things
from marts.changes as changes
left join named on changes.change_key = named.change_key
where not changes.is_by_bot
group by all
order by all
