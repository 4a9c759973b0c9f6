-- title: GitHub Actions runs (REST, gh, webhook) of workflows declared as deployments
-- tool: github
-- feed: deployments
-- container: json
-- records_at: workflow_runs, workflow_run, root
-- recognised_by: conclusion, status, run_attempt|attempt, head_sha|headSha
-- fields: databaseId|id, workflow_name|workflowName|name, path, head_branch|headBranch,
--   head_sha|headSha, status, conclusion, run_attempt|attempt, created_at|createdAt,
--   run_started_at|startedAt, updated_at|updatedAt, html_url|url,
--   triggering_actor(login), actor(login), repository(full_name)
-- natural_key: deployment_key
-- newest_by: attempts, updated_at
-- dated_by: created_at
-- drops: *

with named as (
    select
        source.*,
        coalesce(
            github_repository(source.html_url),
            repository(coalesce(source.repository.full_name, source.declared_scope))
        ) as repository_key,
        -- Declared by its path, or else by its name.
        (
            select arg_min(declared.environment, lower(declared.path) = stated.workflow)
            from governance.deployment_workflows as declared
            where lower(declared.path) in (stated.workflow_path, stated.workflow)
        ) as environment
    from source
    cross join lateral (
        select
            regexp_replace(lower(trim(source.path)), '@.*$', '') as workflow_path,
            lower(trim(source.workflow_name)) as workflow
    ) as stated
)

select
    named.file_id,
    named.row_number,
    'github_actions' as source,
    named.repository_key,
    named.environment as environment_name,
    lower(named.head_sha) as sha,
    named.head_branch as ref,
    login(coalesce(named.triggering_actor.login, named.actor.login)) as deployer_id,
    read_count(coalesce(named.run_attempt, '1')) as attempts,
    read_time(named.created_at) as created_at,
    read_time(coalesce(named.run_started_at, named.created_at)) as started_at,
    read_time(named.updated_at) as updated_at,
    'github-run:' || github_name(named.repository_key) || ':' || named.databaseid
        as deployment_key,
    if(
        lower(named.status) = 'completed',
        coalesce(results.result, deployment_result(named.conclusion)),
        'running'
    ) as result,
    -- The export has no end; a completed run was last updated when it ended.
    if(lower(named.status) = 'completed', read_time(named.updated_at), null)
        as finished_at,
    ['finished_at'] as approximated_fields,
    coalesce(
        missing('id', named.databaseid),
        missing('html_url', named.repository_key),
        if(named.environment is null, 'not_this_kind path', null),
        times_fault([
            ['created_at', named.created_at], ['updated_at', named.updated_at],
            ['run_started_at', named.run_started_at]
        ], named.latest_at),
        counts_fault([['run_attempt', named.run_attempt]])
    ) as fault
from named
left join declared_results as results on lower(named.conclusion) = results.state
