-- title: The address of a user of IAM Identity Center; without one, a user name that is
--   an address

select
    kept.system,
    kept.id_kind,
    kept.id_value,
    coalesce(mail_address(source.email), mail_address(source.username)) as email,
    kept.file_id,
    kept.row_number
from kept
inner join source
    on kept.file_id = source.file_id and kept.row_number = source.row_number
where coalesce(mail_address(source.email), mail_address(source.username)) is not null
