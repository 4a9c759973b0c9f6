-- title: A user id of IAM Identity Center; some regions write the directory in front,
--   as in d-1234567890.<uuid>.

create or replace temp macro identity_center_id(cell) as
regexp_replace(lower(trim(cell)), '^d-[0-9a-z]+\.', '')
