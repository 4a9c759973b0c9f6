-- title: GitHub deployments (REST, webhook); their result is in the statuses
-- tool: github
-- feed: deployments
-- container: json
-- records_at: deployment, root
-- recognised_by: sha, task, environment
-- never_with: deployment_status, workflow_runs
-- fields: id, sha, ref, environment, creator(login), created_at, updated_at, url,
--   transient_environment, production_environment
-- natural_key: deployment_key
-- newest_by: updated_at
-- dated_by: created_at
-- drops: *

select
    source.file_id,
    source.row_number,
    'github' as source,
    'unknown' as result,
    github_repository(source.url) as repository_key,
    source.environment as environment_name,
    lower(source.sha) as sha,
    source.ref,
    login(source.creator.login) as deployer_id,
    read_time(source.created_at) as created_at,
    read_time(source.created_at) as started_at,
    read_time(coalesce(source.updated_at, source.created_at)) as updated_at,
    'github:' || github_name(github_repository(source.url)) || ':' || source.id
        as deployment_key,
    case
        when read_flag(source.production_environment) then 'production'
        when read_flag(source.transient_environment) then 'preview'
    end as exported_tier,
    coalesce(
        missing('id', source.id),
        missing('url', github_repository(source.url)),
        missing('created_at', source.created_at),
        time_fault('created_at', source.created_at, source.latest_at),
        time_fault('updated_at', source.updated_at, source.latest_at)
    ) as fault
from source
