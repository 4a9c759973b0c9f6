-- grain: One row per account, tool, UTC day, export format and kind of cost or credit:
--   what this export tells of that day. Tokens, cost and credits are null where it
--   measures none, which is not nothing used. A holder is a person, or an account that
--   nobody holds.
-- needs: staging.ai_days, staging.ai_events, staging.files, marts.actors

with formats as (
    select
        file_id,
        min(format_id) as format_id
    from staging.files
    group by file_id
),

told as (
    select
        file_id,
        system,
        id_kind,
        id_value,
        tool,
        used_on,
        'day' as told_by,
        has_telemetry,
        coalesce(is_active, false) or coalesce(greatest(
            sessions, prompts, requests, turns, messages, generations, accepts
        ), 0) > 0 as is_active,
        total_tokens,
        uncached_input_tokens,
        cache_read_tokens,
        cache_write_tokens,
        output_tokens,
        credits,
        credit_unit,
        cost,
        currency,
        cost_kind
    from staging.ai_days
    union all
    select
        file_id,
        system,
        id_kind,
        id_value,
        tool,
        cast(occurred_at as date) as used_on,
        'event' as told_by,
        true as has_telemetry,
        not coalesce(is_headless, false) as is_active,
        total_tokens,
        uncached_input_tokens,
        cache_read_tokens,
        cache_write_tokens,
        output_tokens,
        null as credits,
        null as credit_unit,
        cost,
        currency,
        cost_kind
    from staging.ai_events
),

counted as (
    select
        *,
        coalesce(uncached_input_tokens, 0) + coalesce(cache_read_tokens, 0)
        + coalesce(cache_write_tokens, 0) + coalesce(output_tokens, 0) as part_tokens,
        coalesce(
            uncached_input_tokens, cache_read_tokens, cache_write_tokens, output_tokens
        ) is not null as has_parts
    from told
),

summed as (
    select
        counted.system,
        counted.id_kind,
        counted.id_value,
        counted.tool,
        counted.used_on,
        counted.currency,
        counted.cost_kind,
        counted.credit_unit,
        coalesce(formats.format_id, counted.told_by) as source,
        count(*) as use_rows,
        bool_or(counted.has_telemetry) as has_telemetry,
        bool_or(counted.is_active) as is_active,
        sum(counted.credits) as credits,
        cast(sum(coalesce(
            counted.total_tokens,
            case when counted.has_parts then counted.part_tokens end
        )) as bigint) as tokens,
        cast(sum(counted.cost) as double) as cost
    from counted
    left join formats on counted.file_id = formats.file_id
    group by all
)

select
    summed.*,
    actors.person_key,
    coalesce(
        actors.person_key,
        summed.system || ' ' || summed.id_kind || ' ' || summed.id_value
    ) as holder
from summed
left join marts.actors as actors
    on
        summed.system = actors.system
        and summed.id_kind = actors.id_kind
        and summed.id_value = actors.id_value
        and summed.used_on between actors.valid_from and actors.valid_to
