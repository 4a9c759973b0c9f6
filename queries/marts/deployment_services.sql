-- grain: One row per deployment: the service it is of. A repository that no service
--   names, or several do, is a service of its own.
-- needs: staging.deployments, staging.services

with only_services as (
    select
        link_value as repository_key,
        min(service_key) as service_key
    from staging.services
    where link_kind = 'repository'
    group by link_value
    having count(distinct service_key) = 1
)

select
    deployments.deployment_key,
    coalesce(
        deployments.service_key, only_services.service_key, deployments.repository_key
    ) as service_key
from staging.deployments as deployments
left join only_services on deployments.repository_key = only_services.repository_key
