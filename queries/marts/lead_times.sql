-- grain: One row per author, service and day with credited landings of theirs: the
--   longest time from the first commit of a change to its landing. More landings of one
--   day are no more evidence. A change whose first commit is not known, or is later
--   than its landing, is left out.
-- needs: marts.credited_lines, marts.changes, marts.change_authors

select
    authors.person_key,
    credited.service_key,
    cast(credited.credited_at as date) as landed_on,
    max(date_diff('second', changes.first_commit_at, credited.credited_at) / 3600.0)
        as lead_time_hours
from marts.credited_lines as credited
inner join marts.changes as changes
    on
        credited.change_key = changes.change_key
        and credited.credited_at >= changes.first_commit_at
inner join marts.change_authors as authors
    on credited.change_key = authors.change_key
group by
    authors.person_key, credited.service_key, cast(credited.credited_at as date)
