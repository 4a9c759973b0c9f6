-- grain: One row per organisation unit of the newest roster: company, department, team.

create table staging.teams (
    team_key varchar,
    team_name varchar not null,
    parent_team_key varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (team_key)
)
