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
        read_declared_time(read.opened, read.date_order, read.zone_name) as opened_time,
        read_declared_time(read.updated, read.date_order, read.zone_name)
            as updated_time,
        read_declared_time(read.resolved, read.date_order, read.zone_name)
            as resolved_time,
        read_declared_time(read.closed, read.date_order, read.zone_name) as closed_time
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
    timed.opened_time as created_at,
    timed.opened_time as started_at,
    timed.opened_time as detected_at,
    timed.closed_time as closed_at,
    coalesce(timed.resolved_time, timed.closed_time) as resolved_at,
    coalesce(timed.updated_time, timed.opened_time) as changed_at,
    read_count(servicenow_cell(timed.sys_mod_count)) as change_count,
    -- The change that caused it, and the one that mends it.
    servicenow_cell(timed.caused_by) as cause_ref,
    servicenow_cell(timed.rfc) as fix_ref,
    if(
        timed.resolved_time is null and timed.closed_time is not null,
        ['resolved_at'],
        null
    ) as approximated_fields,
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
        local_time_fault('opened_at', timed.opened, timed.date_order, timed.latest_at),
        local_time_fault(
            'sys_updated_at', timed.updated, timed.date_order, timed.latest_at
        ),
        local_time_fault(
            'resolved_at', timed.resolved, timed.date_order, timed.latest_at
        ),
        local_time_fault('closed_at', timed.closed, timed.date_order, timed.latest_at)
    ) as fault
from timed
