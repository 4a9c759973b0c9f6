-- title: Statuses of deployments that no export describes

select
    states.deployment_key,
    states.file_id,
    states.row_number
from staging.deployment_states as states
left join staging.deployments as deployments
    on
        states.deployment_key = deployments.deployment_key
where deployments.deployment_key is null
