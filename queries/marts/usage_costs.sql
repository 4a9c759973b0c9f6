-- grain: One row per row of usage or of a bill that tells what it cost: whose, and of
--   which kind. Charged amounts first; where a row of usage has none, its credits at
--   list price. What a plan includes is no money spent.
-- needs: staging.ai_days, staging.ai_events, staging.bill_lines, governance.prices,
--   marts.actors

with told as (
    select
        days.system,
        days.id_kind,
        days.id_value,
        days.tool,
        days.used_on,
        'metered' as spend_kind,
        coalesce(days.currency, prices.currency) as currency,
        coalesce(days.cost_kind, 'list_estimate') as cost_kind,
        coalesce(
            cast(days.cost as double), days.credits * cast(prices.price as double)
        ) as cost,
        -- Keys of the Anthropic API are billed with everything else that uses it.
        case
            when days.tool = 'claude_code' and days.plan_name like 'api%'
                then 'anthropic_api'
            else days.tool
        end as billed_with,
        'day' as told_by,
        cast(null as varchar) as event_key
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
        'metered' as spend_kind,
        currency,
        cost_kind,
        cast(cost as double) as cost,
        tool as billed_with,
        'event' as told_by,
        event_key
    from staging.ai_events
    union all
    select
        system,
        id_kind,
        id_value,
        product as tool,
        billed_on as used_on,
        case when unit = 'seats' then 'seats' else 'metered' end as spend_kind,
        currency,
        case when net_amount is null then 'gross' else 'net' end as cost_kind,
        cast(coalesce(net_amount, gross_amount) as double) as cost,
        product as billed_with,
        'bill' as told_by,
        cast(null as varchar) as event_key
    from staging.bill_lines
)

select
    told.system,
    told.id_kind,
    told.id_value,
    told.tool,
    told.billed_with,
    told.told_by,
    told.used_on,
    told.spend_kind,
    told.cost_kind,
    told.currency,
    told.cost,
    told.event_key,
    actors.person_key
from told
left join marts.actors as actors
    on
        told.system = actors.system
        and told.id_kind = actors.id_kind
        and told.id_value = actors.id_value
        and told.used_on between actors.valid_from and actors.valid_to
where told.cost is not null and told.cost_kind <> 'notional_included'
