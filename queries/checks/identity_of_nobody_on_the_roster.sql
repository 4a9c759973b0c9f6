-- title: Identifiers of a person whom no roster names

select
    identities.system,
    identities.id_kind,
    identities.file_id,
    identities.row_number
from staging.identities as identities
left join staging.people as people on identities.person_key = people.person_key
where identities.person_key is not null and people.person_key is null
