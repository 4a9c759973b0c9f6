-- title: Commits and pull requests listed on a deployment. One commit alone is what was
--   deployed: everything merged before it came along, and is found from it.

with listed as (
    select
        kept.deployment_key,
        kept.repository_key,
        kept.sha,
        kept.file_id,
        kept.row_number,
        source.deploymentcommits,
        source.pullrequests
    from kept
    inner join source on
        kept.file_id = source.file_id and kept.row_number = source.row_number
),

commits as (
    select
        deployment_key,
        file_id,
        row_number,
        unnest(deploymentcommits) as made
    from listed
    where sha is null or len(pullrequests) > 0
),

pulls as (
    select
        deployment_key,
        repository_key,
        file_id,
        row_number,
        unnest(pullrequests) as named
    from listed
)

select
    commits.deployment_key,
    '' as change_key,
    lower(trim(commits.made.commitsha)) as sha,
    commits.file_id,
    commits.row_number
from commits
union all by name
select
    pulls.deployment_key,
    change_named(pulls.named, pulls.repository_key) as change_key,
    '' as sha,
    pulls.file_id,
    pulls.row_number
from pulls
where change_named(pulls.named, pulls.repository_key) is not null
