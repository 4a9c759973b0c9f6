-- title: Statuses of GitHub deployments (REST, webhook)
-- tool: github
-- feed: deployments
-- container: json
-- records_at: deployment_status, root
-- recognised_by: state, deployment_url|deployment.id
-- never_with: statuses, commitOid
-- fields: id, state, deployment_url, created_at, updated_at, url, repository_url,
--   deployment(id)
-- around: deployment(id, sha, ref, environment, creator(login), created_at, updated_at,
--   url, transient_environment, production_environment)
-- natural_key: status_key
-- newest_by: updated_at
-- dated_by: entered_at
-- drops: *

with named as (
    select
        source.*,
        github_repository(coalesce(
            source.deployment_url, source.repository_url, source.url
        )) as repository_key,
        coalesce(
            nullif(regexp_extract(source.deployment_url, '/deployments/(\d+)', 1), ''),
            source.deployment.id,
            source.around.deployment.id
        ) as deployment_id
    from source
)

select
    named.file_id,
    named.row_number,
    lower(named.state) as state,
    read_time(named.created_at) as entered_at,
    read_time(coalesce(named.updated_at, named.created_at)) as updated_at,
    named.repository_key || ':' || named.id as status_key,
    'github:' || github_name(named.repository_key) || ':' || named.deployment_id
        as deployment_key,
    coalesce(
        missing('id', named.id),
        missing('state', named.state),
        missing('deployment_url', named.repository_key),
        missing('deployment_url', named.deployment_id),
        missing('created_at', named.created_at),
        times_fault([
            ['created_at', named.created_at], ['updated_at', named.updated_at]
        ], named.latest_at)
    ) as fault
from named
