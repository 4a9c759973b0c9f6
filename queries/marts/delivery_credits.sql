-- grain: One row per unit of credit and person (or nobody): a delivered plan item, or
--   what a team landed on a service in a week besides. Their part of it is share times
--   credit.
-- needs: marts.planned_credits, marts.housekeeping_credits

select
    person_key,
    period_start,
    'planned' as kind,
    is_ai_assisted,
    lines,
    credit,
    share
from marts.planned_credits
union all
select
    person_key,
    period_start,
    'housekeeping' as kind,
    is_ai_assisted,
    cast(null as double) as lines,
    credit,
    share
from marts.housekeeping_credits
