-- title: Incidents of a tool of one's own, as CSV or JSON
-- tool: incidents
-- feed: incidents
-- container: csv, json
-- records_at: incidents, data, root
-- recognised_by: issueKey, title, originalStatus, createdDate
-- fields: issueKey, title, type, status, originalStatus, createdDate, updatedDate,
--   resolutionDate, severity, priority, component, service, causedBy
-- natural_key: incident_key
-- newest_by: updated_at
-- dated_by: created_at
-- drops: url, *description*, epicKey, storyPoint, *Minutes, parentIssueKey, creator*,
--   assignee*, boardKey

with read as (
    select
        source.*,
        coalesce(
            blank_to_null(source.severity), blank_to_null(source.priority)
        ) as source_severity,
        blank_to_null(source.resolutiondate) as resolved,
        if(upper(trim(source.status)) = 'DONE', blank_to_null(source.updateddate), null)
            as done
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'simple' as source,
    'simple:' || blank_to_null(read.issuekey) as incident_key,
    lower(coalesce(blank_to_null(read.service), blank_to_null(read.component)))
        as service_key,
    read.title,
    read.source_severity,
    severity(read.source_severity) as severity,
    lower(trim(read.originalstatus)) as status,
    read_time(read.createddate) as created_at,
    read_time(read.createddate) as started_at,
    read_time(read.createddate) as detected_at,
    read_time(read.updateddate) as updated_at,
    read_time(coalesce(read.resolved, read.done)) as resolved_at,
    blank_to_null(read.causedby) as cause_ref,
    if(read.resolved is null and read.done is not null, ['resolved_at'], null)
        as approximated_fields,
    coalesce(
        if(upper(trim(read.type)) <> 'INCIDENT', 'not_this_kind type', null),
        missing('issueKey', read.issuekey),
        missing('title', read.title),
        missing('originalStatus', read.originalstatus),
        missing('createdDate', read.createddate),
        time_fault('createdDate', read.createddate, read.latest_at),
        time_fault('updatedDate', read.updateddate, read.latest_at),
        time_fault('resolutionDate', read.resolutiondate, read.latest_at),
        if(
            upper(trim(read.status)) not in ('TODO', 'IN_PROGRESS', 'DONE'),
            'unknown_value status',
            null
        )
    ) as fault
from read
