-- grain: One row per person and period: the one node whose figures they count in.
-- needs: marts.home_nodes, temp.frozen_membership, temp.frozen_periods

-- A closed period keeps everybody where they were when it closed, whatever the roster
-- says by now: moving one person later would show that person's figures by subtraction.
with home_nodes as (
    select * from marts.home_nodes
),

frozen_membership as (
    select * from temp.frozen_membership
),

frozen_periods as (
    select * from temp.frozen_periods
)

select
    person_key,
    period_start,
    node_key,
    is_counted
from frozen_membership
union all
select
    home_nodes.person_key,
    home_nodes.period_start,
    home_nodes.node_key,
    home_nodes.is_counted
from home_nodes
left join frozen_periods on home_nodes.period_start = frozen_periods.period_start
where frozen_periods.period_start is null
