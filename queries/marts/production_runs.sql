-- grain: One row per successful run of a deployment to production, numbered per
--   service. What it puts live is known by its commit, else by its version. A retry
--   puts live again what is live there; it takes the turn of the first run.
-- needs: staging.deployments, marts.deployment_tiers, marts.deployment_services

with runs as (
    select
        deployments.deployment_key,
        services.service_key,
        deployments.repository_key,
        deployments.environment_name,
        deployments.sha,
        deployments.version,
        coalesce(deployments.sha, deployments.version) as content_key,
        deployments.is_rollback,
        deployments.deployer_id,
        deployments.change_number,
        coalesce(
            deployments.finished_at, deployments.started_at, deployments.created_at
        ) as live_at
    from staging.deployments as deployments
    inner join marts.deployment_tiers as tiers
        on deployments.deployment_key = tiers.deployment_key
    inner join marts.deployment_services as services
        on deployments.deployment_key = services.deployment_key
    where deployments.result = 'success' and tiers.tier = 'production'
),

followed as (
    select
        *,
        coalesce(content_key = lag(content_key) over (
            partition by service_key, environment_name
            order by live_at, deployment_key
        ), false) as is_retry
    from runs
    where live_at is not null
),

numbered as (
    select
        *,
        count(*) filter (where not is_retry) over (
            partition by service_key, environment_name
            order by live_at, deployment_key
        ) as turn
    from followed
)

select
    deployment_key,
    service_key,
    repository_key,
    environment_name,
    sha,
    version,
    content_key,
    live_at,
    turn,
    coalesce(is_rollback, false) as is_rollback,
    deployer_id,
    change_number,
    first_value(deployment_key) over (
        partition by service_key, environment_name, turn
        order by live_at, deployment_key
    ) as first_deployment_key
from numbered
