-- grain: One row per person who left, with the instant older sign-ins end.

create table governance.leavers (
    person_key varchar,
    subject varchar,
    left_on date,
    not_before timestamp,
    note varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (person_key)
)
