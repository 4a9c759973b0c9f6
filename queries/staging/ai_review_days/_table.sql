-- grain: One row per tool, repository and UTC day with what its reviews said and how
--   people took it.

create table staging.ai_review_days (
    tool varchar,
    repository_key varchar default '',
    reviewed_on date,
    changes_reviewed bigint check (changes_reviewed >= 0),
    comments bigint check (comments >= 0),
    p0_comments bigint check (p0_comments >= 0),
    p1_comments bigint check (p1_comments >= 0),
    p2_comments bigint check (p2_comments >= 0),
    replies bigint check (replies >= 0),
    reactions_up bigint check (reactions_up >= 0),
    reactions_down bigint check (reactions_down >= 0),
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (tool, repository_key, reviewed_on)
)
