-- title: A deployment's result is its first terminal state: a later `inactive` only
--   says that another deployment replaced it

update staging.deployments
set result = ended.result, finished_at = ended.entered_at
from (
    select
        states.deployment_key,
        states.entered_at,
        coalesce(declared.result, deployment_result(states.state)) as result
    from staging.deployment_states as states
    left join declared_results as declared on states.state = declared.state
    where
        coalesce(declared.result, deployment_result(states.state))
        in ('success', 'failure', 'cancelled')
    qualify row_number() over (
        partition by states.deployment_key
        order by states.entered_at asc, states.state asc
    ) = 1
) as ended
where staging.deployments.deployment_key = ended.deployment_key
