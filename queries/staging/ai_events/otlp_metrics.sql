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
-- final_after_days: 1
-- money: USD, an estimate in dollars
-- drops: schemaUrl

with batch as (
    select
        source.*,
        claude_points(source.resource, source.scopemetrics) as points
    from source
),

told as (
    select
        batch.*,
        unnest(if(len(batch.points) > 0, batch.points, [null])) as data_point
    from batch
),

read as (
    select
        told.*,
        otlp_actor(told.data_point.attributes, told.declared_owner) as actor,
        otlp_identity(told.data_point.attributes) as series,
        read_epoch(told.data_point.told_at, 1000000000) as occurred_at,
        concat_ws(
            ' ',
            told.data_point.measure,
            otlp_attribute(told.data_point.attributes, 'type')
        ) as counted,
        read_count(told.data_point.cell) as amount
    from told
)

select
    read.file_id,
    read.row_number,
    'claude_code' as tool,
    'otel' as system,
    read.data_point.measure as kind,
    read.occurred_at,
    read.actor.kind as id_kind,
    read.actor.name as id_value,
    cast(read.occurred_at as date) as used_on,
    cast(read.occurred_at as date) + 1 as final_on,
    otlp_batch_key(read.points) as batch_key,
    key_of([
        'otlp', read.data_point.measure, read.series, read.data_point.since,
        read.data_point.told_at
    ]) as event_key,
    otlp_attribute(read.data_point.attributes, 'session.id') as session_key,
    otlp_attribute(read.data_point.attributes, 'model') as model_name,
    case read.counted when 'token.usage input' then read.amount end
        as uncached_input_tokens,
    case read.counted when 'token.usage cacheRead' then read.amount end
        as cache_read_tokens,
    case read.counted when 'token.usage cacheCreation' then read.amount end
        as cache_write_tokens,
    case read.counted when 'token.usage output' then read.amount end as output_tokens,
    case read.data_point.measure when 'token.usage' then read.amount end
        as total_tokens,
    case read.data_point.measure when 'cost.usage' then read_money(read.data_point.cell)
    end as cost,
    case read.data_point.measure when 'cost.usage' then 'list_estimate' end
        as cost_kind,
    case read.data_point.measure when 'cost.usage' then 'USD' end as currency,
    otlp_extra(read.data_point, read.series) as extra,
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
        )
    ) as fault
from read
