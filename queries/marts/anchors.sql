-- grain: One row per deployment to production whose commit is that of a merged change,
--   with the newest change of that branch that was live on the service before, be it
--   that a commit or a list told so.
-- needs: marts.deployments, marts.deployed_commits, marts.listed_changes,
--   marts.changes

with told as (
    select
        deployment_key,
        change_key,
        method
    from marts.deployed_commits
    union all
    select
        deployment_key,
        change_key,
        'listed' as method
    from marts.listed_changes
),

followed as (
    select
        told.deployment_key,
        told.change_key,
        told.method,
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
    from told
    inner join marts.deployments as deployments
        on told.deployment_key = deployments.deployment_key
    inner join marts.changes as changes on told.change_key = changes.change_key
)

select
    deployment_key,
    change_key,
    method,
    repository_key,
    base_ref,
    merged_at,
    live_through
from followed
where method <> 'listed'
