-- grain: One row per person whom the roster, or else a directory, names.
-- needs: staging.people, marts.person_keys

select
    known.person_key,
    people.email,
    people.display_name,
    people.employee_number,
    people.title,
    people.role,
    people.is_active,
    people.origin
from staging.people as people
inner join marts.person_keys as known on people.person_key = known.known_key
qualify row_number() over (
    partition by known.person_key
    order by
        case when people.origin = 'roster' then 0 else 1 end asc,
        people.origin asc,
        people.person_key asc
) = 1
