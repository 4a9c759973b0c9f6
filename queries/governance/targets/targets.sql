-- title: Targets on a metric of kind quality, tied to a milestone; others are not
--   allowed
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: target_id, metric_id, node_id, period, value
-- columns: baseline, goal_id, milestone_id, due_on, owner, set_on
-- natural_key: target_id
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.target_id,
    source.metric_id,
    source.node_id,
    source.period,
    read_number(source.value) as value,
    read_number(source.baseline) as baseline,
    source.goal_id,
    source.milestone_id,
    read_day(source.due_on) as due_on,
    source.owner,
    read_day(source.set_on) as set_on,
    coalesce(
        missing('target_id', source.target_id),
        missing('metric_id', source.metric_id),
        case
            when kinds.kind is distinct from 'quality' then 'not_allowed metric_id'
        end,
        case when source.milestone_id is null then 'not_allowed milestone_id' end,
        number_fault('value', source.value),
        number_fault('baseline', source.baseline),
        day_fault('due_on', source.due_on),
        day_fault('set_on', source.set_on)
    ) as fault
from source
left join metric_kinds as kinds on source.metric_id = kinds.metric_id
