-- title: Anthropic usage report: tokens of a day by API key, workspace and model
-- tool: anthropic_api
-- feed: spend
-- container: json
-- records_at: data, root
-- recognised_by: starting_at, ending_at, results.uncached_input_tokens
-- fields: starting_at, ending_at, results[uncached_input_tokens,
--   cache_creation(ephemeral_1h_input_tokens, ephemeral_5m_input_tokens),
--   cache_read_input_tokens, output_tokens, server_tool_use(web_search_requests),
--   api_key_id, workspace_id, model, service_tier, context_window, inference_geo,
--   speed]
-- natural_key: billed_on, scope
-- rows_per_record: many
-- newest_by: export
-- dated_by: billed_on
-- final_after_days: 1
-- money: none, the cost report has it

with bucket as (
    select
        source.file_id,
        source.row_number,
        source.extra,
        source.latest_at,
        source.declared_scope,
        source.starting_at,
        source.ending_at,
        read_time(source.starting_at) as starts_at,
        names_any(source.results, 'api_key_id') as names_keys,
        names_any(source.results, 'workspace_id') as names_workspaces,
        -- A day without use is a bucket without results, and is measured.
        unnest(if(len(source.results) > 0, source.results, [null])) as result
    from source
),

line as (
    select
        bucket.*,
        unnest([
            'uncached_input_tokens', 'cache_read_input_tokens', 'output_tokens',
            'cache_creation.ephemeral_1h_input_tokens',
            'cache_creation.ephemeral_5m_input_tokens', 'web_search_requests'
        ]) as sku,
        unnest([
            coalesce(bucket.result.uncached_input_tokens, '0'),
            bucket.result.cache_read_input_tokens,
            bucket.result.output_tokens,
            bucket.result.cache_creation.ephemeral_1h_input_tokens,
            bucket.result.cache_creation.ephemeral_5m_input_tokens,
            bucket.result.server_tool_use.web_search_requests
        ]) as cell
    from bucket
)

select
    line.file_id,
    line.row_number,
    'anthropic' as system,
    'anthropic_api' as product,
    'USD' as currency,
    line.sku,
    any_value(line.extra) as extra,
    line.result.model as model_name,
    cast(line.starts_at as date) as billed_on,
    coalesce(line.declared_scope, '') as scope,
    if(line.sku = 'web_search_requests', 'requests', 'tokens') as unit,
    sum(try_cast(line.cell as decimal(28, 9))) as quantity,
    -- Where keys are named, use without one is the Workbench's; where workspaces are
    -- named, use without one is the default workspace's.
    if(line.names_keys, 'api_key_id', 'unknown') as id_kind,
    coalesce(line.result.api_key_id, if(line.names_keys, 'workbench', '')) as id_value,
    coalesce(line.result.workspace_id, if(line.names_workspaces, 'default', null))
        as organisation,
    key_of([
        'anthropic usage', line.declared_scope, left(line.starting_at, 10),
        line.result.api_key_id, line.result.workspace_id, line.result.model,
        line.result.service_tier, line.result.context_window,
        line.result.inference_geo, line.result.speed, line.sku
    ]) as bill_line_key,
    any_value(coalesce(
        missing('starting_at', line.starting_at),
        missing('ending_at', line.ending_at),
        time_fault('starting_at', line.starting_at, line.latest_at),
        day_span_fault('ending_at', line.starts_at, read_time(line.ending_at)),
        nested_fault('results.' || line.sku, any_bad_count([line.cell]))
    )) as fault
from line
where line.cell is not null
group by all
