-- grain: One row per way an incident is known to come from a deployment, and the
--   incidents nothing links.
-- needs: staging.incidents, marts.incident_deployments

with linked as (
    select
        incident_key,
        arg_min(method, is_inferred) as method,
        min(is_inferred) as is_inferred
    from marts.incident_deployments
    group by incident_key
)

select
    'Incidents to deployments' as link,
    coalesce(linked.method, 'not linked') as method,
    case
        when linked.method is null then 'none'
        when linked.is_inferred then 'inferred'
        else 'exact'
    end as certainty,
    count(*) as things
from staging.incidents as incidents
left join linked on incidents.incident_key = linked.incident_key
group by all
order by all
