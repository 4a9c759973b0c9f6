-- title: Shared and service accounts whose spend no team on the roster takes

select
    identities.system,
    identities.id_kind,
    identities.file_id,
    identities.row_number
from staging.identities as identities
left join staging.teams as teams on identities.team_key = teams.team_key
where identities.actor_kind in ('shared', 'service') and teams.team_key is null
