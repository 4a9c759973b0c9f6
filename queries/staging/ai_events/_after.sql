-- title: Telemetry is read as what each record adds, and one use counts once: tokens
--   and cost come from the vendor's report of a day, else from metrics, else from logs

merge into staging.ai_events as events
using (
    with telemetry as (
        select
            events.*,
            cast(events.occurred_at as date) as used_on,
            events.extra ->> 'series' as series,
            cast(events.extra ->> 'reading' as double) as reading
        from staging.ai_events as events
        where events.system = 'otel'
    ),

    measured as (
        select distinct
            coalesce(telemetry.session_key, '') as session_key,
            if(telemetry.session_key is null, telemetry.id_value, '') as id_value,
            if(telemetry.session_key is null, telemetry.used_on, null) as used_on
        from telemetry
        where telemetry.kind = 'token.usage'
    )

    select
        telemetry.event_key,
        if(
            telemetry.series is null, null,
            otlp_increase(telemetry.reading, telemetry.series, telemetry.occurred_at)
        ) as increase,
        exists (
            from staging.ai_days as days
            where
                days.id_kind = telemetry.id_kind
                and days.id_value = telemetry.id_value
                and days.used_on = telemetry.used_on
                and days.tool = 'claude_code'
                and days.system = 'anthropic'
                and days.output_tokens is not null
        )
        or telemetry.kind = 'api_request' and exists (
            from measured
            where
                measured.session_key = telemetry.session_key
                or (
                    measured.session_key = ''
                    and measured.id_value = telemetry.id_value
                    and measured.used_on = telemetry.used_on
                )
        ) as is_told_elsewhere
    from telemetry
) as told
    on events.event_key = told.event_key
-- A counter that has not moved is no use.
when matched and told.increase = 0 then delete
when matched then update set
    uncached_input_tokens = otlp_amount(
        events.uncached_input_tokens, told.increase, told.is_told_elsewhere
    ),
    cache_read_tokens = otlp_amount(
        events.cache_read_tokens, told.increase, told.is_told_elsewhere
    ),
    cache_write_tokens = otlp_amount(
        events.cache_write_tokens, told.increase, told.is_told_elsewhere
    ),
    output_tokens = otlp_amount(
        events.output_tokens, told.increase, told.is_told_elsewhere
    ),
    total_tokens = otlp_amount(
        events.total_tokens, told.increase, told.is_told_elsewhere
    ),
    cost = otlp_amount(events.cost, told.increase, told.is_told_elsewhere),
    cost_kind = if(told.is_told_elsewhere, null, events.cost_kind),
    currency = if(told.is_told_elsewhere, null, events.currency)
