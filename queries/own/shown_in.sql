-- grain: One row per person, period and published group that includes them.
-- needs: temp.membership, temp.group_places, temp.group_names, temp.block_periods

with membership as (
    select * from temp.membership
),

group_places as (
    select * from temp.group_places
),

group_names as (
    select * from temp.group_names
),

block_periods as (
    select * from temp.block_periods
)

select distinct
    membership.person_key,
    membership.period_start,
    group_names.group_name,
    group_names.level
from membership
inner join block_periods on membership.period_start = block_periods.period_start
inner join group_places
    on
        block_periods.block_key = group_places.block_key
        and membership.node_key = group_places.node_key
inner join group_names
    on
        group_places.block_key = group_names.block_key
        and group_places.group_key = group_names.group_key
