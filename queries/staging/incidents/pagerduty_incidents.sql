-- title: PagerDuty incidents: REST list or single, webhook
-- tool: pagerduty
-- feed: incidents
-- container: json
-- records_at: incidents, incident, event.data, root
-- recognised_by: incident_number|number, service, status, urgency
-- fields: id, incident_number|number, title, description, status, urgency, created_at,
--   resolved_at, last_status_change_at, priority(summary, name), service(id, summary),
--   acknowledgements[at], log_entries[type, created_at], body(details)
-- around: event(occurred_at, event_type)
-- family: pagerduty
-- natural_key: incident_key
-- newest_by: changed_at, told_in_full
-- dated_by: created_at
-- final_after_days: 1
-- drops: *

with read as (
    select
        source.*,
        coalesce(
            source.last_status_change_at, source.around.event.occurred_at
        ) as changed_text,
        coalesce(
            source.last_status_change_at,
            case
                when source.around.event.event_type = 'incident.acknowledged'
                    then source.around.event.occurred_at
            end
        ) as answered_text,
        -- What is acknowledged is forgotten when it is resolved, unless the log tells.
        list_concat(
            list_transform(source.acknowledgements, lambda one: one.at),
            logged_times(source.log_entries, 'acknowledge_log_entry')
        ) as answers,
        coalesce(
            source.resolved_at,
            list_max(logged_times(source.log_entries, 'resolve_log_entry'))
        ) as resolved_text,
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
    -- The service as PagerDuty names it, until services.csv says whose it is.
    coalesce(read.service.summary, read.service.id) as service_key,
    read.title,
    read.source_severity,
    severity(read.source_severity) as severity,
    lower(read.status) as status,
    read_time(read.created_at) as created_at,
    read_time(read.created_at) as started_at,
    read_time(read.created_at) as detected_at,
    coalesce(
        list_min(read_times(read.answers)),
        if(
            lower(read.status) = 'acknowledged', read_time(read.answered_text), null
        )
    ) as acknowledged_at,
    -- Old answers lack the time of the end: it is the last change of a resolved one.
    case
        when lower(read.status) = 'resolved'
            then read_time(coalesce(read.resolved_text, read.changed_text))
    end as resolved_at,
    read_time(coalesce(read.changed_text, read.created_at)) as changed_at,
    true as told_in_full,
    named_cause(read.words) as cause_ref,
    json_object('service_id', read.service.id) as extra,
    if(
        lower(read.status) = 'resolved'
        and read.resolved_text is null
        and coalesce(read.around.event.event_type <> 'incident.resolved', true),
        ['resolved_at'],
        null
    ) as approximated_fields,
    coalesce(
        missing('id', read.id),
        missing('created_at', read.created_at),
        time_fault('created_at', read.created_at, read.latest_at),
        time_fault('resolved_at', read.resolved_text, read.latest_at),
        time_fault('last_status_change_at', read.changed_text, read.latest_at)
    ) as fault
from read
