-- title: Reviews that gh or GraphQL list on a pull request

with listed as (
    select
        kept.change_key,
        kept.file_id,
        kept.row_number,
        unnest(listed_reviews(source.reviews)) as given
    from kept
    inner join source on
        kept.file_id = source.file_id and kept.row_number = source.row_number
)

select
    'github:' || listed.given.id as review_key,
    listed.change_key,
    listed.given.login as reviewer_id,
    actor_kind(listed.given.login, listed.given.is_bot, agents.agent) as reviewer_kind,
    listed.given.state,
    read_time(listed.given.submitted_at) as reviewed_at,
    listed.file_id,
    listed.row_number
from listed
left join ai_agents() as agents on listed.given.login = agents.login
