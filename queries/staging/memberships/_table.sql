-- grain: One row per person and stay in a team; valid_to is its last day or null.

create table staging.memberships (
    person_key varchar,
    valid_from date,
    valid_to date check (valid_to >= valid_from),
    team_key varchar not null,
    department varchar,
    division varchar,
    cost_center varchar,
    manager_key varchar,
    origin varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (person_key, valid_from, team_key)
)
