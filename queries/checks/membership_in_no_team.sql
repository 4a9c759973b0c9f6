-- title: Memberships in a team that no roster describes

select
    memberships.person_key,
    memberships.team_key,
    memberships.file_id,
    memberships.row_number
from staging.memberships as memberships
left join staging.teams as teams on memberships.team_key = teams.team_key
where teams.team_key is null
