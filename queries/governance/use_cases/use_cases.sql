-- title: Declared use cases of AI; their evidence is computed, never written here
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: use_case_id, title, owner, goal_id, declared_on
-- columns: statement, tier, outcome_metric, direction, minimum_worthwhile_change, unit,
--   data_source, review_on, retired_on, decision, decided_on
-- natural_key: use_case_id
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.use_case_id,
    source.title,
    source.statement,
    source.owner,
    coalesce(source.tier, 'standard') as tier,
    source.goal_id,
    source.outcome_metric,
    source.direction,
    read_number(source.minimum_worthwhile_change) as minimum_worthwhile_change,
    source.unit,
    source.data_source,
    read_day(source.declared_on) as declared_on,
    read_day(source.review_on) as review_on,
    read_day(source.retired_on) as retired_on,
    source.decision,
    read_day(source.decided_on) as decided_on,
    coalesce(
        missing('use_case_id', source.use_case_id),
        number_fault('minimum_worthwhile_change', source.minimum_worthwhile_change),
        day_fault('declared_on', source.declared_on),
        day_fault('review_on', source.review_on),
        day_fault('retired_on', source.retired_on),
        day_fault('decided_on', source.decided_on)
    ) as fault
from source
