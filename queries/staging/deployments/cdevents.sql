-- title: Deployments that CDEvents tell about

select
    events.deployment_key,
    'cdevents' as source,
    max(events.service_key) as service_key,
    max(coalesce(purl_repository(events.artifact_id), events.repository_key))
        as repository_key,
    max(events.environment_name) as environment_name,
    max(events.sha) as sha,
    max(events.artifact_id) as version,
    min(events.happened_at) as created_at,
    coalesce(
        min(events.happened_at) filter (where events.kind like '%.started'),
        min(events.happened_at)
    ) as started_at,
    max(events.happened_at) filter (
        where events.kind like 'service.%' or events.kind like '%.finished'
    ) as finished_at,
    case
        when bool_or(events.kind like 'service.%') then 'success'
        when bool_or(events.kind like '%.finished')
            then coalesce(
                max(results.result), deployment_result(max(events.ended_as))
            )
        else 'running'
    end as result,
    bool_or(events.kind = 'service.rolledback') as is_rollback,
    arg_max(events.file_id, events.happened_at) as file_id,
    arg_max(events.row_number, events.happened_at) as row_number
from cdevents_deployments('kept') as events
left join declared_results as results on events.ended_as = results.state
group by events.deployment_key
