-- title: People who left, and the instant before which their sign-ins end
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: person_key, subject, left_on, not_before
-- columns: note
-- natural_key: person_key
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.person_key,
    source.subject,
    source.note,
    read_day(source.left_on) as left_on,
    read_time(source.not_before) as not_before,
    coalesce(
        missing('person_key', source.person_key),
        day_fault('left_on', source.left_on),
        time_fault('not_before', source.not_before, timestamp '2100-01-01')
    ) as fault
from source
