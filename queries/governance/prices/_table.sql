-- grain: One row per list price; it never replaces a charged amount.

create table governance.prices (
    tool varchar,
    unit varchar,
    valid_from date,
    price decimal(18, 9) not null check (price >= 0),
    currency varchar not null,
    valid_to date,
    source_url varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (tool, unit, valid_from)
)
