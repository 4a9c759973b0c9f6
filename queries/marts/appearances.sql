-- grain: One row per deployment to production and patch it carries.
-- needs: marts.deployments, marts.deployment_changes, marts.changes, marts.rollbacks

with deployments as (
    select * from marts.deployments
),

carried as (
    select * from marts.deployment_changes
),

changes as (
    select * from marts.changes
),

rollbacks as (
    select * from marts.rollbacks
)

select
    deployments.deployment_key,
    deployments.service_key,
    deployments.environment_name,
    deployments.live_at,
    rollbacks.rolled_back_at,
    changes.patch_key,
    min(changes.change_key) as change_key
from carried
inner join deployments on carried.deployment_key = deployments.deployment_key
inner join changes on carried.change_key = changes.change_key
left join rollbacks on carried.deployment_key = rollbacks.deployment_key
group by all
