-- title: OpenAI API usage, completions: one bucket per day
-- tool: openai_api
-- feed: usage
-- container: json
-- records_at: data, root
-- recognised_by: start_time, end_time, results.num_model_requests, results.input_tokens
-- fields: start_time, end_time, results[input_tokens, input_cached_tokens,
--   output_tokens, num_model_requests, project_id, user_id, api_key_id, model, batch]
-- natural_key: used_on, scope_id
-- rows_per_record: many
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 1
-- drops: object

with counted as (
    select
        source.file_id,
        source.row_number,
        source.extra,
        source.latest_at,
        source.declared_scope,
        source.start_time,
        source.end_time,
        read_epoch(source.start_time, 1) as starts_at,
        read_epoch(source.end_time, 1) as ends_at,
        -- A bucket without results is nobody's day and still a record.
        unnest(if(len(source.results) > 0, source.results, [null])) as result
    from source
)

select
    counted.file_id,
    counted.row_number,
    any_value(counted.extra) as extra,
    'openai_api' as tool,
    'openai' as system,
    'all' as surface,
    true as has_telemetry,
    coalesce(counted.declared_scope, '') as scope_id,
    coalesce(
        counted.result.user_id, counted.result.api_key_id, counted.result.project_id, ''
    ) as id_value,
    case
        when counted.result.user_id is not null then 'user_id'
        when counted.result.api_key_id is not null then 'api_key_id'
        when counted.result.project_id is not null then 'project_id'
        else 'unknown'
    end as id_kind,
    cast(counted.starts_at as date) as used_on,
    cast(counted.starts_at as date) + 1 as final_on,
    coalesce(counted.result.project_id, '') as client,
    key_of([
        counted.declared_scope, counted.result.api_key_id, counted.result.model,
        counted.result.batch
    ]) as plan_name,
    -- The vendor counts cached tokens as input, too.
    sum(
        read_count(counted.result.input_tokens)
        - read_count(counted.result.input_cached_tokens)
    ) as uncached_input_tokens,
    sum(read_count(counted.result.input_cached_tokens)) as cache_read_tokens,
    sum(read_count(counted.result.output_tokens)) as output_tokens,
    sum(sum_counts([counted.result.input_tokens, counted.result.output_tokens]))
        as total_tokens,
    sum(read_count(counted.result.num_model_requests)) as requests,
    coalesce(sum(read_count(counted.result.num_model_requests)), 0) > 0 as is_active,
    any_value(coalesce(
        missing('start_time', counted.start_time),
        missing('end_time', counted.end_time),
        epoch_fault('start_time', counted.start_time, 1, counted.latest_at),
        day_span_fault('end_time', counted.starts_at, counted.ends_at),
        case when counted.result is null then 'not_this_kind results' end,
        counts_fault([
            ['results.input_tokens', counted.result.input_tokens],
            ['results.input_cached_tokens', counted.result.input_cached_tokens],
            ['results.output_tokens', counted.result.output_tokens],
            ['results.num_model_requests', counted.result.num_model_requests]
        ]),
        nested_fault(
            'results.input_cached_tokens',
            read_count(counted.result.input_cached_tokens)
            > read_count(counted.result.input_tokens)
        )
    )) as fault
from counted
group by all
