-- grain: One row per text that names a person and must not stand in a release.
-- needs: staging.people, staging.identities, marts.subjects

with people as (
    select * from staging.people
),

subjects as (
    select * from marts.subjects
)

select person_key as identity_text from people
union
select email from people
where email is not null
union
select display_name from people
where display_name is not null
union
select sub from subjects
union
-- Accounts of people; a number alone names nobody to a reader.
select id_value from staging.identities
where actor_kind = 'person' and try_cast(id_value as bigint) is null
