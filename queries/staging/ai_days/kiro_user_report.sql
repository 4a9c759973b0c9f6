-- title: Kiro usage per user, day and client
-- tool: kiro
-- feed: usage
-- container: csv
-- recognised_by: Date, UserId, Client_Type, Credits_Used
-- columns: Chat_Conversations, Total_Messages, Subscription_Tier, User_Email
-- natural_key: id_value, used_on, client
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- keeps: *_messages
-- drops: Overage_*, ProfileId, New_User, Usage_Limit

select
    source.file_id,
    source.row_number,
    'kiro' as tool,
    'aws_idc' as system,
    'user_id' as id_kind,
    true as has_telemetry,
    'kiro_credit' as credit_unit,
    identity_center_id(source.userid) as id_value,
    read_day(source.date) as used_on,
    read_day(source.date) + 3 as final_on,
    lower(source.client_type) as client,
    -- PRO_PLUS and PROPLUS are one tier.
    coalesce(regexp_replace(upper(source.subscription_tier), '[^A-Z]', '', 'g'), '')
        as plan_name,
    read_count(source.chat_conversations) as sessions,
    read_count(source.total_messages) as messages,
    coalesce(read_number(source.credits_used), 0) as credits,
    case lower(source.client_type) when 'kiro_cli' then 'cli' else 'ide' end
        as surface,
    coalesce(read_count(source.total_messages), 0) > 0
    or coalesce(read_number(source.credits_used), 0) > 0 as is_active,
    case
        when source.user_email is null then source.extra
        else json_merge_patch(
            coalesce(source.extra, '{}'),
            json_object('user_email', lower(trim(source.user_email)))
        )
    end as extra,
    coalesce(
        missing('UserId', source.userid),
        missing('Date', source.date),
        missing('Client_Type', source.client_type),
        day_fault('Date', source.date),
        count_fault('Chat_Conversations', source.chat_conversations),
        count_fault('Total_Messages', source.total_messages),
        number_fault('Credits_Used', source.credits_used),
        counters_fault(kiro_models(source.extra))
    ) as fault
from source
