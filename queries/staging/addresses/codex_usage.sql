-- title: The address beside the id of a user of Codex

select distinct
    'openai' as system,
    'user_id' as id_kind,
    lower(kept.user_key) as id_value,
    mail_address(kept.id_value) as email,
    kept.file_id,
    kept.row_number
from kept
where lower(kept.user_key) <> kept.id_value and mail_address(kept.id_value) is not null
