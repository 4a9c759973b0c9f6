-- grain: One row per failed deployment that is judged: when it began to fail, and how
--   long until it was mended. It began with the first incident it caused; without one,
--   when it went live. It was mended by whichever came first: a rollback, a hotfix, the
--   incident resolved. Still open after n days: n days.
-- needs: marts.deployment_units, marts.failures, marts.incident_deployments,
--   marts.policy, marts.horizon, staging.incidents, staging.calendar

with incidents as (
    select
        caused.deployment_key,
        min(coalesce(incidents.started_at, incidents.detected_at, incidents.created_at))
            as began_at,
        max(incidents.resolved_at) as resolved_at,
        bool_and(incidents.resolved_at is not null) as is_resolved
    from marts.incident_deployments as caused
    inner join staging.incidents as incidents
        on caused.incident_key = incidents.incident_key
    group by caused.deployment_key
),

mended as (
    select
        deployment_key,
        min(failed_at) filter (where kind in ('rollback', 'hotfix')) as mended_at
    from marts.failures
    group by deployment_key
),

failed as (
    select
        units.deployment_key,
        greatest(coalesce(incidents.began_at, units.live_at), units.live_at)
            as began_at,
        least(
            mended.mended_at,
            case when incidents.is_resolved then incidents.resolved_at end
        ) as mended_at
    from marts.deployment_units as units
    left join incidents on units.deployment_key = incidents.deployment_key
    left join mended on units.deployment_key = mended.deployment_key
    where units.has_failed
)

select
    failed.deployment_key,
    calendar.period_start,
    case
        when failed.mended_at is null then 24.0 * policy.observation_days
        else least(
            24.0 * policy.observation_days,
            date_diff(
                'second', failed.began_at, greatest(failed.mended_at, failed.began_at)
            ) / 3600.0
        )
    end as hours
from failed
inner join staging.calendar as calendar
    on cast(failed.began_at as date) = calendar.day
cross join marts.policy as policy
inner join marts.horizon as horizon
    on
        failed.began_at + policy.observation_days * interval 1 day
        <= horizon.complete_until
