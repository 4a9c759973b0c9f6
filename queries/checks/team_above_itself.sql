-- title: Teams whose chain of parents never ends

with recursive chain as (
    select
        team_key,
        parent_team_key,
        1 as steps
    from staging.teams
    union all
    select
        chain.team_key,
        teams.parent_team_key,
        chain.steps + 1 as steps
    from chain
    inner join staging.teams as teams on chain.parent_team_key = teams.team_key
    where chain.steps < 20
)

select distinct team_key
from chain
where steps = 20
