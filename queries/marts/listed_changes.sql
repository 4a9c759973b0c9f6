-- grain: One row per deployment to production and change that its export lists on it.
-- needs: staging.deployment_changes, marts.production_runs, marts.changes,
--   marts.change_commits

with listed as (
    select
        runs.first_deployment_key as deployment_key,
        runs.repository_key,
        listed.change_key,
        listed.sha
    from staging.deployment_changes as listed
    inner join marts.production_runs as runs
        on listed.deployment_key = runs.deployment_key
),

changes as (
    select * from marts.changes
),

commits as (
    select * from marts.change_commits
)

select
    listed.deployment_key,
    changes.change_key
from listed
inner join changes on listed.change_key = changes.change_key
union
select
    listed.deployment_key,
    changes.change_key
from listed
inner join changes on listed.sha = changes.merge_sha
union
select
    listed.deployment_key,
    commits.change_key
from listed
inner join commits on listed.sha = commits.sha
