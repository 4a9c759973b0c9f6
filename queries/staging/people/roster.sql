-- title: The generic roster: one row per person and dated snapshot
-- tool: roster
-- feed: roster
-- container: csv
-- recognised_by: person_key, email, role, team_key, as_of
-- columns: display_name, employee_number, title, location, team_name, parent_team_key,
--   department, division, cost_center, manager_key, is_active, started_on, ended_on
-- natural_key: person_key
-- newest_by: as_of
-- dated_by: as_of
-- family: people
-- carries: team_key, team_name, parent_team_key, department, division, cost_center,
--   manager_key, other_email, scope_name

select
    source.file_id,
    source.row_number,
    source.extra,
    trim(source.person_key) as person_key,
    lower(trim(source.email)) as email,
    clean_text(source.display_name) as display_name,
    blank_to_null(source.employee_number) as employee_number,
    clean_text(source.title) as title,
    lower(trim(source.role)) as role,
    clean_text(source.location) as location,
    coalesce(read_flag(source.is_active), true) as is_active,
    read_day(source.started_on) as started_on,
    read_day(source.ended_on) as ended_on,
    'roster' as origin,
    read_day(source.as_of) as as_of,
    clean_text(source.team_key) as team_key,
    clean_text(source.team_name) as team_name,
    clean_text(source.parent_team_key) as parent_team_key,
    clean_text(source.department) as department,
    clean_text(source.division) as division,
    clean_text(source.cost_center) as cost_center,
    blank_to_null(source.manager_key) as manager_key,
    cast(null as varchar) as other_email,
    coalesce(source.declared_scope, '') as scope_name,
    coalesce(
        missing('person_key', source.person_key),
        missing('email', source.email),
        missing('role', source.role),
        missing('team_key', source.team_key),
        missing('as_of', source.as_of),
        day_fault('as_of', source.as_of),
        day_fault('started_on', source.started_on),
        day_fault('ended_on', source.ended_on)
    ) as fault
from source
