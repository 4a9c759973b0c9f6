-- grain: One row per person, as a keyed hash, left out of future periods.

create table governance.objections (
    person_hash varchar,
    since_on date not null,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (person_hash)
)
