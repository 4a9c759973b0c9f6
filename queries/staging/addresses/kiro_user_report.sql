-- title: The address that Kiro writes beside a user's number, since about April 2026

select distinct
    'aws_idc' as system,
    'user_id' as id_kind,
    kept.id_value,
    mail_address(kept.extra ->> 'user_email') as email,
    kept.file_id,
    kept.row_number
from kept
where mail_address(kept.extra ->> 'user_email') is not null
