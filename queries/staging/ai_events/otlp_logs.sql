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
-- carries: account_uuid
-- final_after_days: 1
-- money: USD, an estimate in dollars
-- drops: schemaUrl

with batch as (
    select
        source.file_id,
        source.row_number,
        source.latest_at,
        source.declared_owner,
        claude_events(source.resource, source.scopelogs) as events
    from source
),

told as (
    select
        batch.file_id,
        batch.row_number,
        batch.latest_at,
        batch.declared_owner,
        claude_batch_key(batch.events) as batch_key,
        unnest(if(len(batch.events) > 0, batch.events, [null])) as log_event
    from batch
),

read as (
    select
        told.*,
        otlp_actor(told.log_event, told.declared_owner) as actor,
        claude_meter(told.log_event.scope, otlp_attribute(told.log_event, 'event.name'))
            as kind,
        read_epoch(told.log_event.told_at, 1000000000) as occurred_at
    from told
),

spent as (
    select
        read.*,
        case when read.kind = 'api_request' then claude_tokens(read.log_event) end
            as tokens,
        case
            when read.kind = 'api_request'
                then otlp_attribute(read.log_event, 'cost_usd')
        end as dollars
    from read
)

select
    spent.file_id,
    spent.row_number,
    spent.batch_key,
    'claude_code' as tool,
    'otel' as system,
    spent.kind,
    spent.occurred_at,
    spent.actor[1] as id_kind,
    spent.actor[2] as id_value,
    cast(spent.occurred_at as date) as used_on,
    cast(spent.occurred_at as date) + 1 as final_on,
    claude_event_key(spent.log_event) as event_key,
    otlp_attribute(spent.log_event, 'session.id') as session_key,
    lower(otlp_attribute(spent.log_event, 'user.account_uuid')) as account_uuid,
    otlp_attribute(spent.log_event, 'model') as model_name,
    read_count(spent.tokens[1][2]) as uncached_input_tokens,
    read_count(spent.tokens[2][2]) as cache_read_tokens,
    read_count(spent.tokens[3][2]) as cache_write_tokens,
    read_count(spent.tokens[4][2]) as output_tokens,
    sum_pairs(spent.tokens) as total_tokens,
    read_money(spent.dollars) as cost,
    if(read_money(spent.dollars) is null, null, 'list_estimate') as cost_kind,
    if(read_money(spent.dollars) is null, null, 'USD') as currency,
    json_merge_patch('{}', json_object(
        'decision', otlp_attribute(spent.log_event, 'decision'),
        'tool', otlp_attribute(spent.log_event, 'tool_name'),
        'version', otlp_attribute(spent.log_event, 'app.version')
    )) as extra,
    coalesce(
        case when spent.log_event is null then 'not_this_kind scopeLogs.scope.name' end,
        missing('scopeLogs.logRecords.timeUnixNano', spent.log_event.told_at),
        epoch_fault(
            'scopeLogs.logRecords.timeUnixNano', spent.log_event.told_at, 1000000000,
            spent.latest_at
        ),
        nested_fault(
            'scopeLogs.logRecords.attributes',
            counts_fault(spent.tokens) is not null
            or money_fault('cost_usd', spent.dollars) is not null
            or coalesce(read_money(spent.dollars) < 0, false)
        )
    ) as fault
from spent
