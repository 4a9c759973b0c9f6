-- grain: One row per person and week, with the days worked.

create table staging.work_weeks (
    person_key varchar,
    week_start date,
    active_days smallint check (active_days between 0 and 7),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (person_key, week_start)
)
