-- grain: One row per row of a roster or directory, address that it gives and span of
--   days. is_dated: the days on which a snapshot names it; other days only where nobody
--   else's snapshot does.
-- needs: staging.people, staging.addresses

select
    addresses.id_value as known_key,
    addresses.system as origin,
    addresses.email,
    addresses.valid_from,
    coalesce(addresses.valid_to, date '9999-12-31') as valid_to,
    true as is_dated
from staging.addresses as addresses
where addresses.id_kind = 'person_key'
union
select
    addresses.id_value as known_key,
    addresses.system as origin,
    addresses.email,
    date '1900-01-01' as valid_from,
    date '9999-12-31' as valid_to,
    false as is_dated
from staging.addresses as addresses
where addresses.id_kind = 'person_key'
union
select
    person_key as known_key,
    origin,
    lower(email) as email,
    date '1900-01-01' as valid_from,
    date '9999-12-31' as valid_to,
    false as is_dated
from staging.people
where email is not null
