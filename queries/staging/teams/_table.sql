-- grain: One row per organisation unit of the newest roster: company, department, team.
--   Units of a directory count only where no roster describes any.

create table staging.teams (
    team_key varchar,
    team_name varchar not null,
    parent_team_key varchar,
    origin varchar default 'roster' check (origin in ('roster', 'directory')),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (team_key)
)
