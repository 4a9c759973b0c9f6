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
-- natural_key: id_kind, id_value, used_on, client, plan_name
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 1
-- money: USD, in cents

with read as (
    select
        source.*,
        coalesce(source.actor.email_address, source.actor.api_key_name) as actor_name,
        list_transform(source.model_breakdown, lambda used: used.tokens) as tokens,
        list_transform(source.model_breakdown, lambda used: used.estimated_cost)
            as costs,
        [
            source.tool_actions.edit_tool, source.tool_actions.multi_edit_tool,
            source.tool_actions.write_tool, source.tool_actions.notebook_edit_tool
        ] as actions
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
    read_count(read.core_metrics.num_sessions) as sessions,
    read_count(read.core_metrics.lines_of_code.added) as ai_lines_added,
    read_count(read.core_metrics.lines_of_code.removed) as ai_lines_deleted,
    read_count(read.core_metrics.commits_by_claude_code) as ai_commits,
    read_count(read.core_metrics.pull_requests_by_claude_code) as ai_changes,
    sum_counts(list_transform(read.actions, lambda action: action.accepted)) as accepts,
    sum_counts(list_transform(read.actions, lambda action: action.rejected)) as rejects,
    sum_counts(list_transform(read.tokens, lambda token: token.input))
        as uncached_input_tokens,
    sum_counts(list_transform(read.tokens, lambda token: token.output))
        as output_tokens,
    sum_counts(list_transform(read.tokens, lambda token: token.cache_read))
        as cache_read_tokens,
    sum_counts(list_transform(read.tokens, lambda token: token.cache_creation))
        as cache_write_tokens,
    cast(
        list_sum(list_transform(read.costs, lambda cost: read_cents(cost.amount)))
        as decimal(18, 9)
    ) as cost,
    read.costs[1].currency as currency,
    if(read.actor.email_address is null, 'api_key_name', 'email') as id_kind,
    coalesce(read.terminal_type, '') as client,
    concat_ws(' ', read.customer_type, read.subscription_type) as plan_name,
    coalesce(read_count(read.core_metrics.num_sessions), 0) > 0
    or coalesce(sum_counts(list_transform(read.tokens, lambda token: token.output)), 0)
    > 0 as is_active,
    coalesce(
        missing('actor', read.actor_name),
        missing('date', read.date),
        day_fault('date', read.date),
        count_fault('core_metrics.num_sessions', read.core_metrics.num_sessions),
        count_fault(
            'core_metrics.lines_of_code.added', read.core_metrics.lines_of_code.added
        ),
        case when any_bad_count(flatten(list_transform(
            read.tokens,
            lambda token: [
                token.input, token.output, token.cache_read, token.cache_creation
            ]
        ))) then 'bad_nested_value model_breakdown.tokens' end,
        case when any_bad_count(flatten(list_transform(
            read.actions, lambda action: [action.accepted, action.rejected]
        ))) then 'bad_nested_value tool_actions' end,
        case when len(list_filter(
            read.costs,
            lambda cost: cost.amount is not null
            and coalesce(read_cents(cost.amount) < 0, true)
        )) > 0 then 'bad_nested_value model_breakdown.estimated_cost' end,
        case when len(list_distinct(
            list_transform(read.costs, lambda cost: cost.currency)
        )) > 1 then 'unknown_unit model_breakdown.estimated_cost.currency' end
    ) as fault
from read
