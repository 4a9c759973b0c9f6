-- grain: One row per merged change and account that signed it: its author, the authors
--   and co-authors of its commits, and whoever is assigned to the change of an agent. A
--   bot's change has none.
-- needs: staging.changes, marts.change_commits, marts.co_authors,
--   marts.repository_systems

with changes as (
    select
        changes.*,
        systems.system
    from staging.changes as changes
    inner join marts.repository_systems as systems
        on changes.repository_key = systems.repository_key
    where
        changes.merged_at is not null
        and coalesce(changes.author_kind <> 'bot', true)
),

commits as (
    select * from marts.change_commits
),

signed as (
    select
        change_key,
        system,
        author_id as id_value,
        false as is_assigned
    from changes
    where author_kind = 'person'
    union
    select
        change_key,
        system,
        requester_id as id_value,
        true as is_assigned
    from changes
    where author_kind = 'ai_agent'
    union
    select
        changes.change_key,
        changes.system,
        commits.author_login as id_value,
        false as is_assigned
    from commits
    inner join changes on commits.change_key = changes.change_key
    union
    select
        commits.change_key,
        'git_author' as system,
        commits.author_email as id_value,
        false as is_assigned
    from commits
    where commits.author_login is null
    union
    select
        co_authors.change_key,
        'git_author' as system,
        co_authors.email as id_value,
        false as is_assigned
    from marts.co_authors as co_authors
)

select
    signed.change_key,
    signed.is_assigned,
    signed.id_value,
    case when signed.id_value like '%@%' then 'git_author' else signed.system end
        as system,
    case when signed.id_value like '%@%' then 'email' else 'login' end as id_kind
from signed
inner join changes on signed.change_key = changes.change_key
where signed.id_value <> ''
