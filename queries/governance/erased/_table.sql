-- grain: One row per person, as a keyed hash, whose rows are set aside at every import.

create table governance.erased (
    person_hash varchar,
    since_on date not null,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (person_hash)
)
