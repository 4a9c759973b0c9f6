-- grain: One row per deployment whose environment is declared or told by its tool. A
--   name nobody declared stays unknown and does not count as production.
-- needs: staging.deployments, governance.environments

with deployments as (
    select * from staging.deployments
),

declared as (
    select
        tier,
        lower(replace(pattern, '*', '%')) as name_like,
        length(pattern) as detail
    from governance.environments
)

select
    deployments.deployment_key,
    coalesce(declared.tier, deployments.exported_tier) as tier
from deployments
left join declared on lower(deployments.environment_name) like declared.name_like
where coalesce(declared.tier, deployments.exported_tier) is not null
qualify row_number() over (
    partition by deployments.deployment_key
    order by declared.detail desc nulls last, declared.name_like asc
) = 1
