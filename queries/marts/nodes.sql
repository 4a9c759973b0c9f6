-- grain: One row per organisation unit: the company, its departments, their teams.
--   Units of a directory count only where no roster describes any.
-- needs: staging.teams

with told as (
    select
        *,
        count(*) filter (where origin = 'roster') over () as of_rosters
    from staging.teams
),

teams as (
    select * from told
    where origin = 'roster' or of_rosters = 0
)

select
    teams.team_key as node_key,
    teams.team_name as node_name,
    teams.parent_team_key as parent_node_key,
    case
        when teams.parent_team_key is null then 'company'
        when parents.parent_team_key is null then 'department'
        else 'team'
    end as level
from teams
left join teams as parents on teams.parent_team_key = parents.team_key
