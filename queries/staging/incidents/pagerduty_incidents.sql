-- title: PagerDuty incidents (REST)
-- tool: pagerduty
-- feed: incidents
-- container: json
-- records_at: incidents, root
-- recognised_by: incident_number, service, status, urgency
-- fields: id, incident_number, title, description, status, urgency, created_at,
--   resolved_at, last_status_change_at, priority(summary, name), service(id, summary),
--   acknowledgements[at], body(details)
-- natural_key: incident_key
-- newest_by: changed_at
-- dated_by: created_at
-- final_after_days: 1
-- drops: *

with read as (
    select
        source.*,
        coalesce(source.priority.summary, source.priority.name, source.urgency)
            as source_severity,
        concat_ws(' ', source.title, source.description, source.body.details) as words
    from source
)

select
    read.file_id,
    read.row_number,
    'pagerduty' as source,
    'pagerduty:' || read.id as incident_key,
    -- The service as PagerDuty names it: _after.sql puts the service of services.csv.
    coalesce(read.service.summary, read.service.id) as service_key,
    read.title,
    read.source_severity,
    lower(read.status) as status,
    read_time(read.created_at) as created_at,
    read_time(read.created_at) as started_at,
    read_time(read.created_at) as detected_at,
    list_min(list_transform(read.acknowledgements, lambda one: read_time(one.at)))
        as acknowledged_at,
    read_time(coalesce(
        read.resolved_at,
        case when read.status = 'resolved' then read.last_status_change_at end
    )) as resolved_at,
    read_time(coalesce(read.last_status_change_at, read.created_at)) as changed_at,
    case
        when upper(read.source_severity) in ('P1', 'SEV1', 'SEV-1') then 'critical'
        when upper(read.source_severity) in ('P2', 'SEV2', 'SEV-2', 'HIGH') then 'high'
        when upper(read.source_severity) in ('P3', 'SEV3', 'SEV-3') then 'medium'
        when upper(read.source_severity) in ('P4', 'P5', 'SEV4', 'SEV5', 'LOW')
            then 'low'
        else 'unknown'
    end as severity,
    nullif(
        regexp_extract(read.words, '(?i)root cause:? *([0-9a-f]{7,40})\b', 1), ''
    ) as cause_ref,
    json_object('service_id', read.service.id) as extra,
    case
        when read.resolved_at is null and read.status = 'resolved'
            then ['resolved_at']
    end as approximated_fields,
    coalesce(
        missing('id', read.id),
        missing('created_at', read.created_at),
        time_fault('created_at', read.created_at, read.latest_at),
        time_fault('resolved_at', read.resolved_at, read.latest_at),
        time_fault(
            'last_status_change_at', read.last_status_change_at, read.latest_at
        )
    ) as fault
from read
