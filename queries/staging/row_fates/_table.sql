-- grain: One row per record that was not loaded; every other record read was.

create table staging.row_fates (
    file_id varchar,
    row_number bigint,
    line_number bigint,
    fate varchar not null check (fate in ('superseded', 'set_aside')),
    reason varchar not null,
    field_path varchar,
    primary key (file_id, row_number)
)
