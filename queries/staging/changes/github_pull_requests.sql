-- title: GitHub pull requests: REST list or single, gh JSON, webhook
-- tool: github
-- feed: changes
-- container: json
-- records_at: pull_request, root
-- recognised_by: number, title, merged_at|mergedAt, head|headRefName, base|baseRefName
-- never_with: review
-- fields: number, title, state, body, html_url, url, user(login, type),
--   author(login, is_bot), assignees[login], labels[name], milestone(number),
--   head(ref, sha), headRefName, headRefOid, base(ref, repo(full_name)), baseRefName,
--   created_at|createdAt, updated_at|updatedAt, closed_at|closedAt, merged_at|mergedAt,
--   merge_commit_sha, mergeCommit(oid), draft|isDraft, additions, deletions,
--   changed_files|changedFiles, commits
-- around: repository(full_name)
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
        coalesce(source.user.type = 'Bot', read_flag(source.author.is_bot)) as is_bot,
        regexp_extract(
            source.body,
            '(?i)reverts ([\w.-]+/[\w.-]+)?#(\d+)',
            ['repository', 'number']
        ) as reverted,
        trailers(source.body) as body_references
    from source
)

select
    named.file_id,
    named.row_number,
    named.repository_key,
    named.title,
    named.author_id,
    coalesce(named.head.ref, named.headrefname) as head_ref,
    coalesce(named.head.sha, named.headrefoid) as head_sha,
    coalesce(named.base.ref, named.baserefname) as base_ref,
    read_count(named.additions) as lines_added,
    read_count(named.deletions) as lines_deleted,
    read_count(named.changed_files) as files_changed,
    read_flag(named.draft) as is_draft,
    read_time(named.created_at) as created_at,
    read_time(named.updated_at) as updated_at,
    read_time(named.closed_at) as closed_at,
    read_time(named.merged_at) as merged_at,
    named.repository_key || '#' || named.number as change_key,
    if(named.merged_at is null, lower(named.state), 'merged') as state,
    actor_kind(named.author_id, named.is_bot, agents.agent) as author_kind,
    -- Behind an agent stands the first assignee who is another.
    if(agents.agent is null, null, login(list_filter(
        list_transform(named.assignees, lambda person: person['login']),
        lambda name: login(name) <> named.author_id
    )[1])) as requester_id,
    -- Before the merge this names a test merge.
    if(
        named.merged_at is null,
        null,
        coalesce(named.merge_commit_sha, named.mergecommit.oid)
    ) as merge_sha,
    -- REST counts the commits, gh lists them.
    coalesce(len(gh_commits(named.commits)), read_count(named.commits)) as commits,
    list_min(list_transform(
        gh_commits(named.commits), lambda made: read_time(made['committedDate'])
    )) as first_commit_at,
    coalesce(repository(nullif(named.reverted.repository, '')), named.repository_key)
    || '#' || nullif(named.reverted.number, '') as reverts_change_key,
    'github:' || github_name(named.repository_key) || ':' || named.milestone.number
        as milestone_key,
    if(
        len(named.body_references) > 0,
        json_object('body_references', named.body_references),
        null
    ) as extra,
    coalesce(
        missing('number', named.number),
        missing('url', named.repository_key),
        missing('updated_at', named.updated_at),
        time_fault('created_at', named.created_at, named.latest_at),
        time_fault('updated_at', named.updated_at, named.latest_at),
        time_fault('closed_at', named.closed_at, named.latest_at),
        time_fault('merged_at', named.merged_at, named.latest_at),
        count_fault('additions', named.additions),
        count_fault('deletions', named.deletions)
    ) as fault
from named
left join ai_agents() as agents on named.author_id = agents.login
