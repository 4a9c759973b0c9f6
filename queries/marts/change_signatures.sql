-- grain: One row per merged change and account that signed it: its author, whoever
--   asked an agent for it, the authors and co-authors of its commits. A bot's change
--   has none.
-- needs: staging.changes, marts.change_commits, marts.co_authors

with changes as (
    select
        *,
        split_part(repository_key, '.', 1) as system
    from staging.changes
    where merged_at is not null and author_kind <> 'bot'
),

commits as (
    select * from marts.change_commits
),

signed as (
    select
        changes.change_key,
        changes.system,
        'login' as id_kind,
        case
            when changes.author_kind = 'person' then changes.author_id
            else changes.requester_id
        end as id_value
    from changes
    union
    select
        changes.change_key,
        changes.system,
        'login' as id_kind,
        commits.author_login as id_value
    from commits
    inner join changes on commits.change_key = changes.change_key
    union
    select
        change_key,
        'git_author' as system,
        'email' as id_kind,
        author_email as id_value
    from commits
    where author_login is null
    union
    select
        change_key,
        'git_author' as system,
        'email' as id_kind,
        email as id_value
    from marts.co_authors
)

select
    signed.change_key,
    signed.system,
    signed.id_kind,
    signed.id_value
from signed
inner join changes on signed.change_key = changes.change_key
where signed.id_value <> ''
