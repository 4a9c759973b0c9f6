-- title: GitHub pull requests: REST list or single, gh JSON, GraphQL nodes, webhook
-- tool: github
-- feed: changes
-- container: json
-- records_at: pull_request, data.repository.pullRequests.nodes, data.search.nodes, root
-- recognised_by: number, title, merged_at|mergedAt, head|headRefName, base|baseRefName
-- never_with: review
-- fields: number, title, state, body, html_url, url, user(login, type),
--   author(login, is_bot, __typename), assignees, labels, milestone(number),
--   head(ref, sha), headRefName, headRefOid, base(ref, repo(full_name)), baseRefName,
--   created_at|createdAt, updated_at|updatedAt, closed_at|closedAt, merged_at|mergedAt,
--   merge_commit_sha, mergeCommit(oid), draft|isDraft, additions, deletions,
--   changed_files|changedFiles, commits, reviews, closingIssuesReferences
-- around: repository(full_name)
-- family: changes
-- generation: 2
-- natural_key: change_key
-- newest_by: updated_at
-- dated_by: updated_at
-- drops: *

select
    pulls.file_id,
    pulls.row_number,
    pulls.repository_key,
    pulls.title,
    pulls.author_id,
    pulls.head_ref,
    pulls.head_sha,
    pulls.base_ref,
    pulls.merge_sha,
    pulls.is_draft,
    read_count(pulls.additions) as lines_added,
    read_count(pulls.deletions) as lines_deleted,
    read_count(pulls.changed_files) as files_changed,
    coalesce(len(pulls.listed), pulls.commit_count) as commits,
    list_min(list_transform(pulls.listed, lambda made: read_time(made['committed_at'])))
        as first_commit_at,
    read_time(pulls.created_at) as created_at,
    read_time(pulls.updated_at) as updated_at,
    read_time(pulls.closed_at) as closed_at,
    read_time(pulls.merged_at) as merged_at,
    pulls.repository_key || '#' || pulls.number as change_key,
    'https://' || pulls.repository_key || '/pull/' || pulls.number as url,
    if(pulls.merged_at is null, lower(pulls.state), 'merged') as state,
    actor_kind(pulls.author_id, pulls.is_bot, agents.agent) as author_kind,
    if(agents.agent is null, null, asked_by(pulls.assignees, pulls.author_id))
        as requester_id,
    reverted_change(pulls.body, pulls.repository_key) as reverts_change_key,
    reverted_sha(pulls.body) as reverts_sha,
    'github:' || github_name(pulls.repository_key) || ':' || pulls.milestone.number
        as milestone_key,
    body_references(concat_ws(
        chr(10), pulls.body, linked_issues(pulls.closing_issues)
    )) as extra,
    coalesce(
        missing('number', pulls.number),
        missing('url', pulls.repository_key),
        missing('updated_at', pulls.updated_at),
        times_fault([
            ['created_at', pulls.created_at], ['updated_at', pulls.updated_at],
            ['closed_at', pulls.closed_at], ['merged_at', pulls.merged_at]
        ], pulls.latest_at),
        counts_fault([
            ['additions', pulls.additions], ['deletions', pulls.deletions],
            ['changed_files', pulls.changed_files]
        ]),
        listed_fault(pulls.listed, listed_reviews(pulls.reviews))
    ) as fault
from github_pulls('source') as pulls
left join ai_agents() as agents on pulls.author_id = agents.login
