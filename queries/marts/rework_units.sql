-- grain: One row per judged deployment to production, with the deployment whose authors
--   it is divided among. Rework puts back what was live before, carries a hotfix, or is
--   the fix an incident names. What a rollback takes back is whose it is, where it
--   brings nothing of its own.
-- needs: marts.deployments, marts.deployment_units, marts.landings, marts.hotfixes,
--   marts.policy, marts.horizon, staging.incidents, staging.calendar

with deployments as (
    select
        *,
        is_rollback or repeats_turn is not null as is_taking_back,
        lag(deployment_key) over (
            partition by service_key, environment_name
            order by live_at, deployment_key
        ) as previous_key
    from marts.deployments
),

fixing as (
    select distinct landings.deployment_key
    from marts.landings as landings
    inner join marts.hotfixes as hotfixes on landings.change_key = hotfixes.change_key
    union
    select deployments.deployment_key
    from deployments
    inner join staging.incidents as incidents
        on incidents.fix_ref in (deployments.deployment_key, deployments.change_number)
),

bringing as (
    select distinct deployment_key from marts.landings
),

judged as (
    select
        deployments.deployment_key,
        deployments.is_taking_back,
        deployments.previous_key,
        calendar.period_start
    from deployments
    inner join staging.calendar as calendar
        on cast(deployments.live_at as date) = calendar.day
    cross join marts.policy as policy
    inner join marts.horizon as horizon
        on
            deployments.live_at + policy.observation_days * interval 1 day
            <= horizon.complete_until
)

select
    judged.deployment_key,
    judged.period_start,
    judged.is_taking_back or fixing.deployment_key is not null as is_rework,
    case
        when judged.is_taking_back and bringing.deployment_key is null
            then judged.previous_key
        else judged.deployment_key
    end as authored_key
from judged
left join marts.deployment_units as units
    on judged.deployment_key = units.deployment_key
left join bringing on judged.deployment_key = bringing.deployment_key
left join fixing on judged.deployment_key = fixing.deployment_key
where units.deployment_key is not null or judged.is_taking_back
