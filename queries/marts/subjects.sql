-- grain: One row per sign-in (issuer and subject) of somebody on the roster, valid
--   today.
-- needs: marts.declared_ids, marts.people, marts.policy

with identities as (
    select * from marts.declared_ids
),

people as (
    select * from marts.people
),

policy as (
    select * from marts.policy
)

select
    people.person_key,
    identities.id_kind as iss,
    identities.id_value as sub,
    people.display_name
from identities
inner join people on identities.person_key = people.person_key
inner join policy
    on
        identities.valid_from <= policy.as_of
        and identities.valid_to >= policy.data_to
where identities.system = 'oidc'
