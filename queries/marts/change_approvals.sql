-- grain: One row per merged change that a person approved who is not one of its
--   authors.
-- needs: staging.changes, staging.change_reviews, marts.change_authors,
--   marts.change_signatures, marts.actors, marts.repository_systems

with changes as (
    select * from staging.changes
),

reviews as (
    select
        reviews.*,
        systems.system
    from staging.change_reviews as reviews
    inner join marts.repository_systems as systems
        on regexp_replace(reviews.change_key, '#.*$', '') = systems.repository_key
    where reviews.state = 'approved' and reviews.reviewer_kind = 'person'
),

authors as (
    select * from marts.change_authors
),

signatures as (
    select * from marts.change_signatures
),

actors as (
    select * from marts.actors
    where id_kind = 'login'
)

select
    reviews.change_key,
    min(reviews.reviewed_at) as approved_at
from reviews
inner join changes
    on
        reviews.change_key = changes.change_key
        and reviews.reviewed_at <= changes.merged_at
left join actors
    on
        reviews.system = actors.system
        and reviews.reviewer_id = actors.id_value
        and cast(
            reviews.reviewed_at as date
        ) between actors.valid_from and actors.valid_to
where
    not exists (
        select 1 from authors
        where
            authors.change_key = reviews.change_key
            and authors.person_key = actors.person_key
    )
    and not exists (
        select 1 from signatures
        where
            signatures.change_key = reviews.change_key
            and signatures.id_value = reviews.reviewer_id
            -- Whom an agent's change is assigned to may approve what another asked for.
            and (
                not signatures.is_assigned
                or not exists (
                    select 1 from authors
                    where authors.change_key = reviews.change_key
                )
            )
    )
group by reviews.change_key
