-- grain: One row per issue of a planning tool.

create table staging.work_items (
    item_key varchar,
    source varchar not null,
    kind varchar,
    title varchar,
    status varchar,
    status_category varchar check (status_category in ('todo', 'doing', 'done')),
    created_at timestamp,
    started_at timestamp,
    resolved_at timestamp,
    due_on date,
    parent_key varchar,
    team_key varchar,
    assignee_id varchar,
    points double check (points >= 0),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (item_key)
)
