-- title: Every row of an audit export is a state of its incident

select told.*
from (
    select
        versions.incident_key,
        versions.status,
        versions.changed_at,
        versions.change_count,
        versions.file_id,
        versions.row_number
    from versions
    where versions.status is not null
) as told (incident_key, state, entered_at, version, file_id, row_number)
