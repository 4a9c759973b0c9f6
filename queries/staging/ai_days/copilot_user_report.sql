-- title: GitHub Copilot usage per user and day, 1-day or 28-day report
-- tool: copilot
-- feed: usage
-- container: json
-- records_at: day_totals, user_totals, data, root
-- recognised_by: user_id, code_generation_activity_count
-- fields: user_id, user_login, login, day, organization_id, enterprise_id,
--   user_initiated_interaction_count, code_generation_activity_count,
--   code_acceptance_activity_count, loc_suggested_to_add_sum, loc_added_sum,
--   loc_deleted_sum, ai_credits_used, used_agent, used_chat, used_cli,
--   used_copilot_app, used_copilot_cloud_agent, used_copilot_coding_agent,
--   used_copilot_code_review_active, used_copilot_code_review_passive,
--   totals_by_feature[feature, user_initiated_interaction_count,
--   code_generation_activity_count, code_acceptance_activity_count,
--   loc_suggested_to_add_sum, loc_suggested_to_delete_sum, loc_added_sum,
--   loc_deleted_sum],
--   totals_by_ide[ide, user_initiated_interaction_count,
--   code_generation_activity_count, code_acceptance_activity_count,
--   loc_suggested_to_add_sum, loc_suggested_to_delete_sum, loc_added_sum,
--   loc_deleted_sum, last_known_ide_version, last_known_plugin_version],
--   totals_by_language_feature[language, feature, user_initiated_interaction_count,
--   code_generation_activity_count, code_acceptance_activity_count,
--   loc_suggested_to_add_sum, loc_suggested_to_delete_sum, loc_added_sum,
--   loc_deleted_sum],
--   totals_by_language_model[language, model, user_initiated_interaction_count,
--   code_generation_activity_count, code_acceptance_activity_count,
--   loc_suggested_to_add_sum, loc_suggested_to_delete_sum, loc_added_sum,
--   loc_deleted_sum],
--   totals_by_model_feature[model, feature, user_initiated_interaction_count,
--   code_generation_activity_count, code_acceptance_activity_count,
--   loc_suggested_to_add_sum, loc_suggested_to_delete_sum, loc_added_sum,
--   loc_deleted_sum],
--   totals_by_cli(session_count, request_count, prompt_count, token_usage(
--   output_tokens_sum, prompt_tokens_sum), last_known_cli_version),
--   totals_by_copilot_app(session_count, request_count, prompt_count, token_usage(
--   output_tokens_sum, prompt_tokens_sum)),
--   totals_by_3rd_party_agent[agent_id, agent_name, user_initiated_interaction_count],
--   totals_by_skill[skill, interaction_count, user_initiated_interaction_count],
--   totals_by_custom_agent[custom_agent, interaction_count,
--   user_initiated_interaction_count],
--   totals_by_mcp[mcp, interaction_count, user_initiated_interaction_count],
--   totals_by_slash_cmd[slash_cmd, interaction_count,
--   user_initiated_interaction_count],
--   totals_by_plugin[plugin, interaction_count, user_initiated_interaction_count],
--   distinct_skill_use_count, distinct_custom_agent_use_count,
--   distinct_mcp_use_count, distinct_slash_cmd_use_count, distinct_plugin_use_count
-- around: organization_id, enterprise_id
-- natural_key: user_id, used_on
-- newest_by: export
-- dated_by: used_on
-- stamped_by: created_at
-- final_after_days: 3
-- carries: breakdown
-- told_null: used_*
-- keeps: ai_adoption_phase, last_known_*, sampled_at, chat_panel_*
-- drops: report_*_day, *partition, etl_id, created_at, loc_suggested_to_delete_sum


with told as (
    select
        source.*,
        copilot_flags(source) as flags,
        blank_to_null(lower(coalesce(source.user_login, source.login))) as login_text,
        coalesce(source.organization_id, source.around.organization_id) as organisation,
        coalesce(source.enterprise_id, source.around.enterprise_id) as enterprise,
        source.totals_by_cli as cli,
        source.totals_by_copilot_app as app
    from source
),

read as (
    select
        told.*,
        list_has_any(list_transform(told.flags, lambda flag: flag.state), ['0', '1'])
        or told.totals_by_feature is not null
        or told.totals_by_ide is not null
        or told.totals_by_model_feature is not null as has_telemetry,
        len(list_filter(
            told.flags,
            lambda flag: flag.state = '1' and flag.name <> 'code_review_passive'
        )) > 0
        or coalesce(read_count(told.user_initiated_interaction_count), 0) > 0
        or coalesce(read_count(told.code_generation_activity_count), 0) > 0
            as was_used
    from told
)

select
    read.file_id,
    read.row_number,
    read.extra,
    read.user_id,
    read.has_telemetry,
    'copilot' as tool,
    'github' as system,
    'all' as surface,
    read_day(read.day) as used_on,
    read_day(read.day) + 3 as final_on,
    read_count(read.user_initiated_interaction_count) as prompts,
    read_count(read.code_generation_activity_count) as generations,
    read_count(read.code_acceptance_activity_count) as accepts,
    read_count(read.loc_suggested_to_add_sum) as lines_suggested,
    read_count(read.loc_added_sum) as ai_lines_added,
    read_count(read.loc_deleted_sum) as ai_lines_deleted,
    sum_counts([read.cli.session_count, read.app.session_count]) as sessions,
    sum_counts([read.cli.request_count, read.app.request_count]) as requests,
    sum_counts([
        read.cli.token_usage.output_tokens_sum, read.app.token_usage.output_tokens_sum
    ]) as output_tokens,
    sum_counts([
        read.cli.token_usage.prompt_tokens_sum, read.app.token_usage.prompt_tokens_sum
    ]) as uncached_input_tokens,
    read_number(read.ai_credits_used) as credits,
    hash(copilot_parts(read), read.flags) as breakdown,
    if(read.login_text is null, 'user_id', 'login') as id_kind,
    coalesce(read.login_text, read.user_id) as id_value,
    coalesce(read.organisation, read.enterprise) as scope_id,
    if(read.has_telemetry, read.was_used, null) as is_active,
    if(read_number(read.ai_credits_used) is null, null, 'github_ai_credit')
        as credit_unit,
    copilot_scope_rank(read.organisation, read.declared_scope) as scope_rank,
    coalesce(
        missing('user_id', read.user_id),
        if(blank_to_null(read.day) is null, 'no_day day', null),
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
        breakdown_fault(copilot_parts(read))
    ) as fault
from read
