-- grain: One row per person who objects to being in figures of groups, and since when.
--   Periods that began before that day keep them: a closed one never changes.
-- needs: staging.objectors, marts.person_keys

select
    coalesce(holders.person_key, objectors.known_key) as person_key,
    min(objectors.since_on) as since_on
from staging.objectors as objectors
left join marts.person_keys as holders on objectors.known_key = holders.known_key
group by coalesce(holders.person_key, objectors.known_key)
