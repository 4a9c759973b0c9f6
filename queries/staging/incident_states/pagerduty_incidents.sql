-- title: Triggered, acknowledged, resolved

select
    incident_key,
    'triggered' as state,
    created_at as entered_at,
    file_id,
    row_number
from kept
union all by name
select
    incident_key,
    'acknowledged' as state,
    acknowledged_at as entered_at,
    file_id,
    row_number
from kept
where acknowledged_at is not null
union all by name
select
    incident_key,
    'resolved' as state,
    resolved_at as entered_at,
    file_id,
    row_number
from kept
where resolved_at is not null
