-- grain: One row per period and measure of how well the use of AI is known.
--   usage_mapped: use that has a person, of each tool by its own unit, tools weighted
--   by their rows. telemetry: engineer-weeks that a tool measured. costs_charged:
--   spend that was charged and is no list estimate. costs_linkable: spend of single
--   uses, which alone can be tied to work.
-- needs: staging.calendar, marts.mapped_use, marts.engineer_weeks, marts.ai_weeks,
--   marts.counted_costs

select
    period_start,
    'usage_mapped' as measure,
    sum(use_rows * mapped_amount / nullif(amount, 0)) as part,
    cast(sum(use_rows) as double) as whole
from marts.mapped_use
group by period_start
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
union all
select
    calendar.period_start,
    'costs_linkable' as measure,
    coalesce(sum(costs.cost) filter (where costs.event_key is not null), 0) as part,
    sum(costs.cost) as whole
from marts.counted_costs as costs
inner join staging.calendar as calendar on costs.used_on = calendar.day
group by calendar.period_start
