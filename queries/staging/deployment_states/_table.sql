-- grain: One row per state a deployment entered.

create table staging.deployment_states (
    deployment_key varchar,
    state varchar,
    entered_at timestamp,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (deployment_key, state, entered_at)
)
