-- grain: One row per dataset of a source and stretch of days without a row where such
--   days otherwise have some. An export is missing, or nobody worked; it is not zero.
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
)

select
    tool,
    kind,
    dataset,
    min(day) as first_on,
    max(day) as last_on,
    count(*) as days
from habits
where not has_rows
group by tool, kind, dataset, stretch
having
    -- Too long to be chance; or full days otherwise, of which only these are missing.
    exp(sum(ln((days_without + 1) / (days_with_rows + days_without + 2)))) < 0.0001
    or (
        sum(usual_rows) filter (where is_working_day) >= 10
        and max(days_without) filter (where is_working_day)
        = count(*) filter (where is_working_day)
    )
order by all
