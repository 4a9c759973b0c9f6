-- title: Incidents that CDEvents tell about: detected, reported, resolved

with events as (
    select
        kept.*,
        split_part(kept.kind, '.', 2) as state,
        kept.kind = 'incident.resolved' as is_end,
        (kept.happened_at, kept.kind = 'incident.resolved', kept.event_key) as place,
        source.subject.content.description as words,
        coalesce(
            json_of(source.customdata, 'OBJECT') ->> 'severity',
            json_of(source.customdata, 'OBJECT') ->> 'priority'
        ) as source_severity
    from kept
    inner join source
        on
            kept.file_id = source.file_id
            and kept.row_number = source.row_number
    where kept.kind in ('incident.detected', 'incident.reported', 'incident.resolved')
),

told as (
    select
        'cdevents:' || subject_key as incident_key,
        arg_max(service_key, place) as service_key,
        arg_min(words, place) as title,
        arg_max(source_severity, place) as source_severity,
        arg_max(state, place) as status,
        min(happened_at) filter (where not is_end) as began_at,
        max(happened_at) filter (where is_end) as ended_at,
        -- What broke; the event of the end names what mended it.
        arg_min(artifact_id, place) filter (where not is_end) as artifact_id,
        arg_max(artifact_id, place) filter (where is_end) as fix_ref,
        arg_max(file_id, place) as file_id,
        arg_max(row_number, place) as row_number
    from events
    group by subject_key
)

select
    told.incident_key,
    'cdevents' as source,
    told.service_key,
    told.title,
    told.source_severity,
    severity(told.source_severity) as severity,
    told.status,
    told.began_at as created_at,
    told.began_at as started_at,
    told.began_at as detected_at,
    told.artifact_id,
    nullif(told.fix_ref, told.artifact_id) as fix_ref,
    told.file_id,
    told.row_number,
    if(told.status = 'resolved', told.ended_at, null) as resolved_at
from told
