-- grain: One row per metric and closed block: share of the company the cap took.
-- needs: temp.capped, temp.rules, temp.membership, temp.block_periods,
--   temp.closed_blocks

with capped as (
    select * from temp.capped
),

rules as (
    select * from temp.rules
),

membership as (
    select * from temp.membership
),

block_periods as (
    select * from temp.block_periods
),

closed_blocks as (
    select * from temp.closed_blocks
)

select
    capped.metric_id,
    block_periods.block_key,
    round(
        1.0
        - coalesce(sum(capped.capped_amount) / nullif(sum(capped.amount), 0.0), 1.0),
        2
    ) as share_removed
from capped
inner join membership
    on
        capped.person_key = membership.person_key
        and capped.period_start = membership.period_start
inner join rules
    on
        capped.metric_id = rules.metric_id
        and capped.part = rules.part
inner join block_periods on capped.period_start = block_periods.period_start
inner join closed_blocks
    on
        block_periods.block_key = closed_blocks.block_key
        and rules.close_after = closed_blocks.close_after
where capped.part = ''
group by all
