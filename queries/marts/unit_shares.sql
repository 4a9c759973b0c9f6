-- grain: One row per delivery unit and author, with the part of what was attempted that
--   is theirs. A row without a person is what no known author wrote.
-- needs: marts.unit_parts, marts.delivery_units

with parts as (
    select
        unit_key,
        person_key,
        sum(size) as size
    from marts.unit_parts
    group by unit_key, person_key
)

select
    units.unit_key,
    units.period_start,
    units.stake,
    units.is_ai_assisted,
    units.is_on_use_case,
    units.has_landed,
    units.has_lasted,
    parts.person_key,
    parts.size / nullif(units.attempted, 0) as share
from marts.delivery_units as units
inner join parts on units.unit_key = parts.unit_key
