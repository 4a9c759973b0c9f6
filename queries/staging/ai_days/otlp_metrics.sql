-- title: OpenTelemetry metrics of Claude Code: a day besides its tokens and cost

with readings as (
    select distinct on (kept.event_key)
        kept.system,
        kept.id_kind,
        kept.id_value,
        kept.tool,
        kept.used_on,
        kept.final_on,
        kept.occurred_at,
        kept.kind,
        kept.file_id,
        kept.row_number,
        kept.extra,
        cast(kept.extra ->> 'reading' as double) as reading,
        kept.extra ->> 'series' as series
    from kept
    order by kept.event_key, kept.file_id, kept.row_number
),

counted as (
    select
        readings.*,
        coalesce(readings.extra ->> 'terminal', '') as client,
        concat_ws(
            ' ', readings.kind,
            coalesce(readings.extra ->> 'decision', readings.extra ->> 'type')
        ) as counter,
        otlp_increase(readings.reading, readings.series, readings.occurred_at) as amount
    from readings
)

select
    counted.system,
    counted.id_kind,
    counted.id_value,
    counted.tool,
    counted.used_on,
    'cli' as surface,
    counted.client,
    '' as plan_name,
    true as has_telemetry,
    sum(counted.amount) > 0 as is_active,
    cast(sum(counted.amount) filter (where counted.kind = 'session.count') as bigint)
        as sessions,
    cast(sum(counted.amount) filter (where counted.kind = 'commit.count') as bigint)
        as ai_commits,
    cast(
        sum(counted.amount) filter (where counted.kind = 'pull_request.count') as bigint
    )
        as ai_changes,
    cast(sum(counted.amount) filter (
        where counted.counter = 'code_edit_tool.decision accept'
    ) as bigint) as accepts,
    cast(sum(counted.amount) filter (
        where counted.counter = 'code_edit_tool.decision reject'
    ) as bigint) as rejects,
    cast(sum(counted.amount) filter (
        where counted.counter = 'lines_of_code.count added'
    ) as bigint) as ai_lines_added,
    cast(sum(counted.amount) filter (
        where counted.counter = 'lines_of_code.count removed'
    ) as bigint) as ai_lines_deleted,
    cast(
        sum(counted.amount) filter (where counted.kind = 'active_time.total') as bigint
    )
        as active_seconds,
    counted.final_on,
    min(counted.file_id) as file_id,
    arg_min(counted.row_number, (counted.file_id, counted.row_number)) as row_number
from counted
group by all
