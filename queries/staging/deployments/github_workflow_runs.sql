-- title: GitHub Actions runs (REST, gh, webhook) of the workflows that exports.toml declares
-- tool: github
-- feed: deployments
-- container: json
-- records_at: workflow_runs, workflow_run, root
-- recognised_by: conclusion, status, run_attempt|attempt, head_sha|headSha
-- fields: id, databaseId, name, workflowName, path, head_branch, headBranch, head_sha, headSha,
--   status, conclusion, run_attempt, attempt, run_started_at, startedAt, created_at, createdAt,
--   updated_at, updatedAt, url, html_url, triggering_actor(login), actor(login)
-- natural_key: deployment_key
-- newest_by: attempts, updated_at
-- dated_by: created_at
-- drops: *

with one_name as (
    select
        source.file_id,
        source.row_number,
        source.latest_at,
        source.status,
        source.conclusion,
        coalesce(source.id, source.databaseId) as run_id,
        regexp_replace(lower(source.path), '@.*$', '') as workflow_path,
        lower(coalesce(source.workflowName, source.name)) as workflow_name,
        coalesce(source.head_branch, source.headBranch) as ref,
        lower(coalesce(source.head_sha, source.headSha)) as sha,
        coalesce(source.run_attempt, source.attempt, '1') as attempt_text,
        coalesce(source.created_at, source.createdAt) as created_text,
        coalesce(source.run_started_at, source.startedAt, source.created_at)
            as started_text,
        coalesce(source.updated_at, source.updatedAt) as updated_text,
        login(coalesce(source.triggering_actor.login, source.actor.login))
            as deployer_id,
        github_repository(coalesce(source.html_url, source.url)) as repository_key
    from source
)

select
    one_name.file_id,
    one_name.row_number,
    'github_actions' as source,
    one_name.repository_key,
    workflows.environment as environment_name,
    one_name.sha,
    one_name.ref,
    one_name.deployer_id,
    read_count(one_name.attempt_text) as attempts,
    read_time(one_name.created_text) as created_at,
    read_time(one_name.started_text) as started_at,
    read_time(one_name.updated_text) as updated_at,
    'github-run:' || github_name(one_name.repository_key) || ':' || one_name.run_id
        as deployment_key,
    case
        when one_name.status <> 'completed' then 'running'
        else deployment_result(one_name.conclusion)
    end as result,
    -- The export has no end; a completed run was last updated when it ended.
    case when one_name.status = 'completed' then read_time(one_name.updated_text) end
        as finished_at,
    ['finished_at'] as approximated_fields,
    coalesce(
        missing('id', one_name.run_id),
        missing('html_url', one_name.repository_key),
        case when workflows.path is null then 'not_this_kind path' end,
        time_fault('created_at', one_name.created_text, one_name.latest_at),
        time_fault('run_started_at', one_name.started_text, one_name.latest_at),
        time_fault('updated_at', one_name.updated_text, one_name.latest_at)
    ) as fault
from one_name
left join governance.deployment_workflows as workflows on
    lower(workflows.path) in (one_name.workflow_path, one_name.workflow_name)
