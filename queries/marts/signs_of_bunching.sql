-- grain: One row per period, threshold and side of it: how many things lie just
--   below a threshold, or just at or above it. A week's lasting lines beside the plan,
--   against the standard size; the share of a unit that AI helped with, against half;
--   the share that lasts, against 80 %; hours from first commit to live, against seven
--   days.
-- needs: marts.unit_parts, marts.lead_times, staging.calendar

with units as (
    select
        unit_key,
        any_value(item_key) as item_key,
        any_value(dated_on) as dated_on,
        max(standard_size_lines) as standard_size_lines,
        sum(size) as attempted,
        sum(case when is_credited then size * kept else 0 end) as lasting,
        sum(case when is_ai then size else 0 end) as by_ai
    from marts.unit_parts
    group by unit_key
),

-- As parts of the threshold: those within a quarter of it are near.
placed as (
    select
        'standard_week' as sign,
        dated_on,
        lasting / nullif(standard_size_lines, 0) as place
    from units
    where item_key is null
    union all
    select
        'half_by_ai' as sign,
        dated_on,
        by_ai / nullif(attempted, 0) / 0.5 as place
    from units
    union all
    select
        'four_fifths_last' as sign,
        dated_on,
        lasting / nullif(attempted, 0) / 0.8 as place
    from units
    union all
    select
        'seven_days' as sign,
        landed_on as dated_on,
        lead_time_hours / 168.0 as place
    from marts.lead_times
)

select
    calendar.period_start,
    placed.sign,
    case when placed.place >= 1 then 'above' else 'below' end as part,
    cast(count(*) as double) as amount
from placed
inner join staging.calendar as calendar on placed.dated_on = calendar.day
where placed.place >= 0.75 and placed.place < 1.25
group by
    calendar.period_start,
    placed.sign,
    case when placed.place >= 1 then 'above' else 'below' end
