-- title: GitHub Copilot activity report: who had a seat at the time of the report, and
--   when they last used it
-- tool: copilot
-- feed: spend
-- container: csv
-- recognised_by: Report Time, Login, Last Activity At, Last Surface Used
-- columns: Last Authenticated At, Organization
-- natural_key: id_value, organisation, snapshot_at
-- family: copilot_seats
-- generation: 1
-- newest_by: last_activity_at, export
-- dated_by: snapshot_at

with read as (
    select
        source.*,
        nullif(source."Last Activity At", 'None') as last_activity,
        blank_to_null(lower(source.login)) as login_text
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'copilot' as tool,
    'github' as system,
    'login' as id_kind,
    read.login_text as id_value,
    coalesce(read_time(read."Report Time"), read.exported_at) as snapshot_at,
    read_time(read.last_activity) as last_activity_at,
    nullif(read."Last Surface Used", 'None') as last_surface,
    coalesce(lower(trim(read.organization)), read.declared_scope, '') as organisation,
    coalesce(
        missing('Login', read.login_text),
        time_fault('Report Time', read."Report Time", read.latest_at),
        time_fault('Last Activity At', read.last_activity, read.latest_at)
    ) as fault
from read
