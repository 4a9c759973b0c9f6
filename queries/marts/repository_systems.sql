-- grain: One row per repository that any export names: the system whose accounts work
--   on it. The tool that exported it tells, also for a host under a name of one's own;
--   else the name of the host does.
-- needs: staging.files, staging.changes, staging.deployments,
--   staging.change_reviews

with named as (
    select
        repository_key,
        file_id
    from staging.changes
    union
    select
        repository_key,
        file_id
    from staging.deployments
    where repository_key is not null
    union
    select
        regexp_replace(change_key, '#.*$', '') as repository_key,
        file_id
    from staging.change_reviews
)

select
    named.repository_key,
    coalesce(min(files.tool), split_part(named.repository_key, '.', 1)) as system
from named
left join staging.files as files
    on
        named.file_id = files.file_id
        and files.tool in ('github', 'gitlab')
group by named.repository_key
