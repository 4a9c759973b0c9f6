-- grain: One row per account or address that is a person's, and span of days in which
--   it is. A day has one person or none.
-- needs: marts.holders

select
    system,
    id_kind,
    id_value,
    person_key,
    valid_from,
    valid_to
from marts.holders
where person_key is not null
