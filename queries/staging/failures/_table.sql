-- grain: One row per failure of a deployment that an export itself reports.

create table staging.failures (
    deployment_key varchar,
    kind varchar check (kind in ('rollback', 'hotfix', 'incident')),
    occurred_at timestamp,
    source_ref varchar default '',
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (deployment_key, kind, occurred_at, source_ref)
)
