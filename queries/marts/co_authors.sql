-- grain: One row per merged change and address that a co-author trailer of its commits
--   names.
-- needs: marts.change_commits

with trailers as (
    select
        change_key,
        unnest(trailers) as trailer
    from marts.change_commits
)

select distinct
    change_key,
    regexp_extract(lower(trailer), '^co-authored-by:.*<([^>]+)>', 1) as email
from trailers
where lower(trailer) like 'co-authored-by:%'
