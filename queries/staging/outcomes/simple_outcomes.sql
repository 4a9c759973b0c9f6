-- title: What the work is for, as the company measures it
-- tool: outcomes
-- feed: work
-- container: csv
-- recognised_by: outcome_metric, measured_on, amount, unit
-- columns: use_case_id, sample_size, source_ref
-- natural_key: outcome_metric, use_case_id, measured_on
-- newest_by: export
-- dated_by: measured_on

select
    source.file_id,
    source.row_number,
    blank_to_null(source.outcome_metric) as outcome_metric,
    coalesce(blank_to_null(source.use_case_id), '') as use_case_id,
    read_day(source.measured_on) as measured_on,
    read_number(source.amount) as amount,
    blank_to_null(source.unit) as unit,
    read_count(source.sample_size) as sample_size,
    json_merge_patch(
        coalesce(source.extra, '{}'), json_object('source_ref', source.source_ref)
    ) as extra,
    coalesce(
        missing('outcome_metric', source.outcome_metric),
        missing('measured_on', source.measured_on),
        missing('amount', source.amount),
        missing('unit', source.unit),
        day_fault('measured_on', source.measured_on),
        number_fault('amount', source.amount),
        count_fault('sample_size', source.sample_size)
    ) as fault
from source
