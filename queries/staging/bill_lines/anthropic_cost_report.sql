-- title: Anthropic cost report: what a day cost by workspace and description
-- tool: anthropic_api
-- feed: spend
-- container: json
-- records_at: data, root
-- recognised_by: starting_at, ending_at, results.amount
-- fields: starting_at, ending_at, results[amount, currency, cost_type, description,
--   model, token_type, workspace_id, service_tier, context_window, inference_geo,
--   speed]
-- natural_key: billed_on, scope
-- rows_per_record: many
-- newest_by: export
-- dated_by: billed_on
-- final_after_days: 1
-- money: USD, a text of cents

with line as (
    select
        source.file_id,
        source.row_number,
        source.extra,
        source.latest_at,
        source.declared_scope,
        source.starting_at,
        source.ending_at,
        read_time(source.starting_at) as starts_at,
        names_any(source.results, 'workspace_id') as names_workspaces,
        -- A day without cost is a bucket without results, and is measured.
        unnest(if(len(source.results) > 0, source.results, [null])) as result
    from source
)

select
    line.file_id,
    line.row_number,
    'anthropic' as system,
    'workspace_id' as id_kind,
    'anthropic_api' as product,
    line.result.model as model_name,
    any_value(line.extra) as extra,
    cast(line.starts_at as date) as billed_on,
    coalesce(line.declared_scope, '') as scope,
    coalesce(line.result.currency, 'USD') as currency,
    coalesce(line.result.token_type, line.result.cost_type) as sku,
    if(line.result.cost_type in ('web_search', 'code_execution'), 'requests', 'tokens')
        as unit,
    sum(read_cents(line.result.amount)) as net_amount,
    coalesce(line.result.workspace_id, if(line.names_workspaces, 'default', ''))
        as id_value,
    coalesce(line.result.workspace_id, if(line.names_workspaces, 'default', null))
        as organisation,
    key_of([
        'anthropic cost', line.declared_scope, left(line.starting_at, 10),
        line.result.workspace_id, line.result.currency, line.result.cost_type,
        line.result.description, line.result.token_type, line.result.model,
        line.result.service_tier, line.result.context_window, line.result.inference_geo,
        line.result.speed
    ]) as bill_line_key,
    any_value(coalesce(
        missing('starting_at', line.starting_at),
        missing('ending_at', line.ending_at),
        time_fault('starting_at', line.starting_at, line.latest_at),
        day_span_fault('ending_at', line.starts_at, read_time(line.ending_at)),
        nested_fault('results.amount', any_bad_cents([line.result.amount])),
        case
            when line.result.cost_type not in ('tokens', 'web_search', 'code_execution')
                then 'unknown_unit results.cost_type'
        end
    )) as fault
from line
group by all
