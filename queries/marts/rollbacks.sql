-- grain: One row per deployment that was rolled back, at the first moment it was. A
--   commit that was live before goes live again: everything since then is rolled back.
--   A deployment flagged as a rollback takes back the one before it.
-- needs: marts.deployments, marts.production_runs, staging.failures

with deployments as (
    select * from marts.deployments
),

runs as (
    select * from marts.production_runs
),

taken_back as (
    select
        earlier.deployment_key,
        deployments.live_at as rolled_back_at
    from deployments
    inner join deployments as earlier
        on
            deployments.service_key = earlier.service_key
            and deployments.environment_name
            is not distinct from earlier.environment_name
            and deployments.turn > earlier.turn
    where
        earlier.turn > deployments.repeats_turn
        or (
            deployments.is_rollback
            and deployments.repeats_turn is null
            and earlier.turn = deployments.turn - 1
        )
    union all
    select
        runs.first_deployment_key as deployment_key,
        failures.occurred_at as rolled_back_at
    from staging.failures as failures
    inner join runs on failures.deployment_key = runs.deployment_key
    where failures.kind = 'rollback'
)

select
    deployment_key,
    min(rolled_back_at) as rolled_back_at
from taken_back
group by deployment_key
