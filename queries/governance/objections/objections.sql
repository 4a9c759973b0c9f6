-- title: People, as keyed hashes, left out of future periods
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: person_hash, since_on
-- natural_key: person_hash
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.person_hash,
    read_day(source.since_on) as since_on,
    coalesce(
        missing('person_hash', source.person_hash),
        missing('since_on', source.since_on),
        day_fault('since_on', source.since_on)
    ) as fault
from source
