-- grain: One row per period and measure of how well the causes of incidents are known.
--   incidents_linked: those with a deployment as cause, named or inferred.
--   incidents_named: those that name it themselves.
-- needs: staging.incidents, marts.incident_deployments, staging.calendar

with incidents as (
    select
        incident_key,
        coalesce(started_at, detected_at, created_at) as began_at
    from staging.incidents
),

linked as (
    select
        incident_key,
        bool_or(not is_inferred) as is_named
    from marts.incident_deployments
    group by incident_key
),

told as (
    select
        incidents.began_at,
        'incidents_linked' as measure,
        linked.incident_key is not null as is_known
    from incidents
    left join linked on incidents.incident_key = linked.incident_key
    union all
    select
        incidents.began_at,
        'incidents_named' as measure,
        coalesce(linked.is_named, false) as is_known
    from incidents
    left join linked on incidents.incident_key = linked.incident_key
)

select
    calendar.period_start,
    told.measure,
    cast(count(*) filter (where told.is_known) as double) as part,
    cast(count(*) as double) as whole
from told
inner join staging.calendar as calendar on cast(told.began_at as date) = calendar.day
group by calendar.period_start, told.measure
