-- title: The address beside the account that signed in to Claude Code

select distinct
    kept.system,
    'account_uuid' as id_kind,
    kept.account_uuid as id_value,
    kept.id_value as email,
    kept.file_id,
    kept.row_number
from kept
where kept.account_uuid is not null and kept.id_kind = 'email'
