-- grain: One row per incident and deployment held to have caused it, with how that is
--   known. Explicit: the incident names the deployment, its change number, its artifact
--   or a commit (root cause). Else inferred: the latest earlier deployment of the
--   service within the window that brought something.
-- needs: staging.incidents, marts.suspects, marts.named_causes, marts.policy

with incidents as (
    select
        *,
        coalesce(started_at, detected_at, created_at) as began_at
    from staging.incidents
),

deployments as (
    select * from marts.suspects
),

named as (
    select * from marts.named_causes
),

inferred as (
    select
        incidents.incident_key,
        deployments.deployment_key
    from incidents
    inner join deployments
        on
            incidents.service_key = deployments.service_key
            and incidents.began_at > deployments.live_at
    inner join marts.policy as policy
        on
            incidents.began_at
            <= deployments.live_at + policy.incident_window_hours * interval 1 hour
    left join named on incidents.incident_key = named.incident_key
    where named.incident_key is null
    qualify row_number() over (
        partition by incidents.incident_key
        order by deployments.live_at desc, deployments.deployment_key desc
    ) = 1
)

select
    incident_key,
    deployment_key,
    method,
    cast(null as integer) as window_hours,
    false as is_inferred
from named
union all
select
    inferred.incident_key,
    inferred.deployment_key,
    'service_window' as method,
    policy.incident_window_hours as window_hours,
    true as is_inferred
from inferred
cross join marts.policy as policy
