-- grain: One row per deployment to production that is judged: n days have passed, and
--   it brought something new, or failed, or what it brought is not known.
-- needs: marts.deployments, marts.deployment_changes, marts.landings, marts.failures,
--   marts.policy, marts.horizon, staging.calendar

with deployments as (
    select
        deployments.*,
        deployments.live_at + policy.observation_days * interval 1 day as judged_at
    from marts.deployments as deployments
    cross join marts.policy as policy
),

failed as (
    select
        deployments.deployment_key,
        bool_or(not failures.is_inferred) as has_explicitly_failed
    from marts.failures as failures
    inner join deployments
        on
            failures.deployment_key = deployments.deployment_key
            and failures.failed_at > deployments.live_at
            and failures.failed_at <= deployments.judged_at
    group by deployments.deployment_key
),

known as (
    select distinct deployment_key from marts.deployment_changes
),

bringing as (
    select distinct deployment_key from marts.landings
)

select
    deployments.deployment_key,
    deployments.service_key,
    deployments.deployer_id,
    deployments.repository_key,
    deployments.live_at,
    calendar.period_start,
    failed.deployment_key is not null as has_failed,
    coalesce(failed.has_explicitly_failed, false) as has_explicitly_failed
from deployments
inner join marts.horizon as horizon
    on deployments.judged_at <= horizon.complete_until
inner join staging.calendar as calendar
    on cast(deployments.live_at as date) = calendar.day
left join failed on deployments.deployment_key = failed.deployment_key
left join known on deployments.deployment_key = known.deployment_key
left join bringing on deployments.deployment_key = bringing.deployment_key
where
    bringing.deployment_key is not null
    or failed.deployment_key is not null
    or (known.deployment_key is null and deployments.repeats_turn is null)
