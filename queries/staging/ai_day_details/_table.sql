-- grain: One row per actor, UTC day, surface and measure of one value of a breakdown,
--   or of a pair of values. Only additive rows may be summed, and only complete
--   breakdowns add up to their day.

create table staging.ai_day_details (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    tool varchar,
    used_on date,
    surface varchar,
    dimension varchar,
    dimension_value varchar,
    second_dimension varchar default '',
    second_value varchar default '',
    measure varchar,
    amount double check (amount >= 0),
    is_additive boolean,
    is_complete boolean,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (
        tool, system, id_kind, id_value, used_on, surface, dimension, dimension_value,
        second_dimension, second_value, measure
    )
)
