-- title: Standard sizes of a service's unplanned work, frozen per quarter
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: service_key, quarter_start, standard_size_lines, basis
-- columns: baseline_from, baseline_to, baseline_weeks, approved_by
-- natural_key: service_key, quarter_start
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    lower(source.service_key) as service_key,
    source.basis,
    source.approved_by,
    read_day(source.quarter_start) as quarter_start,
    read_number(source.standard_size_lines) as standard_size_lines,
    read_day(source.baseline_from) as baseline_from,
    read_day(source.baseline_to) as baseline_to,
    read_count(source.baseline_weeks) as baseline_weeks,
    coalesce(
        missing('service_key', source.service_key),
        missing('quarter_start', source.quarter_start),
        day_fault('quarter_start', source.quarter_start),
        number_fault('standard_size_lines', source.standard_size_lines),
        day_fault('baseline_from', source.baseline_from),
        day_fault('baseline_to', source.baseline_to),
        count_fault('baseline_weeks', source.baseline_weeks)
    ) as fault
from source
