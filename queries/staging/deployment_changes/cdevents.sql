-- title: The change of a deployed artifact, as its packaging named it, or as the
--   deployment itself is related to an event of it

with deployments as (
    select
        events.deployment_key,
        events.artifact_id,
        events.file_id,
        events.row_number,
        event_links(source.context.links) as links
    from cdevents_deployments('kept') as events
    inner join source
        on
            events.file_id = source.file_id
            and events.row_number = source.row_number
),

changes as (
    select * from kept
    where change_key is not null
),

related as (
    select
        deployment_key,
        file_id,
        row_number,
        unnest(links) as event_id
    from deployments
)

select
    deployments.deployment_key,
    changes.change_key,
    deployments.file_id,
    deployments.row_number
from deployments
inner join changes on deployments.artifact_id = changes.artifact_id
union
select
    related.deployment_key,
    changes.change_key,
    related.file_id,
    related.row_number
from related
inner join changes on related.event_id = split_part(changes.event_key, '|', 2)
