-- title: GitHub Actions runs (REST, gh, webhook) of workflows declared as deployments
-- tool: github
-- feed: deployments
-- container: json
-- records_at: workflow_runs, workflow_run, root
-- recognised_by: conclusion, status, run_attempt|attempt, head_sha|headSha
-- fields: id|databaseId, workflow_name|workflowName|name, path, head_branch|headBranch,
--   head_sha|headSha, status, conclusion, run_attempt|attempt, created_at|createdAt,
--   run_started_at|startedAt, updated_at|updatedAt, html_url|url,
--   triggering_actor(login), actor(login)
-- natural_key: deployment_key
-- newest_by: attempts, updated_at
-- dated_by: created_at
-- drops: *

with named as (
    select
        source.*,
        github_repository(source.html_url) as repository_key,
        regexp_replace(lower(source.path), '@.*$', '') as workflow_path
    from source
)

select
    named.file_id,
    named.row_number,
    'github_actions' as source,
    named.repository_key,
    workflows.environment as environment_name,
    lower(named.head_sha) as sha,
    named.head_branch as ref,
    login(coalesce(named.triggering_actor.login, named.actor.login)) as deployer_id,
    read_count(coalesce(named.run_attempt, '1')) as attempts,
    read_time(named.created_at) as created_at,
    read_time(coalesce(named.run_started_at, named.created_at)) as started_at,
    read_time(named.updated_at) as updated_at,
    'github-run:' || github_name(named.repository_key) || ':' || named.id
        as deployment_key,
    coalesce(
        if(named.status = 'completed', results.result, 'running'),
        deployment_result(named.conclusion)
    ) as result,
    -- The export has no end; a completed run was last updated when it ended.
    if(named.status = 'completed', read_time(named.updated_at), null) as finished_at,
    ['finished_at'] as approximated_fields,
    coalesce(
        missing('id', named.id),
        missing('html_url', named.repository_key),
        if(workflows.path is null, 'not_this_kind path', null),
        time_fault('created_at', named.created_at, named.latest_at),
        time_fault('run_started_at', named.run_started_at, named.latest_at),
        time_fault('updated_at', named.updated_at, named.latest_at)
    ) as fault
from named
left join governance.deployment_workflows as workflows
    on
        lower(workflows.path) in (named.workflow_path, lower(named.workflow_name))
left join declared_results as results on lower(named.conclusion) = results.state
