-- title: OpenTelemetry logs as a collector writes them: Claude Code's events
-- tool: claude_code
-- feed: usage
-- container: json
-- records_at: resourceLogs, root
-- recognised_by: scopeLogs
-- fields: resource(attributes[key, value(stringValue, intValue, doubleValue,
--   boolValue)]), scopeLogs[scope(name), logRecords[timeUnixNano,
--   observedTimeUnixNano, attributes[key, value(stringValue, intValue, doubleValue,
--   boolValue)]]]
-- natural_key: batch_key
-- rows_per_record: many
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 1
-- money: USD, an estimate in dollars
-- drops: schemaUrl

with batch as (
    select
        source.*,
        claude_events(source.resource, source.scopelogs) as events
    from source
),

told as (
    select
        batch.*,
        unnest(if(len(batch.events) > 0, batch.events, [null])) as log_event
    from batch
),

read as (
    select
        told.*,
        otlp_actor(told.log_event.attributes, told.declared_owner) as actor,
        read_epoch(told.log_event.told_at, 1000000000) as occurred_at,
        case
            when told.log_event.measure = 'api_request' then [
                [
                    'input_tokens',
                    otlp_attribute(told.log_event.attributes, 'input_tokens')
                ],
                [
                    'cache_read_tokens',
                    otlp_attribute(told.log_event.attributes, 'cache_read_tokens')
                ],
                [
                    'cache_creation_tokens',
                    otlp_attribute(told.log_event.attributes, 'cache_creation_tokens')
                ],
                [
                    'output_tokens',
                    otlp_attribute(told.log_event.attributes, 'output_tokens')
                ]
            ]
        end as tokens,
        case
            when told.log_event.measure = 'api_request'
                then otlp_attribute(told.log_event.attributes, 'cost_usd')
        end as dollars
    from told
)

select
    read.file_id,
    read.row_number,
    'claude_code' as tool,
    'otel' as system,
    read.log_event.measure as kind,
    read.occurred_at,
    read.actor.kind as id_kind,
    read.actor.name as id_value,
    cast(read.occurred_at as date) as used_on,
    cast(read.occurred_at as date) + 1 as final_on,
    otlp_batch_key(read.events) as batch_key,
    key_of([
        'otlp log', read.log_event.measure, otlp_identity(read.log_event.attributes),
        read.log_event.told_at
    ]) as event_key,
    otlp_attribute(read.log_event.attributes, 'session.id') as session_key,
    otlp_attribute(read.log_event.attributes, 'model') as model_name,
    read_count(read.tokens[1][2]) as uncached_input_tokens,
    read_count(read.tokens[2][2]) as cache_read_tokens,
    read_count(read.tokens[3][2]) as cache_write_tokens,
    read_count(read.tokens[4][2]) as output_tokens,
    sum_pairs(read.tokens) as total_tokens,
    read_money(read.dollars) as cost,
    if(read_money(read.dollars) is null, null, 'list_estimate') as cost_kind,
    if(read_money(read.dollars) is null, null, 'USD') as currency,
    json_merge_patch('{}', json_object(
        'decision', otlp_attribute(read.log_event.attributes, 'decision'),
        'tool', otlp_attribute(read.log_event.attributes, 'tool_name'),
        'version', otlp_attribute(read.log_event.attributes, 'app.version')
    )) as extra,
    coalesce(
        case when read.log_event is null then 'not_this_kind scopeLogs.scope.name' end,
        missing('scopeLogs.logRecords.timeUnixNano', read.log_event.told_at),
        epoch_fault(
            'scopeLogs.logRecords.timeUnixNano', read.log_event.told_at, 1000000000,
            read.latest_at
        ),
        nested_fault(
            'scopeLogs.logRecords.attributes',
            counts_fault(read.tokens) is not null
            or money_fault('cost_usd', read.dollars) is not null
            or coalesce(read_money(read.dollars) < 0, false)
        )
    ) as fault
from read
