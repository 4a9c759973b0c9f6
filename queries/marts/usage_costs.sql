-- grain: One row per row of usage that cost something: what it cost, by whom, and of
--   which kind. Charged amounts first; where a row has none, its credits at list price.
--   What a plan includes is no money spent, and what the day and the event of one use
--   both estimate is spent once.
-- needs: staging.ai_days, staging.ai_events, governance.prices, marts.actors

with priced as (
    select
        days.system,
        days.id_kind,
        days.id_value,
        days.tool,
        days.used_on,
        coalesce(days.currency, prices.currency) as currency,
        coalesce(days.cost_kind, 'list_estimate') as cost_kind,
        coalesce(
            cast(days.cost as double), days.credits * cast(prices.price as double)
        ) as cost,
        true as is_day
    from staging.ai_days as days
    left join governance.prices as prices
        on
            days.tool = prices.tool
            and days.credit_unit = prices.unit
            and days.used_on >= prices.valid_from
            and coalesce(days.used_on < prices.valid_to, true)
    union all
    select
        system,
        id_kind,
        id_value,
        tool,
        cast(occurred_at as date) as used_on,
        currency,
        cost_kind,
        cast(cost as double) as cost,
        false as is_day
    from staging.ai_events
    where cost > 0
),

spent as (
    select
        priced.tool,
        priced.used_on,
        priced.cost_kind,
        priced.currency,
        priced.cost,
        priced.is_day,
        actors.person_key
    from priced
    left join marts.actors as actors
        on
            priced.system = actors.system
            and priced.id_kind = actors.id_kind
            and priced.id_value = actors.id_value
            and priced.used_on between actors.valid_from and actors.valid_to
    where priced.cost > 0 and priced.cost_kind <> 'notional_included'
),

estimated_by_day as (
    select distinct
        person_key,
        tool,
        used_on
    from spent
    where is_day and cost_kind = 'list_estimate'
)

select
    spent.tool,
    spent.used_on,
    spent.cost_kind,
    spent.currency,
    spent.cost,
    spent.person_key
from spent
left join estimated_by_day as estimated
    on
        spent.person_key = estimated.person_key
        and spent.tool = estimated.tool
        and spent.used_on = estimated.used_on
        and not spent.is_day
        and spent.cost_kind = 'list_estimate'
where estimated.person_key is null
