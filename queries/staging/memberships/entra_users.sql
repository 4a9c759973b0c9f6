-- title: Stays in the unit a directory names, from its dated exports

select
    person_key,
    valid_from,
    valid_to,
    team_key,
    department,
    division,
    cost_center,
    manager_key,
    'directory' as origin,
    file_id,
    row_number
from roster_stays('versions', 'fate')
