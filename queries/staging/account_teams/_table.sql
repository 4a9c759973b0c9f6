-- grain: One row per account, day and team in which a tool lists it. Such a team fills
--   a gap of the roster only where it is the only one of that day; it is never a spine.

create table staging.account_teams (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    listed_on date,
    team_name varchar,
    tool varchar not null,
    scope_id varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (system, id_kind, id_value, listed_on, team_name)
)
