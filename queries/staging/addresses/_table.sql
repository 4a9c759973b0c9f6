-- grain: One row per identifier, e-mail address that the same record gives it, and span
--   of days. A roster or directory names the address of a person, a vendor's export or
--   list of accounts the address behind a number. 1900-01-01 means always.

create table staging.addresses (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    email varchar not null,
    valid_from date default '1900-01-01',
    valid_to date check (valid_to >= valid_from),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (system, id_kind, id_value, email, valid_from)
)
