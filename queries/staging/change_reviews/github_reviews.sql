-- title: Reviews of GitHub pull requests (REST, webhook)
-- tool: github
-- feed: changes
-- container: json
-- records_at: review, root
-- recognised_by: pull_request_url, submitted_at
-- fields: id, node_id, state, submitted_at, pull_request_url, user(login, type)
-- natural_key: review_key
-- newest_by: export
-- dated_by: reviewed_at
-- drops: *

select
    source.file_id,
    source.row_number,
    -- gh and GraphQL know a review only by its node.
    'github:' || coalesce(source.node_id, source.id) as review_key,
    github_repository(source.pull_request_url) || '#'
    || regexp_extract(source.pull_request_url, '/pulls/(\d+)', 1) as change_key,
    login(source.user.login) as reviewer_id,
    actor_kind(login(source.user.login), source.user.type = 'Bot', agents.agent)
        as reviewer_kind,
    lower(source.state) as state,
    read_time(source.submitted_at) as reviewed_at,
    coalesce(
        missing('id', source.id),
        missing('pull_request_url', source.pull_request_url),
        time_fault('submitted_at', source.submitted_at, source.latest_at)
    ) as fault
from source
left join ai_agents() as agents on login(source.user.login) = agents.login
