-- title: Incidents that were resolved before they began

select
    incident_key,
    started_at,
    resolved_at,
    file_id,
    row_number
from staging.incidents
where resolved_at < started_at
