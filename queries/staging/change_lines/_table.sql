-- grain: One row per commit, with lines that count; null is not measured.

create table staging.change_lines (
    repository_key varchar,
    sha varchar,
    patch_id varchar,
    effective_lines_added bigint check (effective_lines_added >= 0),
    effective_lines_deleted bigint check (effective_lines_deleted >= 0),
    change_kind varchar check (
        change_kind in (
            'feature', 'generated', 'vendored', 'format', 'config', 'test_data'
        )
    ),
    surviving_share_14 double check (surviving_share_14 between 0 and 1),
    surviving_share_28 double check (surviving_share_28 between 0 and 1),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (repository_key, sha)
)
