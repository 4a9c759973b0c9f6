-- grain: One row per period and node: its own people, and those there half the period.
-- needs: temp.membership

select
    period_start,
    node_key,
    count(*) as present_people,
    count(*) filter (where is_counted) as counted_people
from temp.membership
group by period_start, node_key
