-- grain: One row per delivery unit, attempt and author: what of a unit is whose.
-- needs: marts.planned_parts, marts.housekeeping_parts

select
    unit_key,
    item_key,
    dated_on,
    person_key,
    first_commit_at,
    standard_size_lines,
    is_ai,
    is_credited,
    kept,
    size
from marts.planned_parts
union all
select
    unit_key,
    item_key,
    dated_on,
    person_key,
    first_commit_at,
    standard_size_lines,
    is_ai,
    is_credited,
    kept,
    size
from marts.housekeeping_parts
