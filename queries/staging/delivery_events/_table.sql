-- grain: One row per event of a delivery that a tool told about. Deployments, changes
--   and incidents are each told by several events; the tables of these are filled from
--   here.

create table staging.delivery_events (
    event_key varchar,
    kind varchar not null,
    subject_key varchar,
    happened_at timestamp not null,
    environment_name varchar,
    service_key varchar,
    repository_key varchar,
    change_key varchar,
    artifact_id varchar,
    outcome varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (event_key)
)
