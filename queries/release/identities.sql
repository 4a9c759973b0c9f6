-- grain: One row per text that names a person and must not stand in a release.
-- needs: staging.people, marts.subjects

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
