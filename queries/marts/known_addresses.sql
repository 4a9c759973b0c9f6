-- grain: One row per key of a person, address that its source gives and span of days.
--   is_dated: the days on which a snapshot names it; other days only where nobody
--   else's snapshot does.
-- needs: staging.addresses, marts.people_sources

select
    addresses.id_value as known_key,
    sources.is_spine,
    addresses.email,
    addresses.valid_from,
    coalesce(addresses.valid_to, date '9999-12-31') as valid_to,
    true as is_dated
from staging.addresses as addresses
inner join marts.people_sources as sources
    on addresses.id_value = sources.person_key
where addresses.id_kind = 'person_key'
union
select
    addresses.id_value as known_key,
    sources.is_spine,
    addresses.email,
    date '1900-01-01' as valid_from,
    date '9999-12-31' as valid_to,
    false as is_dated
from staging.addresses as addresses
inner join marts.people_sources as sources
    on addresses.id_value = sources.person_key
where addresses.id_kind = 'person_key'
union
select
    person_key as known_key,
    is_spine,
    email,
    date '1900-01-01' as valid_from,
    date '9999-12-31' as valid_to,
    false as is_dated
from marts.people_sources
where email is not null
