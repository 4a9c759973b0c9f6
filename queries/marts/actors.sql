-- grain: One row per account or address that an export names, and span of days in which
--   it is one person's. A declared identity comes first; an address that is declared
--   nowhere is the roster's or an alias; GitHub's noreply address is the login inside
--   it. Display names never match anybody.
-- needs: staging.identities, staging.people, marts.seen_accounts

with identities as (
    select * from staging.identities
    where person_key is not null and actor_kind = 'person'
),

people as (
    select * from staging.people
),

seen as (
    select
        *,
        regexp_extract(
            id_value, '^([0-9]+[+])?([^@]+)@users[.]noreply[.]github[.]com$', 2
        ) as login_inside
    from marts.seen_accounts
),

undeclared as (
    select seen.*
    from seen
    left join staging.identities as declared
        on
            seen.system = declared.system
            and seen.id_kind = declared.id_kind
            and seen.id_value = declared.id_value
    where declared.system is null
),

names as (
    select
        id_value as known_name,
        person_key,
        valid_from,
        valid_to
    from identities
    where system = 'email_alias' or (system = 'github' and id_kind = 'login')
    union
    select
        email as known_name,
        person_key,
        date '1900-01-01' as valid_from,
        cast(null as date) as valid_to
    from people
)

select
    system,
    id_kind,
    id_value,
    person_key,
    valid_from,
    coalesce(valid_to, date '9999-12-31') as valid_to
from identities
union
select
    undeclared.system,
    undeclared.id_kind,
    undeclared.id_value,
    names.person_key,
    names.valid_from,
    coalesce(names.valid_to, date '9999-12-31') as valid_to
from undeclared
inner join names
    on
        coalesce(nullif(undeclared.login_inside, ''), undeclared.id_value)
        = names.known_name
where undeclared.id_value like '%@%'
