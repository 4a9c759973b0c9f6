-- grain: One row per dataset of a source and stretch of days without a row where such
--   days otherwise have some. is_quiet: hardly any tool told of those days, as on a
--   holiday; else others told and this one did not. Neither is zero.
-- needs: marts.source_days, staging.calendar

with spans as (
    select
        tool,
        kind,
        dataset,
        min(told_on) as first_on,
        max(told_on) as last_on
    from marts.source_days
    group by all
),

days as (
    select
        spans.tool,
        spans.kind,
        spans.dataset,
        calendar.day,
        calendar.day - calendar.week_start < 5 as is_working_day,
        told.told_on is not null as has_rows,
        coalesce(told.told_rows, 0) as told_rows
    from spans
    inner join staging.calendar as calendar
        on calendar.day between spans.first_on and spans.last_on
    left join marts.source_days as told
        on
            spans.tool = told.tool
            and spans.kind = told.kind
            and spans.dataset = told.dataset
            and calendar.day = told.told_on
),

-- The twenty days of its sort before and after: working days, or those of weekends.
habits as (
    select
        *,
        count(*) filter (where has_rows) over around as days_with_rows,
        count(*) filter (where not has_rows) over around as days_without,
        avg(told_rows) over around as usual_rows,
        quantile_cont(told_rows, 0.1) filter (where has_rows) over around as least_rows,
        count(*) filter (where has_rows) over (
            partition by tool, kind, dataset
            order by day
        ) as stretch
    from days
    window around as (
        partition by tool, kind, dataset, is_working_day
        order by day
        rows between 20 preceding and 20 following
    )
),

tool_days as (
    select
        tool,
        day,
        sum(told_rows) >= sum(usual_rows) / 4 as is_told
    from habits
    where days_with_rows > days_without
    group by tool, day
),

-- Days of which fewer than half of the tools told at least a quarter of the usual. One
-- tool alone has no other that could say whether anybody worked.
quiet_days as (
    select day
    from tool_days
    group by day
    having count(*) > 1 and 2 * count(*) filter (where is_told) < count(*)
),

missing as (
    select
        habits.*,
        quiet_days.day is not null as is_quiet_day
    from habits
    left join quiet_days on habits.day = quiet_days.day
    where not habits.has_rows
)

select
    tool,
    kind,
    dataset,
    min(day) as first_on,
    max(day) as last_on,
    count(*) as days,
    coalesce(
        bool_and(is_quiet_day) filter (where days_with_rows > days_without), false
    ) as is_quiet
from missing
group by tool, kind, dataset, stretch
having
    -- Too long to be chance; or only these are missing where nine in ten days are full.
    exp(sum(ln((days_without + 1) / (days_with_rows + days_without + 2)))) < 0.0001
    or (
        sum(least_rows) filter (where is_working_day) >= 10
        and max(days_without) filter (where is_working_day)
        = count(*) filter (where is_working_day)
    )
order by all
