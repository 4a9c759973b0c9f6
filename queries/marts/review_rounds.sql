-- grain: One row per change, person and day on which they reviewed it, if it is not
--   theirs. Changes of bots are reviewed by nobody.
-- needs: staging.changes, staging.change_reviews, marts.change_authors,
--   marts.change_signatures, marts.actors

with reviews as (
    select
        reviews.change_key,
        reviews.reviewer_id,
        cast(reviews.reviewed_at as date) as reviewed_on,
        split_part(reviews.change_key, '.', 1) as system
    from staging.change_reviews as reviews
    inner join staging.changes as changes
        on reviews.change_key = changes.change_key
    where reviews.reviewer_kind = 'person' and changes.author_kind <> 'bot'
)

select distinct
    reviews.change_key,
    actors.person_key,
    reviews.reviewed_on
from reviews
inner join marts.actors as actors
    on
        reviews.system = actors.system
        and actors.id_kind = 'login'
        and reviews.reviewer_id = actors.id_value
        and reviews.reviewed_on between actors.valid_from and actors.valid_to
left join marts.change_authors as authors
    on
        reviews.change_key = authors.change_key
        and actors.person_key = authors.person_key
where
    authors.change_key is null
    and not exists (
        select 1 from staging.changes as own
        where
            own.change_key = reviews.change_key
            and own.author_id = reviews.reviewer_id
    )
