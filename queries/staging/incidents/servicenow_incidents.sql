-- title: ServiceNow incidents as CSV; an audit export has a row per change of one
-- tool: servicenow
-- feed: incidents
-- container: csv
-- recognised_by: number, incident_state|state, sys_mod_count, opened_at
-- columns: short_description, cmdb_ci, business_service, priority, sys_updated_at,
--   sys_updated_on, resolved_at, closed_at, caused_by, rfc
-- natural_key: incident_key
-- newest_by: change_count, changed_at
-- dated_by: created_at
-- final_after_days: 1
-- zone: declared, order
-- drops: *_by, caller*, assigned_to, *description*, *notes*, *comment*, watch_list,
--   active, reassignment_count, reopen_count, made_sla, contact_type, location,
--   category, subcategory, u_symptom, impact, urgency, assignment_group, knowledge,
--   u_priority_confirmation, notify, problem_id, vendor, close*_code, sys_created_*

with read as (
    select
        source.*,
        servicenow_cell(source.priority) as source_severity,
        servicenow_cell(source.opened_at) as opened,
        servicenow_cell(coalesce(source.sys_updated_at, source.sys_updated_on))
            as updated,
        servicenow_cell(source.resolved_at) as resolved,
        servicenow_cell(source.closed_at) as closed,
        source.declared_date_order as date_order,
        source.declared_zone as zone_name
    from source
),

timed as (
    select
        read.*,
        read_local_time(read.opened, read.date_order) as opened_local,
        read_local_time(read.updated, read.date_order) as updated_local,
        read_local_time(read.resolved, read.date_order) as resolved_local,
        read_local_time(read.closed, read.date_order) as closed_local
    from read
)

select
    timed.file_id,
    timed.row_number,
    'servicenow' as source,
    'servicenow:' || upper(servicenow_cell(timed.number)) as incident_key,
    coalesce(servicenow_cell(timed.cmdb_ci), servicenow_cell(timed.business_service))
        as service_key,
    servicenow_cell(timed.short_description) as title,
    timed.source_severity,
    severity(timed.source_severity) as severity,
    servicenow_state(coalesce(timed.incident_state, timed.state)) as status,
    to_utc(timed.opened_local, timed.zone_name) as created_at,
    to_utc(timed.opened_local, timed.zone_name) as started_at,
    to_utc(timed.opened_local, timed.zone_name) as detected_at,
    to_utc(timed.closed_local, timed.zone_name) as closed_at,
    to_utc(coalesce(timed.resolved_local, timed.closed_local), timed.zone_name)
        as resolved_at,
    to_utc(coalesce(timed.updated_local, timed.opened_local), timed.zone_name)
        as changed_at,
    read_count(servicenow_cell(timed.sys_mod_count)) as change_count,
    -- The change that caused it, and the one that mends it.
    servicenow_cell(timed.caused_by) as cause_ref,
    servicenow_cell(timed.rfc) as fix_ref,
    if(
        timed.resolved_local is null and timed.closed_local is not null,
        ['resolved_at'],
        null
    ) as approximated_fields,
    concat_ws(
        ' ',
        odd_hour(timed.opened_local, timed.zone_name),
        odd_hour(timed.updated_local, timed.zone_name),
        odd_hour(timed.resolved_local, timed.zone_name),
        odd_hour(timed.closed_local, timed.zone_name)
    ) as odd_hours,
    json_merge_patch(coalesce(timed.extra, '{}'), json_object(
        'zone', timed.zone_name,
        'opened_text', timed.opened,
        'resolved_text', timed.resolved
    )) as extra,
    coalesce(
        missing('number', servicenow_cell(timed.number)),
        missing('sys_mod_count', servicenow_cell(timed.sys_mod_count)),
        missing('opened_at', timed.opened),
        count_fault('sys_mod_count', servicenow_cell(timed.sys_mod_count)),
        local_fault('opened_at', timed.opened, timed.opened_local, timed.latest_at),
        local_fault(
            'sys_updated_at', timed.updated, timed.updated_local, timed.latest_at
        ),
        local_fault(
            'resolved_at', timed.resolved, timed.resolved_local, timed.latest_at
        ),
        local_fault('closed_at', timed.closed, timed.closed_local, timed.latest_at)
    ) as fault
from timed
