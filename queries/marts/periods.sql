-- grain: One row per 28-day period that the data touch.
-- needs: staging.calendar, staging.watermarks

with calendar as (
    select * from staging.calendar
),

feeds as (
    select * from staging.watermarks
    where kind in ('usage', 'changes', 'deployments', 'incidents')
),

span as (
    select
        min(data_from) as data_from,
        max(data_to) as data_to,
        min(coalesce(final_through, data_to)) as final_through,
        -- Incidents and use may begin later; without these two nothing lands. A tool
        -- that came later takes nothing from what another one told before.
        greatest(
            min(data_from) filter (where kind = 'changes'),
            min(data_from) filter (where kind = 'deployments')
        ) as delivery_from
    from feeds
),

periods as (
    select
        period_start,
        any_value(quarter_start) as quarter_start,
        any_value(year_start) as year_start,
        max(day) as period_end
    from calendar
    group by period_start
)

select
    periods.period_start,
    periods.period_end,
    periods.quarter_start,
    periods.year_start,
    span.final_through >= periods.period_end + interval 14 day
        as watermark_passed_14,
    span.final_through >= periods.period_end + interval 28 day
        as watermark_passed_28,
    coalesce(span.delivery_from <= periods.period_start, false)
    and periods.period_end <= span.data_to as is_complete
from periods
inner join span on
    periods.period_end >= span.data_from
    and periods.period_start <= span.data_to
