-- grain: One row per frozen snapshot of a plan; it never changes.

create table governance.milestones (
    snapshot_id varchar,
    milestone_id varchar not null,
    milestone_name varchar,
    source_ref varchar,
    node_id varchar,
    goal_id varchar,
    approver varchar not null,
    approved_at timestamp not null,
    frozen_at timestamp not null,
    committed_on date,
    approved_weight double not null check (approved_weight > 0),
    success_evidence varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (snapshot_id)
)
