-- grain: One row per period and measure of how well changes are known. changes_mapped:
--   merged changes, bots apart, with a known author. lines_counted: those whose
--   effective lines were exported. tier_known: live patches of which is known whether
--   AI was seen.
-- needs: marts.changes, marts.change_authors, marts.patch_outcomes,
--   staging.change_lines, staging.calendar

with told as (
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
    union all
    select
        patch_landed_at as known_at,
        'tier_known' as measure,
        arm <> 'unknown' as is_known
    from marts.patch_outcomes
    where is_counted
)

select
    calendar.period_start,
    told.measure,
    cast(count(*) filter (where told.is_known) as double) as part,
    cast(count(*) as double) as whole
from told
inner join staging.calendar as calendar on cast(told.known_at as date) = calendar.day
group by calendar.period_start, told.measure
