-- grain: One row per deployment to production whose commit is that of a merged change,
--   with the newest change of that branch that was live on the service before.
-- needs: marts.deployments, marts.deployed_commits, marts.changes

select
    deployed.deployment_key,
    deployed.change_key,
    deployed.method,
    changes.repository_key,
    changes.base_ref,
    changes.merged_at,
    max(changes.merged_at) over (
        partition by
            deployments.service_key, deployments.environment_name,
            changes.repository_key, changes.base_ref
        order by deployments.turn
        rows between unbounded preceding and 1 preceding
    ) as live_through
from marts.deployed_commits as deployed
inner join marts.deployments as deployments
    on deployed.deployment_key = deployments.deployment_key
inner join marts.changes as changes on deployed.change_key = changes.change_key
