-- grain: One row per target, set on a metric of kind quality and a published node.

create table governance.targets (
    target_id varchar,
    metric_id varchar not null,
    node_id varchar not null,
    period varchar not null,
    value double not null,
    baseline double,
    goal_id varchar not null,
    milestone_id varchar not null,
    due_on date,
    owner varchar not null,
    set_on date,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (target_id)
)
