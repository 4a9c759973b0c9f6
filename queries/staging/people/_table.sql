-- grain: One row per person of the newest roster or directory that names them. A
--   roster tells who somebody is; a directory of accounts (scim, entra) tells it of
--   people whom no roster names. Which rows are one person is settled by
--   `marts.person_keys`.

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
    origin varchar default 'roster' check (origin in ('roster', 'scim', 'entra')),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (person_key)
)
