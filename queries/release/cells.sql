-- grain: One row per metric, part, published group and closed block; only a part that
--   compares two kinds of work is left out where a group is too small for it.
-- needs: temp.capped, temp.rules, temp.membership, temp.group_places,
--   temp.block_periods, temp.closed_blocks, temp.frozen_cells,
--   temp.group_names

-- Sums of capped contributions, rounded to the base. Every group has every cell, also
-- those of nothing: a missing one would tell that there was nothing.
with capped as (
    select * from temp.capped
),

rules as (
    select * from temp.rules
),

membership as (
    select * from temp.membership
),

group_places as (
    select * from temp.group_places
),

block_periods as (
    select * from temp.block_periods
),

closed_blocks as (
    select * from temp.closed_blocks
),

frozen_cells as (
    select * from temp.frozen_cells
),

group_names as (
    select * from temp.group_names
),

-- What was published once is copied: nothing that arrives later moves it, not even
-- another definition, which holds from the next block on. Two versions of one block
-- could be subtracted.
frozen_keys as (
    select distinct
        metric_id,
        block_key
    from frozen_cells
),

-- By headcount alone, never by a value: its smallest period decides for a block.
crowds as (
    select
        group_places.block_key,
        group_places.group_key,
        block_periods.period_start,
        count(*) filter (where membership.is_counted) as people
    from group_places
    inner join block_periods on group_places.block_key = block_periods.block_key
    inner join membership
        on
            group_places.node_key = membership.node_key
            and block_periods.period_start = membership.period_start
    group by all
),

sized as (
    select
        crowds.block_key,
        crowds.people,
        group_names.level,
        case group_names.level
            when 'company' then 0
            when 'department' then 1
            else 2
        end as depth
    from crowds
    inner join group_names
        on
            crowds.block_key = group_names.block_key
            and crowds.group_key = group_names.group_key
),

-- A level shows them for every group, its own and those above, or for none: what is
-- left of the whole would be the group that was too small.
smallest as (
    select distinct
        block_key,
        level,
        min(people) over (partition by block_key order by depth) as people
    from sized
),

wanted as (
    select distinct
        rules.metric_id,
        rules.part,
        rules.base,
        group_places.group_key,
        group_places.block_key
    from group_places
    inner join closed_blocks on group_places.block_key = closed_blocks.block_key
    inner join rules on closed_blocks.close_after = rules.close_after
    left join frozen_keys
        on
            rules.metric_id = frozen_keys.metric_id
            and closed_blocks.block_key = frozen_keys.block_key
    inner join group_names
        on
            group_places.block_key = group_names.block_key
            and group_places.group_key = group_names.group_key
    left join smallest
        on
            group_places.block_key = smallest.block_key
            and group_names.level = smallest.level
    where
        frozen_keys.block_key is null
        and (rules.people <= $k or smallest.people >= rules.people)
),

placed as (
    select
        capped.metric_id,
        capped.part,
        capped.numerator,
        capped.denominator,
        capped.weight_sq,
        group_places.group_key,
        group_places.block_key
    from capped
    inner join membership
        on
            capped.person_key = membership.person_key
            and capped.period_start = membership.period_start
    inner join block_periods on capped.period_start = block_periods.period_start
    inner join group_places
        on
            block_periods.block_key = group_places.block_key
            and membership.node_key = group_places.node_key
),

-- Exact decimals: the same people give the same sum in whatever order they are added.
-- What is below a thousandth is noise of thirds: it never decides which way half a base
-- is rounded.
sums as (
    select
        metric_id,
        part,
        group_key,
        block_key,
        cast(round(sum(cast(numerator as decimal(38, 6))), 3) as double) as numerator,
        cast(round(sum(cast(denominator as decimal(38, 6))), 3) as double)
            as denominator,
        cast(round(sum(cast(weight_sq as decimal(38, 6))), 3) as double) as weight_sq
    from placed
    group by all
)

select
    wanted.metric_id,
    wanted.part,
    wanted.group_key,
    wanted.block_key,
    round(coalesce(sums.numerator, 0.0) / wanted.base) * wanted.base as numerator,
    round(coalesce(sums.denominator, 0.0) / wanted.base) * wanted.base as denominator,
    round(coalesce(sums.weight_sq, 0.0) / (4 * wanted.base))
    * (4 * wanted.base) as weight_sq
from wanted
left join sums
    on
        wanted.metric_id = sums.metric_id
        and wanted.part = sums.part
        and wanted.group_key = sums.group_key
        and wanted.block_key = sums.block_key
union all
select
    metric_id,
    part,
    group_key,
    block_key,
    numerator,
    denominator,
    weight_sq
from frozen_cells
