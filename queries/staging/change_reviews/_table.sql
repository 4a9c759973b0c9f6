-- grain: One row per review of a pull request.

create table staging.change_reviews (
    review_key varchar,
    change_key varchar not null,
    reviewer_id varchar,
    reviewer_kind varchar check (reviewer_kind in ('person', 'ai_agent', 'bot')),
    state varchar check (
        state in ('approved', 'changes_requested', 'commented', 'dismissed', 'pending')
    ),
    reviewed_at timestamp,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (review_key)
)
