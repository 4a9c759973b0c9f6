-- grain: One row per environment that nobody declared, with the deployments that
--   therefore do not count: at most a hundred, alphabetical. A name that holds an
--   address is left out. Every row says how many names there are.
-- needs: staging.deployments, marts.deployment_tiers

with undeclared as (
    select
        coalesce(deployments.environment_name, '') as environment_name,
        count(*) as deployments
    from staging.deployments as deployments
    left join marts.deployment_tiers as tiers
        on deployments.deployment_key = tiers.deployment_key
    where tiers.deployment_key is null
    group by all
),

most_used as (
    select
        left(environment_name, 80) as environment_name,
        deployments,
        count(*) over () as environments
    from undeclared
    qualify
        row_number() over (order by deployments desc, environment_name asc) <= 100
)

select
    environment_name,
    deployments,
    environments
from most_used
where not contains(environment_name, '@')
order by all
