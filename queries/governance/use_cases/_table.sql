-- grain: One row per declared use case of AI.

create table governance.use_cases (
    use_case_id varchar,
    title varchar not null,
    statement varchar,
    owner varchar not null,
    tier varchar not null check (tier in ('standard', 'high')),
    goal_id varchar not null,
    outcome_metric varchar,
    direction varchar check (direction in ('up', 'down')),
    minimum_worthwhile_change double,
    unit varchar,
    data_source varchar,
    declared_on date not null,
    review_on date,
    retired_on date,
    decision varchar check (decision in ('keep', 'try_more', 'fix', 'stop')),
    decided_on date,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (use_case_id)
)
