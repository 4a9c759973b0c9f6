-- grain: One row per delivery unit that has settled: what was at stake, what became of
--   it. It lasted if 80 % of what was attempted did. It is AI-assisted if half of what
--   was attempted comes from changes of tier T2 or T3. It is on a declared use case if
--   its frozen plan names one that was declared by the first commit.
-- needs: marts.unit_parts, marts.plan_items, staging.calendar

with units as (
    select
        unit_key,
        any_value(item_key) as item_key,
        any_value(dated_on) as dated_on,
        min(first_commit_at) as first_commit_at,
        max(standard_size_lines) as standard_size_lines,
        sum(size) as attempted,
        sum(case when is_credited then size * kept else 0 end) as lasting,
        sum(case when is_ai then size else 0 end) as by_ai,
        bool_or(is_credited) as has_landed
    from marts.unit_parts
    group by unit_key
),

placed as (
    select
        units.*,
        calendar.period_start,
        coalesce(
            plan_items.stake,
            least(1, units.attempted / nullif(units.standard_size_lines, 0))
        ) as stake,
        coalesce(plan_items.declared_on <= units.first_commit_at, false)
            as is_on_use_case
    from units
    inner join staging.calendar as calendar on units.dated_on = calendar.day
    left join marts.plan_items as plan_items on units.item_key = plan_items.item_key
)

select
    unit_key,
    item_key,
    period_start,
    stake,
    attempted,
    by_ai >= 0.5 * attempted as is_ai_assisted,
    is_on_use_case,
    has_landed,
    has_landed and lasting >= 0.8 * attempted as has_lasted
from placed
