-- grain: One row per period and measure of how well the use of AI is known.
--   usage_mapped: rows of usage whose account is a person's. telemetry: engineer-weeks
--   that a tool measured. costs_charged: spend that was charged and is no list
--   estimate.
-- needs: staging.ai_days, staging.ai_events, staging.calendar, marts.actors,
--   marts.engineer_weeks, marts.ai_weeks, marts.counted_costs

with used as (
    select
        system,
        id_kind,
        id_value,
        used_on
    from staging.ai_days
    union all
    select
        system,
        id_kind,
        id_value,
        cast(occurred_at as date) as used_on
    from staging.ai_events
)

select
    calendar.period_start,
    'usage_mapped' as measure,
    cast(count(actors.person_key) as double) as part,
    cast(count(*) as double) as whole
from used
inner join staging.calendar as calendar on used.used_on = calendar.day
left join marts.actors as actors
    on
        used.system = actors.system
        and used.id_kind = actors.id_kind
        and used.id_value = actors.id_value
        and used.used_on between actors.valid_from and actors.valid_to
group by calendar.period_start
union all
select
    worked.period_start,
    'telemetry' as measure,
    sum(case when measured.person_key is null then 0 else worked.engineer_weeks end)
        as part,
    sum(worked.engineer_weeks) as whole
from marts.engineer_weeks as worked
left join marts.ai_weeks as measured
    on
        worked.person_key = measured.person_key
        and worked.week_start = measured.week_start
group by worked.period_start
union all
select
    calendar.period_start,
    'costs_charged' as measure,
    coalesce(sum(costs.cost) filter (where costs.cost_kind <> 'list_estimate'), 0)
        as part,
    sum(costs.cost) as whole
from marts.counted_costs as costs
inner join staging.calendar as calendar on costs.used_on = calendar.day
group by calendar.period_start
