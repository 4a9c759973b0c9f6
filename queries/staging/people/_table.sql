-- grain: One row per person of the newest roster that names them.

create table staging.people (
    person_key varchar,
    email varchar,
    display_name varchar,
    employee_number varchar,
    title varchar,
    role varchar check (
        role in ('engineer', 'manager', 'hr', 'steward', 'auditor', 'other')
    ),
    location varchar,
    is_active boolean,
    started_on date,
    ended_on date,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (person_key)
)
