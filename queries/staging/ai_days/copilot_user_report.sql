-- title: GitHub Copilot usage per user and day, 1-day or 28-day report
-- tool: copilot
-- feed: usage
-- container: json
-- records_at: day_totals, user_totals, data, root
-- recognised_by: user_id, day, code_generation_activity_count
-- fields: user_id, user_login, login, day, organization_id, enterprise_id,
--   user_initiated_interaction_count, code_generation_activity_count,
--   code_acceptance_activity_count, loc_suggested_to_add_sum, loc_added_sum,
--   loc_deleted_sum, ai_credits_used, used_agent, used_chat, used_cli,
--   used_copilot_app, used_copilot_cloud_agent, used_copilot_coding_agent,
--   used_copilot_code_review_active, totals_by_feature[feature],
--   totals_by_cli(session_count, request_count, token_usage(output_tokens_sum,
--   prompt_tokens_sum))
-- around: organization_id, enterprise_id
-- natural_key: user_id, used_on
-- newest_by: export
-- dated_by: used_on
-- stamped_by: created_at
-- final_after_days: 3
-- drops: totals_by_*, distinct_*, report_*_day, *partition, etl_id, created_at,
--   loc_suggested_to_delete_sum

with read as (
    select
        source.*,
        lower(trim(coalesce(source.user_login, source.login))) as login_text,
        coalesce(source.organization_id, source.around.organization_id) as organisation,
        coalesce(source.enterprise_id, source.around.enterprise_id) as enterprise,
        coalesce(
            source.used_agent, source.used_chat, source.used_cli,
            source.used_copilot_app, source.used_copilot_cloud_agent,
            source.used_copilot_coding_agent
        ) is not null or source.totals_by_feature is not null as has_telemetry,
        coalesce(read_flag(source.used_agent), false)
        or coalesce(read_flag(source.used_chat), false)
        or coalesce(read_flag(source.used_cli), false)
        or coalesce(read_flag(source.used_copilot_app), false)
        or coalesce(read_flag(source.used_copilot_cloud_agent), false)
        or coalesce(read_flag(source.used_copilot_coding_agent), false)
        or coalesce(read_flag(source.used_copilot_code_review_active), false)
        or coalesce(read_count(source.user_initiated_interaction_count), 0) > 0
        or coalesce(read_count(source.code_generation_activity_count), 0) > 0
            as was_used
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'copilot' as tool,
    'github' as system,
    'all' as surface,
    read.user_id,
    read_day(read.day) as used_on,
    read_day(read.day) + 3 as final_on,
    read.has_telemetry,
    read_count(read.user_initiated_interaction_count) as prompts,
    read_count(read.code_generation_activity_count) as generations,
    read_count(read.code_acceptance_activity_count) as accepts,
    read_count(read.loc_suggested_to_add_sum) as lines_suggested,
    read_count(read.loc_added_sum) as ai_lines_added,
    read_count(read.loc_deleted_sum) as ai_lines_deleted,
    read_count(read.totals_by_cli.session_count) as sessions,
    read_count(read.totals_by_cli.request_count) as requests,
    read_count(read.totals_by_cli.token_usage.output_tokens_sum) as output_tokens,
    read_count(read.totals_by_cli.token_usage.prompt_tokens_sum)
        as uncached_input_tokens,
    read_number(read.ai_credits_used) as credits,
    case when read.login_text <> '' then 'login' else 'user_id' end as id_kind,
    coalesce(nullif(read.login_text, ''), read.user_id) as id_value,
    coalesce(read.organisation, read.enterprise) as scope_id,
    case when read.has_telemetry then read.was_used end as is_active,
    case
        when read_number(read.ai_credits_used) is not null then 'github_ai_credit'
    end as credit_unit,
    -- The enterprise's row wins, then the declared organisation, then the lowest id.
    case
        when read.organisation is null then '0'
        when read.organisation = read.declared_scope then '1'
        else '2' || lpad(read.organisation, 20, '0')
    end as scope_rank,
    coalesce(
        missing('user_id', read.user_id),
        case when coalesce(read.day, '') = '' then 'no_day day' end,
        day_fault('day', read.day),
        count_fault(
            'user_initiated_interaction_count', read.user_initiated_interaction_count
        ),
        count_fault(
            'code_generation_activity_count', read.code_generation_activity_count
        ),
        count_fault(
            'code_acceptance_activity_count', read.code_acceptance_activity_count
        ),
        count_fault('loc_suggested_to_add_sum', read.loc_suggested_to_add_sum),
        count_fault('loc_added_sum', read.loc_added_sum),
        count_fault('loc_deleted_sum', read.loc_deleted_sum),
        number_fault('ai_credits_used', read.ai_credits_used),
        count_fault('totals_by_cli.session_count', read.totals_by_cli.session_count),
        count_fault('totals_by_cli.request_count', read.totals_by_cli.request_count)
    ) as fault
from read
