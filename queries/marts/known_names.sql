-- grain: One row per address, person and span of days in which it is known as theirs
--   wherever it turns up. The lowest rank of a day decides: an alias the company
--   declares, then the roster, then a directory, each on the days it names the address,
--   then both on other days.
-- needs: staging.identities, marts.known_addresses, marts.person_keys

select
    identities.id_value as known_name,
    coalesce(holders.person_key, identities.person_key) as person_key,
    'alias' as method,
    2 as rank,
    identities.valid_from,
    coalesce(identities.valid_to, date '9999-12-31') as valid_to
from staging.identities as identities
left join marts.person_keys as holders on identities.person_key = holders.known_key
where
    identities.system = 'email_alias'
    and identities.actor_kind = 'person'
    and identities.person_key is not null
union
select
    addresses.email as known_name,
    holders.person_key,
    case when addresses.is_spine then 'roster' else 'directory' end as method,
    case when addresses.is_spine then 3 else 4 end
    + case when addresses.is_dated then 0 else 2 end as rank,
    addresses.valid_from,
    addresses.valid_to
from marts.known_addresses as addresses
inner join marts.person_keys as holders on addresses.known_key = holders.known_key
