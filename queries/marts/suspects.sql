-- grain: One row per deployment to production that may be blamed where nothing names a
--   cause. Not a rollback, and none that only put live again what stood there: neither
--   brought anything.
-- needs: marts.deployments, marts.brought

with bringing as (
    select distinct deployment_key
    from marts.brought
)

select
    deployments.deployment_key,
    deployments.service_key,
    deployments.environment_name,
    deployments.live_at,
    deployments.turn
from marts.deployments as deployments
left join bringing on deployments.deployment_key = bringing.deployment_key
where
    not deployments.is_rollback
    and (deployments.repeats_turn is null or bringing.deployment_key is not null)
