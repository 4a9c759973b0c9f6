-- grain: One row per pull request and label it bore when it was merged.

create table staging.change_labels (
    change_key varchar,
    label varchar,
    labelled_at timestamp,
    removed_at timestamp,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (change_key, label)
)
