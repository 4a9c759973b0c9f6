-- grain: One row per period and measure of how well deployments are known.
--   deployments_linked: those to production whose content is known. changes_deployed:
--   merged changes, bots apart, that a deployment to production carries.
--   deployments_mapped: judged ones that are somebody's. environments_known: those
--   whose environment is declared.
-- needs: marts.deployments, marts.deployment_changes, marts.deployment_units,
--   marts.deployment_shares, marts.deployment_tiers, marts.changes,
--   staging.deployments, staging.calendar

with told as (
    select
        live_at as known_at,
        'deployments_linked' as measure,
        repeats_turn is not null
        or deployment_key in (select deployment_key from marts.deployment_changes)
            as is_known
    from marts.deployments
    union all
    select
        merged_at as known_at,
        'changes_deployed' as measure,
        change_key in (select change_key from marts.deployment_changes) as is_known
    from marts.changes
    where not is_by_bot
    union all
    select
        live_at as known_at,
        'deployments_mapped' as measure,
        deployment_key in (
            select deployment_key from marts.deployment_shares
            where person_key is not null
        ) as is_known
    from marts.deployment_units
    union all
    select
        coalesce(finished_at, started_at, created_at) as known_at,
        'environments_known' as measure,
        deployment_key in (select deployment_key from marts.deployment_tiers)
            as is_known
    from staging.deployments
)

select
    calendar.period_start,
    told.measure,
    cast(count(*) filter (where told.is_known) as double) as part,
    cast(count(*) as double) as whole
from told
inner join staging.calendar as calendar on cast(told.known_at as date) = calendar.day
group by calendar.period_start, told.measure
