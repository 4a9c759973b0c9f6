-- grain: One row per merged change and commit of its branch. Where an export does not
--   say whose a commit is, it is found from the head of the branch, parent by parent,
--   until the commits of another change begin.
-- needs: staging.changes, staging.change_commits

with recursive changes as (
    select * from staging.changes
    where merged_at is not null
),

commits as (
    select * from staging.change_commits
),

walked as (
    select
        changes.change_key,
        changes.repository_key,
        changes.head_sha as sha
    from changes
    where changes.head_sha is not null
    union
    select
        walked.change_key,
        walked.repository_key,
        commits.parents[1] as sha
    from walked
    inner join commits
        on
            walked.repository_key = commits.repository_key
            and walked.sha = commits.sha
    left join changes as heads
        on
            commits.repository_key = heads.repository_key
            and commits.parents[1] = heads.head_sha
    where commits.parents[1] is not null and heads.change_key is null
),

owned as (
    select
        change_key,
        repository_key,
        sha
    from walked
    union
    select
        commits.change_key,
        commits.repository_key,
        commits.sha
    from commits
    inner join changes on commits.change_key = changes.change_key
)

select distinct
    owned.change_key,
    owned.repository_key,
    owned.sha,
    commits.author_login,
    commits.author_email,
    commits.committed_at,
    commits.trailers
from owned
inner join commits on
    owned.repository_key = commits.repository_key and owned.sha = commits.sha
