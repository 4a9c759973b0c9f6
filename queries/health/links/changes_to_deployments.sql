-- grain: One row per way a merged change, bots apart, is known to have gone live, the
--   surest one of each, and the changes that no deployment carries.
-- needs: marts.changes, marts.deployment_changes

with surest as (
    select
        change_key,
        method,
        is_inferred
    from marts.deployment_changes
    qualify row_number() over (
        partition by change_key
        order by is_inferred, method
    ) = 1
)

select
    'Merged changes to deployments' as link,
    coalesce(surest.method, 'not linked') as method,
    case
        when surest.method is null then 'none'
        when surest.is_inferred then 'inferred'
        else 'exact'
    end as certainty,
    count(*) as things
from marts.changes as changes
left join surest on changes.change_key = surest.change_key
where not changes.is_by_bot
group by all
order by all
