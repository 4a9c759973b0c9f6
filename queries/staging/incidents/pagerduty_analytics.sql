-- title: PagerDuty analytics: the same incidents, up to 24 hours late, with durations
-- tool: pagerduty
-- feed: incidents
-- container: json
-- records_at: data, root
-- recognised_by: id, created_at, seconds_to_resolve, service_id|service_name
-- fields: id, incident_number, description, status, urgency, created_at, resolved_at,
--   seconds_to_first_ack, seconds_to_resolve, service_id, service_name, priority_name,
--   auto_resolved
-- family: pagerduty
-- natural_key: incident_key
-- newest_by: changed_at, told_in_full
-- dated_by: created_at
-- final_after_days: 1
-- drops: *

with read as (
    select
        source.*,
        coalesce(source.priority_name, source.urgency) as source_severity,
        read_time(source.created_at) as began_at,
        read_time(source.created_at)
        + to_seconds(read_count(source.seconds_to_first_ack)) as answered_at,
        coalesce(
            read_time(source.resolved_at),
            read_time(source.created_at)
            + to_seconds(read_count(source.seconds_to_resolve))
        ) as ended_at
    from source
)

select
    read.file_id,
    read.row_number,
    'pagerduty' as source,
    'pagerduty:' || read.id as incident_key,
    coalesce(read.service_name, read.service_id) as service_key,
    read.description as title,
    read.source_severity,
    severity(read.source_severity) as severity,
    coalesce(
        lower(read.status),
        case
            when read.ended_at is not null then 'resolved'
            when read.answered_at is not null then 'acknowledged'
            else 'triggered'
        end
    ) as status,
    read.began_at as created_at,
    read.began_at as started_at,
    read.began_at as detected_at,
    read.answered_at as acknowledged_at,
    read.ended_at as resolved_at,
    read_flag(read.auto_resolved) as is_auto_resolved,
    coalesce(read.ended_at, read.answered_at, read.began_at) as changed_at,
    -- Of two records of one state the other shape says more about the service.
    false as told_in_full,
    named_cause(read.description) as cause_ref,
    json_object('service_id', read.service_id) as extra,
    coalesce(
        missing('id', read.id),
        missing('created_at', read.created_at),
        time_fault('created_at', read.created_at, read.latest_at),
        time_fault('resolved_at', read.resolved_at, read.latest_at),
        count_fault('seconds_to_first_ack', read.seconds_to_first_ack),
        count_fault('seconds_to_resolve', read.seconds_to_resolve),
        case
            when read_count(read.seconds_to_first_ack) < 0
                then 'negative_count seconds_to_first_ack'
            when read_count(read.seconds_to_resolve) < 0
                then 'negative_count seconds_to_resolve'
        end
    ) as fault
from read
