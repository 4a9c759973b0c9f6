-- grain: One row per merged change and account that signed it: its author, whoever
--   asked an agent for it, the authors and co-authors of its commits. A bot's change
--   has none.
-- needs: staging.changes, marts.change_commits

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

trailers as (
    select
        change_key,
        unnest(trailers) as trailer
    from commits
),

signed as (
    select
        change_key,
        system,
        'login' as id_kind,
        author_id as id_value
    from changes
    where author_kind = 'person'
    union
    select
        change_key,
        system,
        'login' as id_kind,
        requester_id as id_value
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
        regexp_extract(lower(trailer), '^co-authored-by:.*<([^>]+)>', 1) as id_value
    from trailers
)

select
    signed.change_key,
    signed.system,
    signed.id_kind,
    signed.id_value
from signed
inner join changes on signed.change_key = changes.change_key
where signed.id_value <> ''
