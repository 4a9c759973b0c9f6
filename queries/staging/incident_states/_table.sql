-- grain: One row per state an incident entered.

create table staging.incident_states (
    incident_key varchar,
    state varchar,
    entered_at timestamp,
    version bigint default 0,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (incident_key, state, entered_at, version)
)
