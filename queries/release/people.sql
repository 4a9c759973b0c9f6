-- grain: One row per metric, part, grain, person and home node; newest closed block.
-- needs: temp.capped, temp.rules, temp.membership, temp.block_periods,
--   temp.closed_blocks

-- What the design effect is estimated from: how alike the work of one person is.
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
),

newest as (
    select
        grain,
        close_after,
        max(starts_on) as starts_on
    from closed_blocks
    group by grain, close_after
)

select
    capped.metric_id,
    capped.part,
    newest.grain,
    capped.person_key,
    membership.node_key,
    sum(capped.numerator) as numerator,
    sum(capped.denominator) as denominator,
    sum(capped.weight_sq) as weight_sq
from capped
inner join membership
    on
        capped.person_key = membership.person_key
        and capped.period_start = membership.period_start
inner join rules
    on
        capped.metric_id = rules.metric_id
        and capped.part = rules.part
inner join newest on rules.close_after = newest.close_after
inner join closed_blocks
    on
        newest.grain = closed_blocks.grain
        and newest.close_after = closed_blocks.close_after
        and newest.starts_on = closed_blocks.starts_on
inner join block_periods
    on
        closed_blocks.block_key = block_periods.block_key
        and capped.period_start = block_periods.period_start
group by all
order by all
