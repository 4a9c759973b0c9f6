-- grain: One row per deployment to production whose commit is that of a merged change,
--   unless its export lists what it carries: the commit of the merge, or one of the
--   branch.
-- needs: marts.deployments, marts.changes, marts.change_commits, marts.listed_changes

with deployments as (
    select deployments.*
    from marts.deployments as deployments
    left join marts.listed_changes as listed
        on deployments.deployment_key = listed.deployment_key
    where listed.deployment_key is null
),

changes as (
    select * from marts.changes
),

commits as (
    select * from marts.change_commits
),

candidates as (
    select
        deployments.deployment_key,
        changes.change_key,
        'merge_sha' as method
    from deployments
    inner join changes
        on
            deployments.repository_key = changes.repository_key
            and deployments.sha = changes.merge_sha
    union all
    select
        deployments.deployment_key,
        commits.change_key,
        'sha_exact' as method
    from deployments
    inner join commits on
        deployments.repository_key = commits.repository_key
        and deployments.sha = commits.sha
),

chosen as (
    select
        candidates.deployment_key,
        candidates.method,
        deployments.service_key,
        deployments.environment_name,
        deployments.turn,
        changes.change_key,
        changes.repository_key,
        changes.base_ref,
        changes.merged_at
    from candidates
    inner join deployments
        on candidates.deployment_key = deployments.deployment_key
    inner join changes on candidates.change_key = changes.change_key
    qualify row_number() over (
        partition by candidates.deployment_key
        order by candidates.method, changes.merged_at, changes.change_key
    ) = 1
)

select
    deployment_key,
    change_key,
    method,
    repository_key,
    base_ref,
    merged_at,
    -- The newest change of the branch that was live on the service before this one.
    max(merged_at) over (
        partition by service_key, environment_name, repository_key, base_ref
        order by turn
        rows between unbounded preceding and 1 preceding
    ) as live_through
from chosen
