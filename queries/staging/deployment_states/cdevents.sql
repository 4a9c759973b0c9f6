-- title: What CDEvents tell of a deployment, and that its service was published or
--   removed later

with deployments as (
    select * from cdevents_deployments('kept')
),

later as (
    select
        deployments.deployment_key,
        kept.kind,
        kept.happened_at,
        kept.file_id,
        kept.row_number
    from kept
    inner join deployments
        on
            kept.service_key = deployments.service_key
            and kept.environment_name = deployments.environment_name
            and kept.happened_at >= deployments.happened_at
    where kept.kind in ('service.published', 'service.removed')
    qualify row_number() over (
        partition by kept.event_key
        order by deployments.happened_at desc, deployments.deployment_key asc
    ) = 1
),

entered as (
    select
        deployment_key,
        kind,
        happened_at,
        file_id,
        row_number
    from deployments
    union all
    select
        deployment_key,
        kind,
        happened_at,
        file_id,
        row_number
    from later
)

select
    deployment_key,
    split_part(kind, '.', 2) as state,
    happened_at as entered_at,
    file_id,
    row_number
from entered
