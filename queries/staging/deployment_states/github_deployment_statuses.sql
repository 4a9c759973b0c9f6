-- title: Statuses of GitHub deployments (REST, webhook)
-- tool: github
-- feed: deployments
-- container: json
-- records_at: deployment_status, root
-- recognised_by: state, deployment_url
-- fields: id, state, deployment_url, created_at, updated_at
-- natural_key: status_key
-- newest_by: updated_at
-- dated_by: entered_at
-- drops: *

select
    source.file_id,
    source.row_number,
    lower(source.state) as state,
    read_time(source.created_at) as entered_at,
    read_time(coalesce(source.updated_at, source.created_at)) as updated_at,
    github_repository(source.deployment_url) || ':' || source.id as status_key,
    'github:' || github_name(github_repository(source.deployment_url)) || ':'
    || nullif(regexp_extract(source.deployment_url, '/deployments/(\d+)', 1), '')
        as deployment_key,
    coalesce(
        missing('id', source.id),
        missing('state', source.state),
        missing('deployment_url', source.deployment_url),
        missing('created_at', source.created_at),
        time_fault('created_at', source.created_at, source.latest_at),
        time_fault('updated_at', source.updated_at, source.latest_at)
    ) as fault
from source
