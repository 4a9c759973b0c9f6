-- grain: One row per person (or nobody), period, kind of spend and currency: metered
--   use and seats. Seats stand at list price only where no bill of the period has them.
-- needs: marts.counted_costs, marts.seats, staging.calendar

with costs as (
    select
        costs.person_key,
        costs.tool,
        calendar.period_start,
        costs.spend_kind,
        costs.currency,
        costs.cost
    from marts.counted_costs as costs
    inner join staging.calendar as calendar on costs.used_on = calendar.day
),

unbilled as (
    select
        seats.person_key,
        seats.period_start,
        seats.currency,
        seats.cost
    from marts.seats as seats
    left join (
        select distinct
            tool,
            period_start
        from costs
        where spend_kind = 'seats'
    ) as billed
        on
            seats.tool = billed.tool
            and seats.period_start = billed.period_start
    where billed.tool is null
),

spent as (
    select
        person_key,
        period_start,
        spend_kind,
        currency,
        cost
    from costs
    union all
    select
        person_key,
        period_start,
        'seats' as spend_kind,
        currency,
        cost
    from unbilled
)

select
    person_key,
    period_start,
    spend_kind,
    currency,
    sum(cost) as cost
from spent
group by person_key, period_start, spend_kind, currency
