-- grain: One row per period and measure of how well deliveries are known.
--   changes_mapped: merged changes, bots apart, with a known author. lines_counted:
--   those with counted effective lines. tier_known: live patches of which is known
--   whether AI was seen. deployments_linked: deployments to production with known
--   content. deployments_mapped: judged ones with a person. environments_known:
--   deployments whose environment is declared.
-- needs: marts.changes, marts.change_authors, marts.patch_outcomes, marts.deployments,
--   marts.deployment_changes, marts.deployment_units, marts.deployment_shares,
--   marts.deployment_tiers, staging.deployments, staging.change_lines, staging.calendar

with merged as (
    select
        changes.merged_at as known_at,
        'changes_mapped' as measure,
        changes.change_key in (select change_key from marts.change_authors)
            as is_known
    from marts.changes as changes
    where not changes.is_by_bot
    union all
    select
        changes.merged_at as known_at,
        'lines_counted' as measure,
        lines.sha is not null as is_known
    from marts.changes as changes
    left join staging.change_lines as lines
        on
            changes.repository_key = lines.repository_key
            and changes.merge_sha = lines.sha
    where not changes.is_by_bot
),

landed as (
    select
        patch_landed_at as known_at,
        'tier_known' as measure,
        arm <> 'unknown' as is_known
    from marts.patch_outcomes
    where is_counted
),

deployed as (
    select
        live_at as known_at,
        'deployments_linked' as measure,
        repeats_turn is not null
        or deployment_key in (select deployment_key from marts.deployment_changes)
            as is_known
    from marts.deployments
    union all
    select
        units.live_at as known_at,
        'deployments_mapped' as measure,
        units.deployment_key in (
            select deployment_key from marts.deployment_shares
            where person_key is not null
        ) as is_known
    from marts.deployment_units as units
    union all
    select
        coalesce(finished_at, started_at, created_at) as known_at,
        'environments_known' as measure,
        deployment_key in (select deployment_key from marts.deployment_tiers)
            as is_known
    from staging.deployments
),

told as (
    select * from merged
    union all
    select * from landed
    union all
    select * from deployed
)

select
    calendar.period_start,
    told.measure,
    cast(count(*) filter (where told.is_known) as double) as part,
    cast(count(*) as double) as whole
from told
inner join staging.calendar as calendar on cast(told.known_at as date) = calendar.day
group by calendar.period_start, told.measure
