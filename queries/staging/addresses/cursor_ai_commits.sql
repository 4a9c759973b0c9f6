-- title: The address beside one of the two ids that Cursor gives a member

select distinct
    'cursor' as system,
    'user_id' as id_kind,
    lower(kept.extra ->> 'user_id') as id_value,
    mail_address(kept.id_value) as email,
    kept.file_id,
    kept.row_number
from kept
where kept.extra ->> 'user_id' is not null and mail_address(kept.id_value) is not null
