-- title: Codex analytics: what Codex said on pull requests in a day, and the answers
-- tool: codex
-- feed: usage
-- container: json
-- records_at: data, root
-- recognised_by: start_time, end_time, pull_request_reviews,
--   comment_details|comment_response_details
-- fields: start_time, end_time, pull_request_reviews, comments, replies, reactions,
--   comment_details(p0, p1, p2), comment_response_details(engaged, upvoted, downvoted)
-- natural_key: reviewed_on, repository_key
-- newest_by: export
-- dated_by: reviewed_on
-- final_after_days: 1
-- drops: object

with read as (
    select
        source.*,
        source.comment_details is null as is_answers,
        read_epoch(source.start_time, 1) as starts_at,
        read_epoch(source.end_time, 1) as ends_at
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'codex' as tool,
    -- Answers come in a file of their own: _after.sql puts them beside the reviews.
    if(read.is_answers, '(answers)', '') as repository_key,
    cast(read.starts_at as date) as reviewed_on,
    -- An answered review was counted on the day it was given.
    if(read.is_answers, null, read_count(read.pull_request_reviews))
        as changes_reviewed,
    if(read.is_answers, null, read_count(read.comments)) as comments,
    read_count(read.comment_details.p0) as p0_comments,
    read_count(read.comment_details.p1) as p1_comments,
    read_count(read.comment_details.p2) as p2_comments,
    read_count(read.replies) as replies,
    read_count(read.comment_response_details.upvoted) as reactions_up,
    read_count(read.comment_response_details.downvoted) as reactions_down,
    coalesce(
        missing('start_time', read.start_time),
        missing('end_time', read.end_time),
        epoch_fault('start_time', read.start_time, 1, read.latest_at),
        day_span_fault('end_time', read.starts_at, read.ends_at),
        counts_fault([
            ['pull_request_reviews', read.pull_request_reviews],
            ['comments', read.comments],
            ['replies', read.replies],
            ['comment_details.p0', read.comment_details.p0],
            ['comment_details.p1', read.comment_details.p1],
            ['comment_details.p2', read.comment_details.p2],
            [
                'comment_response_details.upvoted',
                read.comment_response_details.upvoted
            ],
            [
                'comment_response_details.downvoted',
                read.comment_response_details.downvoted
            ]
        ])
    ) as fault
from read
