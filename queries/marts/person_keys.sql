-- grain: One row per key or address under which a roster, a directory or a list of
--   identities may name a person, and the one key that person has. The roster is the
--   spine: a row of a directory is the person of the roster with the same address, or
--   else the same employee number, if that is one person. Whoever is in directories
--   only is one person per address. An address that two people had is nobody's key.
-- needs: marts.people_sources, marts.known_addresses

with people as (
    select * from marts.people_sources
),

on_roster as (
    select
        addresses.email,
        min(addresses.known_key) as person_key
    from marts.known_addresses as addresses
    where addresses.is_spine
    group by addresses.email
    having count(distinct addresses.known_key) = 1
),

numbered as (
    select
        employee_number,
        min(person_key) as person_key
    from people
    where is_spine and employee_number is not null
    group by employee_number
    having count(*) = 1
),

named as (
    select
        addresses.known_key,
        min(on_roster.person_key) as person_key
    from marts.known_addresses as addresses
    inner join on_roster on addresses.email = on_roster.email
    where not addresses.is_spine
    group by addresses.known_key
    having count(distinct on_roster.person_key) = 1
),

alone as (
    select
        people.person_key as known_key,
        people.source,
        people.email,
        coalesce(named.person_key, numbered.person_key) as person_key,
        count(*) over (partition by people.email, people.source) as namesakes
    from people
    left join named on people.person_key = named.known_key
    left join numbered on people.employee_number = numbered.employee_number
    where not people.is_spine
),

keys as (
    select
        person_key as known_key,
        person_key
    from people
    where is_spine
    union
    select
        known_key,
        coalesce(
            person_key,
            case
                when email is not null and namesakes = 1
                    then min(known_key) over (partition by email, person_key, namesakes)
            end,
            known_key
        ) as person_key
    from alone
),

addressed as (
    select
        addresses.email as known_key,
        min(keys.person_key) as person_key
    from marts.known_addresses as addresses
    inner join keys on addresses.known_key = keys.known_key
    group by addresses.email
    having count(distinct keys.person_key) = 1
)

select
    known_key,
    person_key
from keys
union all
select
    addressed.known_key,
    addressed.person_key
from addressed
left join keys on addressed.known_key = keys.known_key
where keys.known_key is null
