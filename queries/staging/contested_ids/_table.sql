-- grain: One row per identifier and span of days for which the newest list names two
--   people: it is neither's, whatever a roster says.

create table staging.contested_ids (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    valid_from date default '1900-01-01',
    valid_to date,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (system, id_kind, id_value, valid_from)
)
