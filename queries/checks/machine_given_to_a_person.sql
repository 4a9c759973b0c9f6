-- title: Accounts of bots and agents that the list of identities gives to a person, and
--   accounts that only machines have declared as a person's

select
    system,
    id_kind,
    file_id,
    row_number
from staging.identities
where
    (actor_kind in ('bot', 'ai_agent') and person_key is not null)
    or (
        actor_kind = 'person'
        and (
            id_value like '%[bot]'
            or (system, id_kind, id_value) in (
                select
                    split_part(change_key, '.', 1) as system,
                    'login' as id_kind,
                    author_id as id_value
                from staging.changes
                where author_kind in ('bot', 'ai_agent')
            )
        )
    )
