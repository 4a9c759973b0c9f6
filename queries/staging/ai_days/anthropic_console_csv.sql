-- title: Anthropic Console usage CSV: tokens per day, API key, model and terms
-- tool: anthropic_api
-- feed: usage
-- container: csv
-- recognised_by: usage_date_utc, model_version, api_key, usage_input_tokens_no_cache,
--   usage_output_tokens
-- columns: workspace, usage_type, context_window, usage_input_tokens_cache_write,
--   usage_input_tokens_cache_write_5m, usage_input_tokens_cache_write_1h,
--   usage_input_tokens_cache_read, web_search_count, inference_geo, speed
-- natural_key: id_value, used_on, client, offer, terms
-- may_lack: terms, plan_name
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 1

with read as (
    select
        source.*,
        -- The name of a key, not the key; a key itself is never stored.
        case
            when not starts_with(lower(trim(source.api_key)), 'sk-')
                then lower(trim(source.api_key))
        end as key_name,
        [
            source.usage_input_tokens_cache_write,
            source.usage_input_tokens_cache_write_5m,
            source.usage_input_tokens_cache_write_1h
        ] as cache_writes
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'anthropic' as system,
    'api_key_name' as id_kind,
    'all' as surface,
    true as has_telemetry,
    read.key_name as id_value,
    if(starts_with(read.key_name, 'claude_code_key_'), 'claude_code', 'anthropic_api')
        as tool,
    read_day(read.usage_date_utc) as used_on,
    read_day(read.usage_date_utc) + 1 as final_on,
    coalesce(read.workspace, '') as client,
    concat_ws(' | ', read.model_version, read.usage_type, read.context_window) as offer,
    -- Files of before do not have these two.
    concat_ws(' | ', read.inference_geo, read.speed) as terms,
    concat_ws(
        ' | ', read.model_version, read.usage_type, read.context_window,
        read.inference_geo, read.speed
    ) as plan_name,
    read_count(read.usage_input_tokens_no_cache) as uncached_input_tokens,
    sum_counts(read.cache_writes) as cache_write_tokens,
    read_count(read.usage_input_tokens_cache_read) as cache_read_tokens,
    read_count(read.usage_output_tokens) as output_tokens,
    coalesce(read_count(read.usage_output_tokens), 0) > 0 as is_active,
    coalesce(
        case
            when starts_with(lower(trim(read.api_key)), 'sk-')
                then 'not_allowed api_key'
        end,
        missing('api_key', read.api_key),
        missing('usage_date_utc', read.usage_date_utc),
        missing('model_version', read.model_version),
        day_fault('usage_date_utc', read.usage_date_utc),
        count_fault('usage_input_tokens_no_cache', read.usage_input_tokens_no_cache),
        count_fault(
            'usage_input_tokens_cache_write', read.usage_input_tokens_cache_write
        ),
        count_fault(
            'usage_input_tokens_cache_write_5m', read.usage_input_tokens_cache_write_5m
        ),
        count_fault(
            'usage_input_tokens_cache_write_1h', read.usage_input_tokens_cache_write_1h
        ),
        count_fault(
            'usage_input_tokens_cache_read', read.usage_input_tokens_cache_read
        ),
        count_fault('usage_output_tokens', read.usage_output_tokens),
        count_fault('web_search_count', read.web_search_count)
    ) as fault
from read
