-- title: CDEvents, plain or as CloudEvents: services, deployments, pipelines declared
--   as such, changes, artifacts that name their change, incidents
-- tool: cdevents
-- feed: deployments
-- container: json
-- records_at: data, root
-- recognised_by: context.type, context.timestamp, subject.id
-- fields: context(id, source, type, timestamp, links),
--   subject(id, source, content(environment(id), service(id), artifactId,
--   repository(id, source, url), change(id, source), pipelineName, outcome,
--   description, ticketURI)), customData
-- natural_key: event_key
-- newest_by: export
-- dated_by: happened_at
-- drops: *

with named as (
    select
        source.*,
        source.subject.content as told,
        -- The type carries a version of its own.
        lower(regexp_extract(
            source.context.type, '^dev\.cdevents\.([a-zA-Z]+\.[a-zA-Z]+)(?:\.|$)', 1
        )) as kind
    from source
),

placed as (
    select
        named.*,
        coalesce(
            named_repository(
                coalesce(named.told.repository.source, named.told.repository.url),
                named.told.repository.id
            ),
            named_repository(named.told.change.source, null)
        ) as repository_key,
        (
            select min(declared.environment)
            from governance.deployment_workflows as declared
            where lower(declared.path) = lower(trim(named.told.pipelinename))
        ) as declared_environment
    from named
)

select
    placed.file_id,
    placed.row_number,
    placed.kind,
    key_of([placed.context.source, placed.context.id, placed.kind])
        as event_key,
    key_of([placed.subject.source, placed.subject.id]) as subject_key,
    read_time(placed.context.timestamp) as happened_at,
    coalesce(placed.told.environment.id, placed.declared_environment)
        as environment_name,
    lower(trim(coalesce(
        placed.told.service.id,
        if(placed.kind like 'service.%', placed.subject.id, null)
    ))) as service_key,
    placed.repository_key,
    placed.repository_key || '#' || change_number(
        if(placed.kind like 'change.%', placed.subject.id, placed.told.change.id)
    ) as change_key,
    coalesce(
        placed.told.artifactid,
        if(placed.kind like 'artifact.%', placed.subject.id, null)
    ) as artifact_id,
    lower(trim(placed.told.outcome)) as outcome,
    coalesce(
        missing('context.id', placed.context.id),
        missing('context.timestamp', placed.context.timestamp),
        missing('subject.id', placed.subject.id),
        time_fault('context.timestamp', placed.context.timestamp, placed.latest_at),
        case
            when regexp_matches(placed.kind, '^(service|deployment|incident)\.')
                then null
            when
                placed.kind like 'pipelinerun.%'
                and placed.declared_environment is not null
                then null
            when
                regexp_matches(placed.kind, '^(change|artifact)\.')
                and change_key is not null
                then null
            else 'not_this_kind context.type'
        end
    ) as fault
from placed
