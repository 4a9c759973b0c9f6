-- grain: One row per merged change and person who wrote it, as of the merge. Equal
--   parts. Behind an agent stands whom its commits name; only where they name nobody,
--   whoever the change is assigned to.
-- needs: staging.changes, marts.change_signatures, marts.actors

with changes as (
    select * from staging.changes
),

signatures as (
    select * from marts.change_signatures
),

actors as (
    select * from marts.actors
),

known as (
    select
        signatures.change_key,
        actors.person_key,
        bool_and(signatures.is_assigned) as is_assigned
    from signatures
    inner join changes on signatures.change_key = changes.change_key
    inner join actors
        on
            signatures.system = actors.system
            and signatures.id_kind = actors.id_kind
            and signatures.id_value = actors.id_value
            and cast(
                changes.merged_at as date
            ) between actors.valid_from and actors.valid_to
    group by signatures.change_key, actors.person_key
),

authors as (
    select
        change_key,
        person_key
    from known
    qualify
        not is_assigned
        or bool_and(is_assigned) over (partition by change_key)
)

select
    change_key,
    person_key,
    1.0 / nullif(count(*) over (partition by change_key), 0) as author_share
from authors
