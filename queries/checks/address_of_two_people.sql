-- title: Addresses that one roster or directory gives to two people on one day

with formats as (
    select
        file_id,
        min(format_id) as format_id
    from staging.files
    group by file_id
),

given as (
    select
        addresses.*,
        formats.format_id
    from staging.addresses as addresses
    inner join formats on addresses.file_id = formats.file_id
    where addresses.id_kind = 'person_key'
)

select
    ours.system,
    ours.file_id,
    ours.row_number
from given as ours
inner join given as theirs
    on
        ours.format_id = theirs.format_id
        and ours.email = theirs.email
        and ours.id_value <> theirs.id_value
        and ours.valid_from <= coalesce(theirs.valid_to, date '9999-12-31')
        and theirs.valid_from <= coalesce(ours.valid_to, date '9999-12-31')
