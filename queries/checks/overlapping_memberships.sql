-- title: People who are in two teams on one day

select
    ours.person_key,
    ours.valid_from,
    ours.valid_to,
    theirs.valid_from as other_valid_from,
    theirs.valid_to as other_valid_to
from staging.memberships as ours
inner join staging.memberships as theirs on
    ours.person_key = theirs.person_key
    and (ours.valid_from, ours.team_key) < (theirs.valid_from, theirs.team_key)
    and theirs.valid_from <= coalesce(ours.valid_to, date '9999-12-31')
