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

with named as (
    select
        source.*,
        coalesce(
            github_repository(coalesce(source.html_url, source.url)),
            repository(coalesce(
                source.base.repo.full_name, source.around.repository.full_name
            ))
        ) as repository_key,
        login(coalesce(source.user.login, source.author.login)) as author_id,
        coalesce(source.user.type, source.author.__typename) = 'Bot'
        or read_flag(source.author.is_bot) as is_bot,
        -- REST counts the commits, the others list them.
        listed_commits(source.commits) as listed
    from source
)

select
    named.file_id,
    named.row_number,
    named.repository_key,
    named.title,
    named.author_id,
    coalesce(named.head.ref, named.headrefname) as head_ref,
    lower(coalesce(named.head.sha, named.headrefoid)) as head_sha,
    coalesce(named.base.ref, named.baserefname) as base_ref,
    read_count(named.additions) as lines_added,
    read_count(named.deletions) as lines_deleted,
    read_count(named.changed_files) as files_changed,
    coalesce(len(named.listed), read_count(named.commits)) as commits,
    list_min(list_transform(
        named.listed, lambda made: read_time(made['committed_at'])
    )) as first_commit_at,
    read_flag(named.draft) as is_draft,
    read_time(named.created_at) as created_at,
    read_time(named.updated_at) as updated_at,
    read_time(named.closed_at) as closed_at,
    read_time(named.merged_at) as merged_at,
    named.repository_key || '#' || named.number as change_key,
    'https://' || named.repository_key || '/pull/' || named.number as url,
    if(named.merged_at is null, lower(named.state), 'merged') as state,
    actor_kind(named.author_id, named.is_bot, agents.agent) as author_kind,
    if(agents.agent is null, null, asked_by(named.assignees, named.author_id))
        as requester_id,
    -- Before the merge this names a test merge.
    if(
        named.merged_at is null,
        null,
        lower(coalesce(named.merge_commit_sha, named.mergecommit.oid))
    ) as merge_sha,
    reverted_change(named.body, named.repository_key) as reverts_change_key,
    reverted_sha(named.body) as reverts_sha,
    'github:' || github_name(named.repository_key) || ':' || named.milestone.number
        as milestone_key,
    body_references(concat_ws(
        chr(10), named.body, linked_issues(named.closingissuesreferences)
    )) as extra,
    coalesce(
        missing('number', named.number),
        missing('url', named.repository_key),
        missing('updated_at', named.updated_at),
        times_fault([
            ['created_at', named.created_at], ['updated_at', named.updated_at],
            ['closed_at', named.closed_at], ['merged_at', named.merged_at]
        ], named.latest_at),
        counts_fault([
            ['additions', named.additions], ['deletions', named.deletions],
            ['changed_files', named.changed_files]
        ]),
        listed_fault(named.listed, listed_reviews(named.reviews))
    ) as fault
from named
left join ai_agents() as agents on named.author_id = agents.login
