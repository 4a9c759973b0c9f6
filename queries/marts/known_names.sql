-- grain: One row per address or GitHub login, and span of days, that is known to be one
--   person's wherever it turns up.
-- needs: staging.identities, staging.people

select
    id_value as known_name,
    person_key,
    valid_from,
    coalesce(valid_to, date '9999-12-31') as valid_to
from staging.identities
where
    person_key is not null
    and actor_kind = 'person'
    and (system = 'email_alias' or (system = 'github' and id_kind = 'login'))
union
select
    lower(email) as known_name,
    person_key,
    date '1900-01-01' as valid_from,
    date '9999-12-31' as valid_to
from staging.people
