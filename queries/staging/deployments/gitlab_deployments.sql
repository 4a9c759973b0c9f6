-- title: GitLab deployments (REST)
-- tool: gitlab
-- feed: deployments
-- container: json
-- recognised_by: iid, deployable, environment, status
-- fields: iid, ref, sha, status, created_at, updated_at, finished_at, user(username),
--   environment(name, tier), web_url,
--   deployable(started_at, finished_at, web_url, commit(web_url), pipeline(web_url))
-- natural_key: deployment_key
-- newest_by: updated_at
-- dated_by: created_at
-- final_after_days: 1
-- drops: *

with named as (
    select
        source.*,
        gitlab_project(coalesce(
            source.deployable.web_url,
            source.deployable.commit.web_url,
            source.deployable.pipeline.web_url,
            source.web_url
        ), source.declared_scope) as repository_key,
        coalesce(results.result, deployment_result(source.status)) as result,
        coalesce(source.finished_at, source.deployable.finished_at) as ended
    from source
    left join declared_results as results on lower(source.status) = results.state
)

select
    named.file_id,
    named.row_number,
    'gitlab' as source,
    named.repository_key,
    named.environment.name as environment_name,
    lower(named.sha) as sha,
    named.ref,
    named.result,
    login(named.user.username) as deployer_id,
    case
        when
            lower(named.environment.tier)
            in ('production', 'staging', 'testing', 'development')
            then lower(named.environment.tier)
    end as exported_tier,
    'gitlab:' || named.repository_key || ':' || named.iid as deployment_key,
    read_time(named.created_at) as created_at,
    read_time(coalesce(named.deployable.started_at, named.created_at)) as started_at,
    read_time(named.updated_at) as updated_at,
    if(
        named.result in ('running', 'unknown'),
        null,
        read_time(coalesce(named.ended, named.updated_at))
    ) as finished_at,
    if(named.ended is null, ['finished_at'], null) as approximated_fields,
    coalesce(
        missing('iid', named.iid),
        missing('deployable.web_url', named.repository_key),
        missing('created_at', named.created_at),
        times_fault([
            ['created_at', named.created_at], ['updated_at', named.updated_at],
            ['finished_at', named.finished_at]
        ], named.latest_at),
        nested_fault(
            'deployable.started_at', not_a_time(named.deployable.started_at)
        ),
        nested_fault(
            'deployable.finished_at', not_a_time(named.deployable.finished_at)
        )
    ) as fault
from named
