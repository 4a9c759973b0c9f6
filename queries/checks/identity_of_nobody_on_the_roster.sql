-- title: Identifiers of a person whom no roster and no directory names

with known as (
    select person_key as known_key
    from staging.people
    union
    select email as known_key
    from staging.people
    union
    select email as known_key
    from staging.addresses
    where id_kind = 'person_key'
)

select
    identities.system,
    identities.id_kind,
    identities.file_id,
    identities.row_number
from staging.identities as identities
left join known on identities.person_key = known.known_key
where identities.person_key is not null and known.known_key is null
