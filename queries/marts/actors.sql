-- grain: One row per account or address that an export names, and span of days in which
--   it is one person's. A declared identity comes first; an address that is declared
--   nowhere is the roster's or an alias; GitHub's noreply address is the login inside
--   it. Display names never match anybody.
-- needs: staging.identities, marts.seen_accounts, marts.known_names

with identities as (
    select * from staging.identities
),

undeclared as (
    select
        seen.*,
        regexp_extract(
            seen.id_value, '^([0-9]+[+])?([^@]+)@users[.]noreply[.]github[.]com$', 2
        ) as login_inside
    from marts.seen_accounts as seen
    left join identities
        on
            seen.system = identities.system
            and seen.id_kind = identities.id_kind
            and seen.id_value = identities.id_value
    where seen.id_value like '%@%' and identities.system is null
)

select
    system,
    id_kind,
    id_value,
    person_key,
    valid_from,
    coalesce(valid_to, date '9999-12-31') as valid_to
from identities
where person_key is not null and actor_kind = 'person'
union
select
    undeclared.system,
    undeclared.id_kind,
    undeclared.id_value,
    known.person_key,
    known.valid_from,
    known.valid_to
from undeclared
inner join marts.known_names as known
    on
        coalesce(nullif(undeclared.login_inside, ''), undeclared.id_value)
        = known.known_name
