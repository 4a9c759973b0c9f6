-- grain: One row per period with a frozen plan: from the first plan on. Before, nothing
--   can be said about declared use cases.
-- needs: marts.plan_items, marts.periods

with plan_items as (
    select * from marts.plan_items
)

select periods.period_start
from marts.periods as periods
where periods.period_end >= (select min(frozen_at) from plan_items)
