-- grain: One row per period, feed and service: what went live, and how many rollbacks,
--   hotfixes and incidents were reported of it, each dated by what went live. Hours
--   until an incident was on record, and how many incidents say so, have no service.
-- needs: marts.deployments, marts.landings, marts.failures, staging.incidents,
--   staging.calendar

select
    calendar.period_start,
    'landing' as sign,
    landings.service_key as part,
    cast(count(*) as double) as amount
from marts.landings as landings
inner join staging.calendar as calendar
    on cast(landings.landed_at as date) = calendar.day
group by calendar.period_start, landings.service_key
union all
select
    calendar.period_start,
    failures.kind as sign,
    deployments.service_key as part,
    cast(count(distinct failures.deployment_key) as double) as amount
from marts.failures as failures
inner join marts.deployments as deployments
    on failures.deployment_key = deployments.deployment_key
inner join staging.calendar as calendar
    on cast(deployments.live_at as date) = calendar.day
group by calendar.period_start, failures.kind, deployments.service_key
union all
select
    calendar.period_start,
    'hours_to_record' as sign,
    '' as part,
    cast(sum(date_diff('second', incidents.started_at, incidents.created_at)) as double)
    / 3600.0 as amount
from staging.incidents as incidents
inner join staging.calendar as calendar
    on cast(incidents.created_at as date) = calendar.day
where incidents.started_at <= incidents.created_at
group by calendar.period_start
union all
select
    calendar.period_start,
    'recorded' as sign,
    '' as part,
    cast(count(*) as double) as amount
from staging.incidents as incidents
inner join staging.calendar as calendar
    on cast(incidents.created_at as date) = calendar.day
where incidents.started_at <= incidents.created_at
group by calendar.period_start
