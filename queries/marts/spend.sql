-- grain: One row per person (or nobody), period, kind of spend and currency: metered
--   use and seats. Of one tool and day only the best kind of cost counts: charged, net,
--   gross, then list estimates.
-- needs: marts.usage_costs, marts.seats, staging.calendar

with ranked as (
    select
        *,
        rank() over (
            partition by tool, used_on, person_key
            order by case cost_kind
                when 'charged' then 1
                when 'net' then 2
                when 'gross' then 3
                else 4
            end
        ) as choice
    from marts.usage_costs
)

select
    ranked.person_key,
    calendar.period_start,
    'metered' as spend_kind,
    ranked.currency,
    sum(ranked.cost) as cost
from ranked
inner join staging.calendar as calendar on ranked.used_on = calendar.day
where ranked.choice = 1
group by ranked.person_key, calendar.period_start, ranked.currency
union all
select
    person_key,
    period_start,
    'seats' as spend_kind,
    currency,
    sum(cost) as cost
from marts.seats
group by person_key, period_start, currency
