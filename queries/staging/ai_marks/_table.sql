-- grain: One row per piece of evidence of AI help, on a pull request or on a commit.

create table staging.ai_marks (
    change_key varchar default '',
    sha varchar default '',
    agent varchar,
    model_name varchar,
    mark_kind varchar check (mark_kind in (
        'change_author', 'commit_author', 'trailer_coauthor', 'trailer_assisted',
        'trailer_generated', 'body_text', 'body_link', 'branch_prefix', 'label',
        'vendor_attribution', 'line_share'
    )),
    strength varchar not null check (
        strength in ('agent_authored', 'co_authored', 'assisted')
    ),
    rule_id varchar not null,
    repository_key varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (change_key, sha, agent, mark_kind)
)
