-- title: Events of deployments with the key of the deployment each tells about: an
--   event of a service is a deployment by itself, a run has several. Takes the name of
--   the relation of events.

create or replace temp macro cdevents_deployments(relation) as table
    with events as (
        select * from query_table(relation)
    )

    select
        events.event_key,
        events.kind,
        events.happened_at,
        events.environment_name,
        events.service_key,
        events.repository_key,
        events.artifact_id,
        events.file_id,
        events.row_number,
        'cdevents:' || if(
            events.kind like 'service.%', events.event_key, events.subject_key
        ) as deployment_key,
        purl_sha(events.artifact_id) as sha,
        if(events.outcome = 'cancel', 'cancelled', events.outcome) as ended_as
    from events
    where
        events.kind in ('service.deployed', 'service.upgraded', 'service.rolledback')
        or events.kind like 'deployment.%'
        or events.kind like 'pipelinerun.%'
