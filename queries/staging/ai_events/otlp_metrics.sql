-- title: OpenTelemetry metrics as a collector writes them: Claude Code's counters
-- tool: claude_code
-- feed: usage
-- container: json
-- records_at: resourceMetrics, root
-- recognised_by: scopeMetrics
-- fields: resource(attributes[key, value(stringValue, intValue, doubleValue,
--   boolValue)]), scopeMetrics[scope(name), metrics[name, unit,
--   sum(aggregationTemporality, dataPoints[startTimeUnixNano, timeUnixNano, asInt,
--   asDouble, attributes[key, value(stringValue, intValue, doubleValue,
--   boolValue)]])]]
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
        claude_points(source.resource, source.scopemetrics) as points
    from source
),

told as (
    select
        batch.file_id,
        batch.row_number,
        batch.latest_at,
        batch.declared_owner,
        otlp_batch_key(batch.points) as batch_key,
        unnest(if(len(batch.points) > 0, batch.points, [null])) as data_point
    from batch
),

read as (
    select
        told.*,
        told.data_point.measure,
        otlp_actor(told.data_point, told.declared_owner) as actor,
        read_epoch(told.data_point.told_at, 1000000000) as occurred_at,
        otlp_attribute(told.data_point, 'type') as kind_of_token,
        case
            when told.data_point.measure = 'token.usage'
                then read_count(told.data_point.cell)
        end as tokens,
        case
            when told.data_point.measure = 'cost.usage'
                then read_money(told.data_point.cell)
        end as cost
    from told
)

select
    read.file_id,
    read.row_number,
    read.batch_key,
    'claude_code' as tool,
    'otel' as system,
    read.measure as kind,
    read.occurred_at,
    read.actor[1] as id_kind,
    read.actor[2] as id_value,
    cast(read.occurred_at as date) as used_on,
    cast(read.occurred_at as date) + 1 as final_on,
    key_of([
        'otlp', read.measure, read.data_point.series, read.data_point.since,
        read.data_point.told_at
    ]) as event_key,
    otlp_attribute(read.data_point, 'session.id') as session_key,
    lower(otlp_attribute(read.data_point, 'user.account_uuid')) as account_uuid,
    otlp_attribute(read.data_point, 'model') as model_name,
    case read.kind_of_token when 'input' then read.tokens end as uncached_input_tokens,
    case read.kind_of_token when 'cacheRead' then read.tokens end as cache_read_tokens,
    case read.kind_of_token when 'cacheCreation' then read.tokens end
        as cache_write_tokens,
    case read.kind_of_token when 'output' then read.tokens end as output_tokens,
    read.tokens as total_tokens,
    read.cost,
    if(read.cost is null, null, 'list_estimate') as cost_kind,
    if(read.cost is null, null, 'USD') as currency,
    otlp_extra(read.data_point) as extra,
    coalesce(
        case
            when read.data_point is null then 'not_this_kind scopeMetrics.scope.name'
        end,
        missing(
            'scopeMetrics.metrics.sum.dataPoints.timeUnixNano', read.data_point.told_at
        ),
        epoch_fault(
            'scopeMetrics.metrics.sum.dataPoints.timeUnixNano', read.data_point.told_at,
            1000000000, read.latest_at
        ),
        case
            when otlp_is_cumulative(read.data_point.temporality) is null
                then 'unknown_unit scopeMetrics.metrics.sum.aggregationTemporality'
        end,
        nested_fault(
            'scopeMetrics.metrics.sum.dataPoints',
            coalesce(read_number(read.data_point.cell) < 0, true)
            or (read.measure = 'token.usage' and read.tokens is null)
            or (read.measure = 'cost.usage' and read.cost is null)
        )
    ) as fault
from read
