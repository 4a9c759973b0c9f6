-- grain: One row per node with a loaded rate: what an engineer-week there costs, from
--   the nearest unit around it for which policy.toml names a rate a year.
-- needs: marts.nodes, governance.policy

with recursive decisions as (
    select * from governance.policy
),

rates as (
    select
        replace(name, 'people_cost.', '') as node_key,
        try_cast(value as double) as rate
    from decisions
    where name like 'people_cost.%' and try_cast(value as double) is not null
),

money as (
    select max(value) as currency from decisions
    where name = 'people_cost.currency'
),

around as (
    select
        node_key,
        node_key as unit_key,
        parent_node_key,
        0 as distance
    from marts.nodes
    union all
    select
        around.node_key,
        nodes.node_key as unit_key,
        nodes.parent_node_key,
        around.distance + 1 as distance
    from around
    inner join marts.nodes as nodes on around.parent_node_key = nodes.node_key
)

select
    around.node_key,
    money.currency,
    rates.rate / 52 as week_rate
from around
inner join rates on around.unit_key = rates.node_key
cross join money
qualify row_number() over (
    partition by around.node_key
    order by around.distance
) = 1
