-- title: Users of AWS IAM Identity Center: the number that Kiro and Amazon Q write, and
--   the address behind it
-- tool: identity_center
-- feed: roster
-- container: csv
-- recognised_by: user id, display name, username, email
-- columns: status
-- natural_key: system, id_kind, id_value, valid_from
-- newest_by: export
-- whole: true
-- family: identities

select
    source.file_id,
    source.row_number,
    source.extra,
    'aws_idc' as system,
    'user_id' as id_kind,
    -- Some regions write the directory in front: d-1234567890.<uuid>.
    regexp_replace(lower(trim(source."user id")), '^d-[0-9a-f]+\.', '') as id_value,
    date '1900-01-01' as valid_from,
    'person' as actor_kind,
    'identity_center' as method,
    clean_text(source."display name") as display_name,
    missing('User ID', source."user id") as fault
from source
