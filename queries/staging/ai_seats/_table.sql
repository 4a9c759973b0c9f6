-- grain: One row per seat and snapshot; a seat is not activity.

create table staging.ai_seats (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    tool varchar,
    snapshot_at timestamp,
    organisation varchar default '',
    plan_name varchar,
    assigned_at timestamp,
    last_activity_at timestamp,
    last_surface varchar,
    cancels_on date,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (tool, snapshot_at, system, id_kind, id_value, organisation)
)
