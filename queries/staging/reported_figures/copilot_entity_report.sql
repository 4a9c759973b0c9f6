-- title: GitHub Copilot usage of a whole organisation or enterprise, as GitHub worked
--   it out, with its pull requests
-- tool: copilot
-- feed: figures
-- container: json
-- records_at: day_totals, data, root
-- recognised_by: daily_active_users, monthly_active_users
-- never_with: user_id
-- fields: day, organization_id, enterprise_id, daily_active_users,
--   daily_active_cli_users, daily_active_copilot_app_users,
--   daily_active_copilot_cloud_agent_users, daily_active_copilot_code_review_users,
--   daily_passive_copilot_code_review_users, weekly_active_users,
--   weekly_active_copilot_cloud_agent_users, weekly_active_copilot_code_review_users,
--   weekly_passive_copilot_code_review_users, monthly_active_users,
--   monthly_active_chat_users, monthly_active_agent_users,
--   monthly_active_copilot_cloud_agent_users,
--   monthly_active_copilot_code_review_users,
--   monthly_passive_copilot_code_review_users, user_initiated_interaction_count,
--   code_generation_activity_count, code_acceptance_activity_count,
--   loc_suggested_to_add_sum, loc_suggested_to_delete_sum, loc_added_sum,
--   loc_deleted_sum, pull_requests
-- around: organization_id, enterprise_id
-- natural_key: entity_kind, entity_id, reported_on
-- rows_per_record: many
-- newest_by: export
-- dated_by: reported_on
-- stamped_by: created_at
-- final_after_days: 3
-- drops: totals_by_*, report_*_day, *partition, etl_id, created_at

with read as (
    select
        source.*,
        coalesce(source.organization_id, source.around.organization_id) as organisation,
        coalesce(source.enterprise_id, source.around.enterprise_id) as enterprise,
        unnest(vendor_figures(source, '.*_users|.*_count|loc_.*')) as figure
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'copilot' as source,
    'day' as bucket,
    read_day(read.day) as reported_on,
    read.figure.key as figure,
    read_number(read.figure.value) as amount,
    figure_unit(read.figure.key) as unit,
    if(read.organisation is null, 'enterprise', 'organisation') as entity_kind,
    coalesce(read.organisation, read.enterprise, read.declared_scope, '') as entity_id,
    coalesce(
        if(blank_to_null(read.day) is null, 'no_day day', null),
        day_fault('day', read.day),
        missing('daily_active_users', read.figure.key),
        counters_fault([read.figure])
    ) as fault
from read
