-- title: Claude Code Analytics: one record per day, actor, customer type and terminal
-- tool: claude_code
-- feed: usage
-- container: json
-- records_at: data, root
-- recognised_by: core_metrics, actor, customer_type
-- fields: date, actor(type, email_address, api_key_name), organization_id,
--   customer_type, subscription_type, terminal_type,
--   core_metrics(num_sessions, lines_of_code(added, removed), commits_by_claude_code,
--   pull_requests_by_claude_code),
--   tool_actions(edit_tool(accepted, rejected), multi_edit_tool(accepted, rejected),
--   write_tool(accepted, rejected), notebook_edit_tool(accepted, rejected)),
--   model_breakdown[model, tokens(input, output, cache_read, cache_creation),
--   estimated_cost(currency, amount)]
-- natural_key: id_kind, id_value, used_on, client, customer, subscribed_to
-- may_lack: subscribed_to, plan_name
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 1
-- money: USD, in cents

with read as (
    select
        source.*,
        source.core_metrics as core,
        source.core_metrics.lines_of_code as lines,
        coalesce(source.actor.email_address, source.actor.api_key_name) as actor_name,
        [
            source.tool_actions.edit_tool, source.tool_actions.multi_edit_tool,
            source.tool_actions.write_tool, source.tool_actions.notebook_edit_tool
        ] as actions,
        list_transform(source.model_breakdown, lambda used: used.tokens) as tokens,
        list_transform(source.model_breakdown, lambda used: used.estimated_cost.amount)
            as cents,
        list_transform(
            source.model_breakdown, lambda used: used.estimated_cost.currency
        ) as currencies
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'claude_code' as tool,
    'anthropic' as system,
    'cli' as surface,
    true as has_telemetry,
    read.organization_id as scope_id,
    'list_estimate' as cost_kind,
    lower(trim(read.actor_name)) as id_value,
    read_day(read.date) as used_on,
    read_day(read.date) + 1 as final_on,
    read_count(read.core.num_sessions) as sessions,
    read_count(read.lines.added) as ai_lines_added,
    read_count(read.lines.removed) as ai_lines_deleted,
    read_count(read.core.commits_by_claude_code) as ai_commits,
    read_count(read.core.pull_requests_by_claude_code) as ai_changes,
    sum_field(read.actions, 'accepted') as accepts,
    sum_field(read.actions, 'rejected') as rejects,
    sum_field(read.tokens, 'input') as uncached_input_tokens,
    sum_field(read.tokens, 'output') as output_tokens,
    sum_field(read.tokens, 'cache_read') as cache_read_tokens,
    sum_field(read.tokens, 'cache_creation') as cache_write_tokens,
    sum_cents(read.cents) as cost,
    read.currencies[1] as currency,
    if(read.actor.email_address is null, 'api_key_name', 'email') as id_kind,
    coalesce(read.terminal_type, '') as client,
    coalesce(read.customer_type, '') as customer,
    -- Exports of before do not have it.
    coalesce(read.subscription_type, '') as subscribed_to,
    concat_ws(' ', read.customer_type, read.subscription_type) as plan_name,
    coalesce(read_count(read.core.num_sessions), 0) > 0
    or coalesce(sum_field(read.tokens, 'output'), 0) > 0 as is_active,
    coalesce(
        missing('actor', read.actor_name),
        missing('date', read.date),
        day_fault('date', read.date),
        count_fault('core_metrics.num_sessions', read.core.num_sessions),
        count_fault('core_metrics.lines_of_code.added', read.lines.added),
        count_fault('core_metrics.lines_of_code.removed', read.lines.removed),
        count_fault(
            'core_metrics.commits_by_claude_code', read.core.commits_by_claude_code
        ),
        nested_fault('model_breakdown.tokens', any_bad_count(flatten(list_transform(
            read.tokens,
            lambda token: [
                token.input, token.output, token.cache_read, token.cache_creation
            ]
        )))),
        nested_fault('tool_actions', any_bad_count(flatten(list_transform(
            read.actions, lambda action: [action.accepted, action.rejected]
        )))),
        nested_fault('model_breakdown.estimated_cost', any_bad_cents(read.cents)),
        mixed_fault('model_breakdown.estimated_cost.currency', read.currencies)
    ) as fault
from read
