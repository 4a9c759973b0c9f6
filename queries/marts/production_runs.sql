-- grain: One row per successful run of a deployment to production. A retry puts the
--   commit that is live there live again; it belongs to the first run. A repository
--   that no service names, or several do, is a service of its own.
-- needs: staging.deployments, staging.services, marts.deployment_tiers

with runs as (
    select
        deployments.deployment_key,
        deployments.service_key,
        deployments.repository_key,
        deployments.environment_name,
        deployments.sha,
        deployments.is_rollback,
        deployments.deployer_id,
        deployments.change_number,
        coalesce(
            deployments.finished_at, deployments.started_at, deployments.created_at
        ) as live_at
    from staging.deployments as deployments
    inner join marts.deployment_tiers as tiers
        on deployments.deployment_key = tiers.deployment_key
    where deployments.result = 'success' and tiers.tier = 'production'
),

only_services as (
    select
        link_value as repository_key,
        min(service_key) as service_key
    from staging.services
    where link_kind = 'repository'
    group by link_value
    having count(distinct service_key) = 1
),

named as (
    select
        runs.*,
        coalesce(runs.service_key, only_services.service_key, runs.repository_key)
            as service
    from runs
    left join only_services on runs.repository_key = only_services.repository_key
    where runs.live_at is not null
),

followed as (
    select
        *,
        coalesce(sha = lag(sha) over (
            partition by service, environment_name
            order by live_at, deployment_key
        ), false) as is_retry
    from named
),

numbered as (
    select
        *,
        count(*) filter (where not is_retry) over (
            partition by service, environment_name
            order by live_at, deployment_key
        ) as turn
    from followed
)

select
    deployment_key,
    first_value(deployment_key) over (
        partition by service, environment_name, turn
        order by live_at, deployment_key
    ) as first_deployment_key,
    service as service_key,
    repository_key,
    environment_name,
    sha,
    live_at,
    coalesce(is_rollback, false) as is_rollback,
    deployer_id,
    change_number,
    turn
from numbered
