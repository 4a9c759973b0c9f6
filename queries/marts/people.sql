-- grain: One row per person whom the roster, or else a directory, names.
-- needs: staging.people, marts.people_sources, marts.person_keys

select
    known.person_key,
    people.email,
    people.display_name,
    people.employee_number,
    people.title,
    people.role,
    people.is_active,
    sources.source,
    sources.is_spine
from staging.people as people
inner join marts.people_sources as sources on people.person_key = sources.person_key
inner join marts.person_keys as known on people.person_key = known.known_key
qualify row_number() over (
    partition by known.person_key
    order by
        case when sources.is_spine then 0 else 1 end asc,
        sources.source asc,
        people.person_key asc
) = 1
