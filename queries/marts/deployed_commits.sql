-- grain: One row per deployment to production whose commit is that of a merged change,
--   unless its export lists what it carries: the commit of the merge comes first, then
--   one of the branch.
-- needs: marts.deployments, marts.changes, marts.change_commits, marts.listed_changes

with deployments as (
    select deployments.*
    from marts.deployments as deployments
    left join marts.listed_changes as listed
        on deployments.deployment_key = listed.deployment_key
    where listed.deployment_key is null
),

candidates as (
    select
        deployments.deployment_key,
        changes.change_key,
        'merge_sha' as method
    from deployments
    inner join marts.changes as changes
        on
            deployments.repository_key = changes.repository_key
            and deployments.sha = changes.merge_sha
    union all
    select
        deployments.deployment_key,
        commits.change_key,
        'sha_exact' as method
    from deployments
    inner join marts.change_commits as commits
        on
            deployments.repository_key = commits.repository_key
            and deployments.sha = commits.sha
)

select
    deployment_key,
    change_key,
    method
from candidates
qualify row_number() over (
    partition by deployment_key
    order by method, change_key
) = 1
