-- grain: One row per commit, and per pull request where the export names it.

create table staging.change_commits (
    repository_key varchar,
    sha varchar,
    change_key varchar default '',
    author_login varchar,
    author_email varchar,
    committed_at timestamp,
    parents varchar[],
    trailers varchar[],
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (repository_key, sha, change_key)
)
