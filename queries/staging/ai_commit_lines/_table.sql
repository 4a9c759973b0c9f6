-- grain: One row per commit and person, with the lines a tool attributes to itself.

create table staging.ai_commit_lines (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    tool varchar,
    repository_key varchar,
    sha varchar,
    lines_total bigint check (lines_total >= 0),
    lines_tab bigint check (lines_tab >= 0),
    lines_agent bigint check (lines_agent >= 0),
    lines_non_ai bigint check (lines_non_ai >= 0),
    committed_at timestamp,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (tool, repository_key, sha, id_value)
)
