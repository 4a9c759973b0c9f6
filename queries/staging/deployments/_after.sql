-- title: The result of a deployment is its first terminal state: a later `inactive` only says
--   that another deployment replaced it

update staging.deployments
set result = ended.result, finished_at = ended.entered_at
from (
    select
        deployment_key,
        deployment_result(state) as result,
        entered_at
    from staging.deployment_states
    where deployment_result(state) in ('success', 'failure', 'cancelled')
    qualify row_number() over (
        partition by deployment_key
        order by entered_at, state
    ) = 1
) as ended
where staging.deployments.deployment_key = ended.deployment_key
