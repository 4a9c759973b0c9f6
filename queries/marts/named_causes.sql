-- grain: One row per incident and deployment that the incident itself names as its
--   cause: by its key or that of a change it brought, by the number of its change
--   request, by the artifact it put live, or by a commit.
-- needs: staging.incidents, marts.deployments, marts.production_runs,
--   marts.appearances, marts.changes

with incidents as (
    select
        *,
        coalesce(started_at, detected_at, created_at) as began_at,
        -- Staging keeps of a text the commit alone.
        coalesce(
            nullif(regexp_extract(lower(cause_ref), '^([0-9a-f]{7,40})$', 1), ''),
            regexp_extract(lower(title), 'root cause:? *([0-9a-f]{7,40})', 1)
        ) as cause_sha
    from staging.incidents
),

runs as (
    select * from marts.production_runs
),

carried as (
    select
        appearances.deployment_key,
        appearances.service_key,
        appearances.live_at,
        appearances.change_key,
        changes.merge_sha as sha
    from marts.appearances as appearances
    inner join marts.changes as changes
        on appearances.change_key = changes.change_key
),

shas as (
    select
        deployment_key,
        service_key,
        live_at,
        sha
    from marts.deployments
    union
    select
        deployment_key,
        service_key,
        live_at,
        sha
    from carried
)

select
    incidents.incident_key,
    runs.first_deployment_key as deployment_key,
    'explicit_id' as method
from incidents
inner join runs on incidents.cause_ref = runs.deployment_key
union
select
    incidents.incident_key,
    carried.deployment_key,
    'explicit_id' as method
from incidents
inner join carried
    on
        lower(incidents.cause_ref) = carried.change_key
        and incidents.began_at >= carried.live_at
union
select
    incidents.incident_key,
    runs.first_deployment_key as deployment_key,
    'change_number' as method
from incidents
inner join runs on incidents.cause_ref = runs.change_number
union
select
    incidents.incident_key,
    runs.first_deployment_key as deployment_key,
    'artifact' as method
from incidents
inner join runs
    on
        incidents.artifact_id = runs.version
        and incidents.began_at >= runs.live_at
        and coalesce(incidents.service_key = runs.service_key, true)
union
select
    incidents.incident_key,
    shas.deployment_key,
    'sha_in_text' as method
from incidents
inner join shas on
    substring(incidents.cause_sha, 1, 7) = substring(shas.sha, 1, 7)
    and starts_with(shas.sha, incidents.cause_sha)
    and incidents.began_at >= shas.live_at
    and coalesce(incidents.service_key = shas.service_key, true)
