-- title: Organisation units that a directory names

select
    team_key,
    team_name,
    parent_team_key,
    origin,
    file_id,
    row_number
from directory_units('versions')
