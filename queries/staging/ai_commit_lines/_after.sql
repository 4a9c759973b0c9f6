-- title: Cursor names a repository without its host: completed where one name fits

update staging.ai_commit_lines
set repository_key = known.repository_key
from (
    select
        repository_key,
        regexp_replace(repository_key, '^.*/', '') as last_name,
        regexp_replace(repository_key, '^[^/]+/', '') as full_name,
        count(*) over (partition by regexp_replace(repository_key, '^.*/', ''))
            as namesakes
    from (select distinct repository_key from staging.changes) as repositories
) as known
where
    staging.ai_commit_lines.repository_key = known.full_name
    or (
        staging.ai_commit_lines.repository_key = known.last_name
        and known.namesakes = 1
    )
