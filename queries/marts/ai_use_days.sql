-- grain: One row per person, tool and UTC day with a row of usage, and kind of cost. A
--   use that is told both by the day and by the event counts its tokens and cost once:
--   those of the day.
-- needs: staging.ai_days, staging.ai_events, marts.actors

with used as (
    select
        system,
        id_kind,
        id_value,
        tool,
        used_on,
        has_telemetry,
        coalesce(is_active, false) or greatest(
            sessions, prompts, requests, turns, messages, generations, accepts
        ) > 0 as is_active,
        coalesce(total_tokens, 0) + case
            when total_tokens is null
                then
                    coalesce(uncached_input_tokens, 0) + coalesce(cache_read_tokens, 0)
                    + coalesce(cache_write_tokens, 0) + coalesce(output_tokens, 0)
            else 0
        end as tokens,
        cost,
        currency,
        cost_kind,
        true as is_day
    from staging.ai_days
    union all
    select
        system,
        id_kind,
        id_value,
        tool,
        cast(occurred_at as date) as used_on,
        true as has_telemetry,
        bool_or(not coalesce(is_headless, false)) as is_active,
        sum(coalesce(total_tokens, 0)) as tokens,
        sum(cost) as cost,
        currency,
        cost_kind,
        false as is_day
    from staging.ai_events
    group by
        system, id_kind, id_value, tool, cast(occurred_at as date), currency, cost_kind
),

mapped as (
    select
        used.*,
        actors.person_key,
        sum(case when used.is_day then used.tokens else 0 end) over (
            partition by actors.person_key, used.tool, used.used_on
        ) as day_tokens
    from used
    inner join marts.actors as actors
        on
            used.system = actors.system
            and used.id_kind = actors.id_kind
            and used.id_value = actors.id_value
            and used.used_on between actors.valid_from and actors.valid_to
),

counted as (
    select
        *,
        is_day or day_tokens = 0 as is_counted
    from mapped
)

select
    person_key,
    tool,
    used_on,
    cost_kind,
    currency,
    bool_or(has_telemetry) as has_telemetry,
    coalesce(bool_or(is_active), false) as is_active,
    cast(sum(case when is_counted then tokens else 0 end) as bigint) as tokens,
    cast(sum(case when is_counted then cost end) as double) as cost
from counted
group by person_key, tool, used_on, cost_kind, currency
