-- title: GitLab's own DORA figures, day by day. Which of the four a file holds, its
--   name or exports.toml says; GitLab counts incidents over deployments as failure rate
-- tool: gitlab
-- feed: figures
-- container: json
-- recognised_by: date, value
-- fields: date, value
-- metric: deployment_frequency, lead_time_for_changes, time_to_restore_service,
--   change_failure_rate
-- natural_key: entity_kind, entity_id, figure, bucket, reported_on
-- newest_by: export
-- dated_by: reported_on
-- final_after_days: 1

select
    source.file_id,
    source.row_number,
    source.extra,
    'gitlab' as source,
    'project' as entity_kind,
    -- The company's word for the project, else the folder its files lie in.
    coalesce(
        source.declared_scope, regexp_replace(source.file_name, '/?[^/]*$', '')
    ) as entity_id,
    read_day(source.date) as reported_on,
    source.declared_metric as figure,
    'day' as bucket,
    -- Null on a day without a deployment: not measured, not zero.
    read_number(source.value) as amount,
    case source.declared_metric
        when 'deployment_frequency' then 'deployments'
        when 'change_failure_rate' then 'share'
        else 'seconds'
    end as unit,
    coalesce(
        missing('date', source.date),
        day_fault('date', source.date),
        number_fault('value', source.value),
        if(read_number(source.value) < 0, 'negative_count value', null)
    ) as fault
from source
