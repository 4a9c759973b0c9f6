-- title: Stays in a team, from the dated snapshots of the roster

select
    person_key,
    valid_from,
    valid_to,
    team_key,
    department,
    division,
    cost_center,
    manager_key,
    'roster' as origin,
    file_id,
    row_number
from roster_stays('versions', 'fate')
