-- title: The addresses a directory gives people, and when

select
    'scim' as system,
    'person_key' as id_kind,
    person_key as id_value,
    email,
    valid_from,
    valid_to,
    file_id,
    row_number
from roster_addresses('versions', 'fate')
