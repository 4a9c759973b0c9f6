-- grain: One row per export file, also when it was refused.

create table staging.files (
    file_id varchar,
    file_name varchar,
    format_id varchar,
    tool varchar,
    scope_kind varchar,
    scope_id varchar,
    exported_at timestamp,
    order_basis varchar check (
        order_basis in ('declared', 'in_file', 'file_name', 'modified')
    ),
    window_from date,
    window_to date,
    zone_name varchar,
    header_hash varchar,
    rows_read bigint check (rows_read >= 0),
    rows_loaded bigint check (rows_loaded >= 0),
    rows_superseded bigint check (rows_superseded >= 0),
    rows_set_aside bigint check (rows_set_aside >= 0),
    unknown_columns varchar[],
    fate varchar not null check (fate in ('loaded', 'nothing_new', 'refused', 'held')),
    reason varchar,
    check (
        fate in ('refused', 'held')
        or rows_read = rows_loaded + rows_superseded + rows_set_aside
    ),
    primary key (file_id, file_name)
)
