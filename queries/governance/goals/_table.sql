-- grain: One row per goal of the company.

create table governance.goals (
    goal_id varchar,
    statement varchar not null,
    effect varchar not null check (effect in ('customer', 'bottom_line')),
    measure varchar,
    sponsor varchar not null,
    review_on date,
    closed_on date,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (goal_id)
)
