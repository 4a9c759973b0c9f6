-- grain: One row per organisation unit: the company, its departments, their teams. Of
--   several sources only the units of the one that counts make up the tree. Where
--   several units have none above them, everybody is above them all.
-- needs: staging.teams, staging.files, marts.people_sources, marts.memberships

with formats as (
    select
        file_id,
        min(format_id) as format_id
    from staging.files
    group by file_id
),

spine as (
    select coalesce(min(case when is_spine then source end), 'roster') as source
    from marts.people_sources
),

counted as (
    select distinct team_key
    from marts.memberships
),

told as (
    select
        teams.*,
        coalesce(formats.format_id, spine.source) = spine.source
        or counted.team_key is not null as is_spine,
        count(*) filter (where teams.origin = 'roster') over () as of_rosters
    from staging.teams as teams
    cross join spine
    left join formats on teams.file_id = formats.file_id
    left join counted on teams.team_key = counted.team_key
),

teams as (
    select
        *,
        count(*) filter (where parent_team_key is null) over () as roots
    from told
    where of_rosters = 0 or (origin = 'roster' and is_spine)
),

placed as (
    select
        team_key,
        team_name,
        coalesce(parent_team_key, case when roots > 1 then 'everybody:' end)
            as parent_team_key
    from teams
    union
    select
        'everybody:' as team_key,
        'Everybody' as team_name,
        cast(null as varchar) as parent_team_key
    from teams
    where roots > 1
)

select
    placed.team_key as node_key,
    placed.team_name as node_name,
    placed.parent_team_key as parent_node_key,
    case
        when placed.parent_team_key is null then 'company'
        when parents.parent_team_key is null then 'department'
        else 'team'
    end as level
from placed
left join placed as parents on placed.parent_team_key = parents.team_key
