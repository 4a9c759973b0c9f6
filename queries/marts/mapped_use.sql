-- grain: One row per period, tool and unit: how much of its use has a person, by its
--   own unit. Credits where it measures them, else tokens, else rows: units are never
--   added.
-- needs: staging.calendar, marts.use_reports

with sized as (
    select
        tool,
        used_on,
        use_rows,
        person_key,
        case
            when credits > 0 then credit_unit
            when tokens > 0 then 'tokens'
            else 'rows'
        end as unit,
        case
            when credits > 0 then credits
            when tokens > 0 then tokens
            else use_rows
        end as amount,
        case
            when credits > 0 then 1
            when tokens > 0 then 2
            else 3
        end as place
    from marts.use_reports
),

placed as (
    select
        sized.*,
        calendar.period_start,
        min(sized.place) over (
            partition by sized.tool, calendar.period_start
        ) as best_place
    from sized
    inner join staging.calendar as calendar on sized.used_on = calendar.day
)

select
    period_start,
    tool,
    unit,
    cast(sum(use_rows) as bigint) as use_rows,
    cast(coalesce(sum(amount) filter (where person_key is not null), 0) as double)
        as mapped_amount,
    cast(sum(amount) as double) as amount
from placed
where place = best_place
group by period_start, tool, unit
