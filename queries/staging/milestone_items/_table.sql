-- grain: One row per issue or pull request that a tool puts on a live milestone.

create table staging.milestone_items (
    milestone_key varchar,
    item_key varchar default '',
    change_key varchar default '',
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (milestone_key, item_key, change_key)
)
