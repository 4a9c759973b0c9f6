-- title: Identifiers that two people hold on one day

select
    ours.system,
    ours.id_kind,
    ours.file_id,
    ours.row_number
from staging.identities as ours
inner join staging.identities as theirs on
    ours.system = theirs.system
    and ours.id_kind = theirs.id_kind
    and ours.id_value = theirs.id_value
    and ours.person_key <> theirs.person_key
    and ours.valid_from <= coalesce(theirs.valid_to, date '9999-12-31')
    and theirs.valid_from <= coalesce(ours.valid_to, date '9999-12-31')
