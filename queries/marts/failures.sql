-- grain: One row per deployment to production and event that says it failed. A hotfix
--   blames the deployment before its own, in the same environment of the service, that
--   brought something to fix.
-- needs: marts.deployments, marts.suspects, marts.production_runs, marts.rollbacks,
--   marts.landings, marts.hotfixes, marts.incident_deployments,
--   staging.incidents, staging.failures, governance.policy

with deployments as (
    select
        deployments.*,
        max(suspects.turn) over (
            partition by deployments.service_key, deployments.environment_name
            order by deployments.turn
            rows between unbounded preceding and 1 preceding
        ) as blamed_turn
    from marts.deployments as deployments
    left join marts.suspects as suspects
        on deployments.deployment_key = suspects.deployment_key
),

reported as (
    select
        runs.first_deployment_key as deployment_key,
        failures.kind,
        failures.occurred_at as failed_at
    from staging.failures as failures
    inner join marts.production_runs as runs
        on failures.deployment_key = runs.deployment_key
    where failures.kind <> 'rollback'
),

-- None declared: all of them.
uncounted as (
    select incidents.incident_key
    from staging.incidents as incidents
    inner join governance.policy as policy
        on
            policy.name = 'incidents.counted_severities'
            and policy.value <> ''
            and ', ' || policy.value || ','
            not like '%, ' || coalesce(incidents.severity, 'unknown') || ',%'
)

select
    deployment_key,
    'rollback' as kind,
    rolled_back_at as failed_at,
    false as is_inferred
from marts.rollbacks
union
select
    blamed.deployment_key,
    'hotfix' as kind,
    landings.landed_at as failed_at,
    false as is_inferred
from marts.landings as landings
inner join marts.hotfixes as hotfixes on landings.change_key = hotfixes.change_key
inner join deployments on landings.deployment_key = deployments.deployment_key
inner join deployments as blamed
    on
        deployments.service_key = blamed.service_key
        and deployments.environment_name is not distinct from blamed.environment_name
        and deployments.blamed_turn = blamed.turn
where landings.is_first
union
select
    caused.deployment_key,
    'incident' as kind,
    -- When it was on record: what is written down later moves no closed period.
    coalesce(incidents.created_at, incidents.detected_at, incidents.started_at)
        as failed_at,
    caused.is_inferred
from marts.incident_deployments as caused
inner join staging.incidents as incidents
    on caused.incident_key = incidents.incident_key
left join uncounted on caused.incident_key = uncounted.incident_key
where uncounted.incident_key is null
union
select
    deployment_key,
    kind,
    failed_at,
    false as is_inferred
from reported
