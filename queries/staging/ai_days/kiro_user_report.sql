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
-- drops: Overage_*, ProfileId, New_User

select
    source.file_id,
    source.row_number,
    'kiro' as tool,
    'aws_idc' as system,
    'user_id' as id_kind,
    true as has_telemetry,
    'kiro_credit' as credit_unit,
    -- Some regions write the directory in front: d-1234567890.<uuid>.
    regexp_replace(lower(trim(source."UserId")), '^d-[0-9a-f]+\.', '') as id_value,
    read_day(source."Date") as used_on,
    read_day(source."Date") + 3 as final_on,
    lower(source."Client_Type") as client,
    -- PRO_PLUS and PROPLUS are one tier.
    coalesce(regexp_replace(upper(source."Subscription_Tier"), '[^A-Z]', '', 'g'), '')
        as plan_name,
    read_count(source."Chat_Conversations") as sessions,
    read_count(source."Total_Messages") as messages,
    coalesce(read_number(source."Credits_Used"), 0) as credits,
    case lower(source."Client_Type") when 'kiro_cli' then 'cli' else 'ide' end
        as surface,
    coalesce(read_count(source."Total_Messages"), 0) > 0
    or coalesce(read_number(source."Credits_Used"), 0) > 0 as is_active,
    case
        when source."User_Email" is null then source.extra
        else json_merge_patch(
            coalesce(source.extra, '{}'),
            json_object('user_email', lower(trim(source."User_Email")))
        )
    end as extra,
    coalesce(
        missing('UserId', source."UserId"),
        missing('Date', source."Date"),
        missing('Client_Type', source."Client_Type"),
        day_fault('Date', source."Date"),
        count_fault('Chat_Conversations', source."Chat_Conversations"),
        count_fault('Total_Messages', source."Total_Messages"),
        number_fault('Credits_Used', source."Credits_Used")
    ) as fault
from source
