-- grain: One row per attempt and author, with the lines of it that are theirs, equal
--   parts. An attempt without a known author has one row and no person.
-- needs: marts.attempts, marts.change_authors, staging.calendar

select
    attempts.patch_key,
    attempts.service_key,
    attempts.item_key,
    attempts.first_commit_at,
    attempts.standard_size_lines,
    attempts.is_ai,
    attempts.credited_at,
    attempts.kept,
    authors.person_key,
    calendar.week_start,
    calendar.period_start,
    coalesce(authors.author_share, 1) as author_share,
    attempts.lines * coalesce(authors.author_share, 1) as lines
from marts.attempts as attempts
inner join staging.calendar as calendar
    on cast(attempts.landed_at as date) = calendar.day
left join marts.change_authors as authors
    on attempts.change_key = authors.change_key
