-- title: Days worked per person and week
-- tool: work_weeks
-- feed: roster
-- container: csv
-- recognised_by: person_key, week_start, active_days
-- natural_key: person_key, week_start
-- newest_by: export
-- dated_by: week_start

select
    source.file_id,
    source.row_number,
    source.extra,
    trim(source.person_key) as person_key,
    read_day(source.week_start) as week_start,
    try_cast(read_count(source.active_days) as smallint) as active_days,
    coalesce(
        missing('person_key', source.person_key),
        missing('week_start', source.week_start),
        missing('active_days', source.active_days),
        day_fault('week_start', source.week_start),
        case
            when dayofweek(read_day(source.week_start)) <> 1
                then 'unknown_value week_start'
        end,
        count_fault('active_days', source.active_days),
        if(
            not read_count(source.active_days) between 0 and 7,
            'unknown_value active_days',
            null
        )
    ) as fault
from source
