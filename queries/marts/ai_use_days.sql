-- grain: One row per person, tool and UTC day with a row of usage, and kind of cost.
-- needs: staging.ai_days, staging.ai_events, marts.actors

with actors as (
    select * from marts.actors
),

used as (
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
        cost_kind
    from staging.ai_days
    union all
    select
        system,
        id_kind,
        id_value,
        tool,
        cast(occurred_at as date) as used_on,
        true as has_telemetry,
        not coalesce(is_headless, false) as is_active,
        coalesce(total_tokens, 0) as tokens,
        cost,
        currency,
        cost_kind
    from staging.ai_events
)

select
    actors.person_key,
    used.tool,
    used.used_on,
    used.cost_kind,
    used.currency,
    bool_or(used.has_telemetry) as has_telemetry,
    coalesce(bool_or(used.is_active), false) as is_active,
    cast(sum(used.tokens) as bigint) as tokens,
    cast(sum(used.cost) as double) as cost
from used
inner join actors
    on
        used.system = actors.system
        and used.id_kind = actors.id_kind
        and used.id_value = actors.id_value
        and used.used_on between actors.valid_from and actors.valid_to
group by all
