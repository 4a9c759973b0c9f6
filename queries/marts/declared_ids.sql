-- grain: One row per identifier and span of days that a list declares as somebody's:
--   the company's own list, or a tool's list of accounts. A shared or service account
--   is a team's, a bot is nobody's.
-- needs: staging.identities, marts.person_keys

select
    identities.system,
    identities.id_kind,
    identities.id_value,
    identities.actor_kind,
    coalesce(identities.method, 'declared') as method,
    case
        when identities.actor_kind = 'person'
            then coalesce(holders.person_key, identities.person_key)
    end as person_key,
    case when identities.actor_kind <> 'person' then identities.team_key end
        as team_key,
    identities.valid_from,
    coalesce(identities.valid_to, date '9999-12-31') as valid_to
from staging.identities as identities
left join marts.person_keys as holders on identities.person_key = holders.known_key
where identities.person_key is not null or identities.actor_kind <> 'person'
