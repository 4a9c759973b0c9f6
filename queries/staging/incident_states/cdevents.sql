-- title: Every event of an incident is a state of it

select
    'cdevents:' || kept.subject_key as incident_key,
    split_part(kept.kind, '.', 2) as state,
    kept.happened_at as entered_at,
    kept.file_id,
    kept.row_number
from kept
where kept.kind like 'incident.%'
