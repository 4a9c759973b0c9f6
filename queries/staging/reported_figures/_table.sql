-- grain: One row per figure that a vendor worked out itself. They are shown as theirs
--   and never mixed with figures counted here.

create table staging.reported_figures (
    source varchar,
    entity_kind varchar,
    entity_id varchar,
    reported_on date,
    bucket varchar,
    figure varchar,
    amount double,
    unit varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (source, entity_kind, entity_id, reported_on, bucket, figure)
)
