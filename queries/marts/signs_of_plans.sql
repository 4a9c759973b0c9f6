-- grain: One row per period in which plans were frozen, and measure: approved weight
--   and items of first plans, and mean days from the freeze to the date committed.
-- needs: governance.milestones, marts.plan_items, staging.calendar

with first_plans as (
    select * from governance.milestones
    qualify row_number() over (
        partition by milestone_id
        order by frozen_at, snapshot_id
    ) = 1
),

items as (
    select
        snapshot_id,
        count(*) as items
    from marts.plan_items
    group by snapshot_id
),

plans as (
    select
        calendar.period_start,
        first_plans.approved_weight,
        coalesce(items.items, 0) as items,
        date_diff('day', first_plans.frozen_at, first_plans.committed_on) as days
    from first_plans
    inner join staging.calendar as calendar
        on cast(first_plans.frozen_at as date) = calendar.day
    left join items on first_plans.snapshot_id = items.snapshot_id
)

select
    period_start,
    'approved_weight' as sign,
    '' as part,
    cast(sum(approved_weight) as double) as amount
from plans
group by period_start
union all
select
    period_start,
    'approved_items' as sign,
    '' as part,
    cast(sum(items) as double) as amount
from plans
group by period_start
union all
select
    period_start,
    'planned_days' as sign,
    '' as part,
    cast(avg(days) as double) as amount
from plans
where days is not null
group by period_start
