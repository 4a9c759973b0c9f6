-- title: GitHub Copilot seats of an organisation or enterprise, as the REST API lists
--   them. A file is who had a seat then: who is missing has none from then on
-- tool: copilot
-- feed: spend
-- container: json
-- records_at: seats, data, root
-- recognised_by: assignee, last_activity_at, last_activity_editor
-- fields: created_at, updated_at, pending_cancellation_date, last_activity_at,
--   last_authenticated_at, last_activity_editor, plan_type, assignee(login, id),
--   assigning_team(slug), organization(login)
-- natural_key: id_value, organisation, snapshot_at
-- family: copilot_seats
-- generation: 2
-- newest_by: last_activity_at, export
-- dated_by: snapshot_at

with read as (
    select
        source.*,
        blank_to_null(lower(source.assignee.login)) as login_text
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'copilot' as tool,
    'github' as system,
    read.exported_at as snapshot_at,
    read.plan_type as plan_name,
    read.last_activity_editor as last_surface,
    read_time(read.created_at) as assigned_at,
    read_time(read.last_activity_at) as last_activity_at,
    read_day(read.pending_cancellation_date) as cancels_on,
    if(read.login_text is null, 'user_id', 'login') as id_kind,
    coalesce(read.login_text, read.assignee.id) as id_value,
    -- An answer of an enterprise may name the team and not the organisation.
    coalesce(
        lower(read.organization.login), read.declared_scope,
        'team ' || read.assigning_team.slug, ''
    ) as organisation,
    coalesce(
        missing('assignee', coalesce(read.login_text, read.assignee.id)),
        time_fault('created_at', read.created_at, read.latest_at),
        time_fault('last_activity_at', read.last_activity_at, read.latest_at),
        day_fault('pending_cancellation_date', read.pending_cancellation_date)
    ) as fault
from read
