-- title: Services owned by a team that no roster describes

select
    services.service_key,
    services.team_key,
    services.file_id,
    services.row_number
from staging.services as services
left join staging.teams as teams on services.team_key = teams.team_key
where teams.team_key is null
