-- grain: One row per outcome metric, use case and day on which the company measured it.

create table staging.outcomes (
    outcome_metric varchar,
    use_case_id varchar default '',
    measured_on date,
    amount double not null,
    unit varchar not null,
    sample_size bigint check (sample_size >= 0),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (outcome_metric, use_case_id, measured_on)
)
