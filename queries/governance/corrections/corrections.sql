-- title: Accepted contests; a row once written never changes
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: correction_id, kind, object_key, corrected_value
-- columns: exported_value, reason, decided_by, decided_on
-- natural_key: correction_id
-- newest_by: export
-- frozen: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.correction_id,
    source.kind,
    source.object_key,
    source.exported_value,
    source.corrected_value,
    source.reason,
    source.decided_by,
    read_day(source.decided_on) as decided_on,
    coalesce(
        missing('correction_id', source.correction_id),
        day_fault('decided_on', source.decided_on)
    ) as fault
from source
