-- title: Organisation units as the newest snapshot that names them says

with named as (
    select
        team_key,
        coalesce(team_name, team_key) as team_name,
        parent_team_key,
        as_of,
        file_id,
        row_number
    from versions
    union all by name
    select
        parent_team_key as team_key,
        parent_team_key as team_name,
        null as parent_team_key,
        -- A unit known only as a parent: any row of its own says more.
        date '1900-01-01' as as_of,
        file_id,
        row_number
    from versions
    where parent_team_key is not null
)

select
    team_key,
    team_name,
    parent_team_key,
    file_id,
    row_number
from named
qualify row_number() over (
    partition by team_key
    order by
        as_of desc,
        parent_team_key is null asc,
        file_id asc,
        row_number asc
) = 1
