-- title: Claude Enterprise Analytics: one record per user and day, idle users too
-- tool: claude_code
-- feed: usage
-- container: json
-- records_at: data, root
-- recognised_by: claude_code_metrics, user
-- fields: date, user(id, email_address), web_search_count,
--   claude_code_metrics(core_metrics(distinct_session_count, commit_count,
--   pull_request_count, lines_of_code(added_count, removed_count)),
--   tool_actions(edit_tool(accepted_count, rejected_count),
--   multi_edit_tool(accepted_count, rejected_count),
--   write_tool(accepted_count, rejected_count),
--   notebook_edit_tool(accepted_count, rejected_count))),
--   chat_metrics, cowork_metrics, design_metrics,
--   office_metrics(excel, outlook, powerpoint, word)
-- around: date
-- natural_key: user_id, used_on
-- rows_per_record: many
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3

with read as (
    select
        source.*,
        source.claude_code_metrics.core_metrics as core,
        source.claude_code_metrics.core_metrics.lines_of_code as lines,
        source.claude_code_metrics.tool_actions as tools,
        claude_products(source) as products,
        -- The answer holds no day: whoever saved it named the file or its folder so.
        coalesce(
            source.date, source.around.date,
            cast(named_day(source.file_name) as varchar)
        ) as day_text
    from source
),

listed as (
    select
        read.*,
        [
            read.tools.edit_tool, read.tools.multi_edit_tool, read.tools.write_tool,
            read.tools.notebook_edit_tool
        ] as actions,
        [
            read.core.distinct_session_count, read.core.commit_count,
            read.core.pull_request_count, read.lines.added_count,
            read.lines.removed_count
        ] as counts
    from read
),

told as (
    select
        listed.*,
        unnest(claude_uses(
            listed.counts, listed.actions, listed.products, listed.web_search_count
        )) as activity
    from listed
)

select
    told.file_id,
    told.row_number,
    told.extra,
    told.activity.surface,
    told.activity.tool,
    told.activity.has_telemetry,
    told.activity.is_active,
    told.activity.sessions,
    told.activity.messages,
    told.activity.accepts,
    told.activity.rejects,
    told.activity.ai_commits,
    told.activity.ai_changes,
    told.activity.ai_lines_added,
    told.activity.ai_lines_deleted,
    'anthropic' as system,
    '' as client,
    '' as plan_name,
    coalesce(told.user.id, told.user.email_address) as user_id,
    lower(trim(coalesce(told.user.email_address, told.user.id))) as id_value,
    if(told.user.email_address is null, 'user_id', 'email') as id_kind,
    read_day(told.day_text) as used_on,
    read_day(told.day_text) + 3 as final_on,
    coalesce(
        missing('user', coalesce(told.user.id, told.user.email_address)),
        case when told.day_text is null then 'no_day date' end,
        day_fault('date', told.day_text),
        nested_fault('claude_code_metrics.core_metrics', any_bad_count(told.counts)),
        nested_fault(
            'claude_code_metrics.tool_actions',
            any_bad_count(flatten(list_transform(
                told.actions,
                lambda action: [action.accepted_count, action.rejected_count]
            )))
        ),
        'bad_nested_value ' || list_filter(
            told.products,
            lambda product: product.counts is null
            or any_bad_count(map_values(product.counts))
        )[1].field,
        count_fault('web_search_count', told.web_search_count)
    ) as fault
from told
