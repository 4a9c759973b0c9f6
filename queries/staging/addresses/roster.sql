-- title: The addresses the roster gives people, and when

select
    'roster' as system,
    'person_key' as id_kind,
    person_key as id_value,
    email,
    valid_from,
    valid_to,
    file_id,
    row_number
from roster_addresses('versions', 'fate')
