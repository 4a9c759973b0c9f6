-- title: GitHub deployments (REST, GraphQL, webhook); their result is in the states
-- tool: github
-- feed: deployments
-- container: json
-- records_at: deployment, data.repository.deployments.nodes, root
-- recognised_by: sha|commitOid, task|databaseId, environment
-- never_with: deployment_status, workflow_runs
-- fields: databaseId|id, sha|commitOid, ref, environment, creator(login),
--   created_at|createdAt, updated_at|updatedAt, url, commit(url),
--   transient_environment, production_environment, repository(nameWithOwner), state,
--   statuses, latestStatus
-- around: data(repository(nameWithOwner, url))
-- natural_key: deployment_key
-- newest_by: updated_at
-- dated_by: created_at
-- carries: told_states
-- drops: *

with named as (
    select
        source.*,
        coalesce(
            github_repository(coalesce(source.url, source.commit.url)),
            github_repository(source.around.data.repository.url),
            repository(coalesce(
                source.repository.namewithowner,
                source.around.data.repository.namewithowner,
                source.declared_scope
            ))
        ) as repository_key,
        listed_states(
            source.statuses, source.lateststatus, source.state, source.updated_at
        ) as states
    from source
)

select
    named.file_id,
    named.row_number,
    'github' as source,
    'unknown' as result,
    named.repository_key,
    named.environment as environment_name,
    lower(named.sha) as sha,
    -- GraphQL gives the branch as an object.
    coalesce(json_of(named.ref, 'OBJECT') ->> 'name', named.ref) as ref,
    login(named.creator.login) as deployer_id,
    read_time(named.created_at) as created_at,
    read_time(named.created_at) as started_at,
    read_time(coalesce(named.updated_at, named.created_at)) as updated_at,
    'github:' || github_name(named.repository_key) || ':' || named.databaseid
        as deployment_key,
    cast(to_json(named.states) as varchar) as told_states,
    github_tier(
        read_flag(named.production_environment),
        read_flag(named.transient_environment),
        named.creator.login
    ) as exported_tier,
    coalesce(
        missing('id', named.databaseid),
        missing('url', named.repository_key),
        missing('created_at', named.created_at),
        times_fault([
            ['created_at', named.created_at], ['updated_at', named.updated_at]
        ], named.latest_at),
        nested_fault('statuses.updatedAt', any_is(list_transform(
            named.states, lambda told: read_time(told.entered_at) is null
        )))
    ) as fault
from named
