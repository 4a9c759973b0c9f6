-- grain: One row per approval of a metric or, with its kind in the id, of another
--   thing.

create table governance.approvals (
    metric_id varchar,
    definition_hash varchar,
    approver varchar,
    approved_at timestamp,
    policy_hash varchar,
    expires_at timestamp,
    evidence varchar,
    preview_hash varchar,
    signature varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (metric_id, definition_hash, approver, approved_at)
)
