-- title: Deployments that ended before they began

select
    deployment_key,
    started_at,
    finished_at,
    file_id,
    row_number
from staging.deployments
where finished_at < started_at
