-- grain: One row per root item of a frozen snapshot; it never changes.

create table governance.milestone_items (
    snapshot_id varchar,
    root_item_key varchar,
    item_title varchar,
    weight double not null check (weight > 0),
    use_case_id varchar,
    approver varchar,
    approved_at timestamp,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (snapshot_id, root_item_key)
)
