-- grain: One row per deployment to production: how many attempts it took. Runs of the
--   same content that failed or were cancelled since the deployment before count, and
--   its retries.
-- needs: staging.deployments, marts.production_runs, marts.deployments,
--   marts.deployment_tiers, marts.deployment_services

with tried as (
    select
        services.service_key,
        deployments.environment_name,
        coalesce(deployments.sha, deployments.version) as content_key,
        coalesce(
            deployments.finished_at, deployments.started_at, deployments.created_at
        ) as ended_at,
        coalesce(deployments.attempts, 1) as attempts
    from staging.deployments as deployments
    inner join marts.deployment_tiers as tiers
        on deployments.deployment_key = tiers.deployment_key
    inner join marts.deployment_services as services
        on deployments.deployment_key = services.deployment_key
    where
        tiers.tier = 'production'
        and deployments.result in ('failure', 'cancelled')
),

failed as (
    select
        deployments.deployment_key,
        sum(tried.attempts) as attempts
    from marts.deployments as deployments
    inner join tried
        on
            deployments.service_key = tried.service_key
            and deployments.environment_name is not distinct from tried.environment_name
            and coalesce(deployments.sha, deployments.version) = tried.content_key
            and deployments.live_at > tried.ended_at
            and coalesce(deployments.previous_live_at < tried.ended_at, true)
    group by deployments.deployment_key
),

succeeded as (
    select
        runs.first_deployment_key as deployment_key,
        sum(coalesce(told.attempts, 1)) as attempts
    from marts.production_runs as runs
    inner join staging.deployments as told
        on runs.deployment_key = told.deployment_key
    group by runs.first_deployment_key
)

select
    succeeded.deployment_key,
    cast(succeeded.attempts + coalesce(failed.attempts, 0) as bigint) as attempts
from succeeded
left join failed on succeeded.deployment_key = failed.deployment_key
