-- title: GitHub pull requests: REST list or single, gh JSON, webhook
-- tool: github
-- feed: changes
-- container: json
-- records_at: pull_request, root
-- recognised_by: number, title, merged_at|mergedAt, head|headRefName, base|baseRefName
-- never_with: review
-- fields: number, title, state, body, url, html_url, user(login, type),
--   author(login, is_bot), assignees[login], labels[name], milestone(number), head(ref, sha),
--   base(ref, repo(full_name)), created_at, updated_at, closed_at, merged_at, merge_commit_sha,
--   draft, additions, deletions, changed_files, commits, createdAt, updatedAt, closedAt, mergedAt,
--   mergeCommit(oid), headRefName, headRefOid, baseRefName, isDraft, changedFiles
-- around: repository(full_name)
-- natural_key: change_key
-- newest_by: updated_at
-- dated_by: updated_at
-- drops: *

with one_name as (
    select
        source.*,
        coalesce(
            github_repository(coalesce(source.html_url, source.url)),
            repository(coalesce(
                source.base.repo.full_name, source.around.repository.full_name
            ))
        ) as repository_key,
        login(coalesce(source.user.login, source.author.login)) as author_id,
        coalesce(source.created_at, source.createdAt) as created_text,
        coalesce(source.updated_at, source.updatedAt) as updated_text,
        coalesce(source.closed_at, source.closedAt) as closed_text,
        coalesce(source.merged_at, source.mergedAt) as merged_text,
        regexp_extract(
            source.body, '(?i)reverts ([\w.-]+/[\w.-]+)?#(\d+)', ['name', 'number']
        ) as reverted,
        trailers(source.body) as body_references
    from source
)

select
    one_name.file_id,
    one_name.row_number,
    one_name.repository_key,
    one_name.title,
    one_name.author_id,
    blank_to_null(coalesce(one_name.head.ref, one_name.headRefName)) as head_ref,
    blank_to_null(coalesce(one_name.base.ref, one_name.baseRefName)) as base_ref,
    coalesce(one_name.head.sha, one_name.headRefOid) as head_sha,
    read_count(one_name.additions) as lines_added,
    read_count(one_name.deletions) as lines_deleted,
    read_count(coalesce(one_name.changed_files, one_name.changedFiles)) as files_changed,
    read_flag(coalesce(one_name.draft, one_name.isDraft)) as is_draft,
    read_time(one_name.created_text) as created_at,
    read_time(one_name.updated_text) as updated_at,
    read_time(one_name.closed_text) as closed_at,
    read_time(one_name.merged_text) as merged_at,
    one_name.repository_key || '#' || one_name.number as change_key,
    case
        when one_name.merged_text is not null then 'merged' else lower(one_name.state)
    end as state,
    actor_kind(
        one_name.author_id,
        one_name.user.type = 'Bot' or read_flag(one_name.author.is_bot),
        agents.agent
    ) as author_kind,
    -- Behind an agent stands the first assignee who is no agent.
    case when agents.agent is not null then list_filter(
        one_name.assignees,
        lambda person: login(person.login) is distinct from one_name.author_id
    )[1].login end as requester_id,
    -- Before the merge this names a test merge.
    case when one_name.merged_text is not null
        then coalesce(one_name.merge_commit_sha, one_name.mergeCommit.oid)
    end as merge_sha,
    case
        when one_name.commits like '[%' then len(cast(one_name.commits as json[]))
        else read_count(one_name.commits)
    end as commits,
    case when one_name.commits like '[%' then list_min(list_transform(
        from_json(one_name.commits, '[{"committedDate": "VARCHAR"}]'),
        lambda made: read_time(made.committedDate)
    )) end as first_commit_at,
    case when one_name.reverted.number <> '' then coalesce(
        repository(nullif(one_name.reverted.name, '')), one_name.repository_key
    ) || '#' || one_name.reverted.number end as reverts_change_key,
    'github:' || github_name(one_name.repository_key) || ':' || one_name.milestone.number
        as milestone_key,
    case when len(one_name.body_references) > 0
        then json_object('body_references', one_name.body_references)
    end as extra,
    coalesce(
        missing('number', one_name.number),
        missing('url', one_name.repository_key),
        missing('updated_at', one_name.updated_text),
        time_fault('created_at', one_name.created_text, one_name.latest_at),
        time_fault('updated_at', one_name.updated_text, one_name.latest_at),
        time_fault('closed_at', one_name.closed_text, one_name.latest_at),
        time_fault('merged_at', one_name.merged_text, one_name.latest_at),
        count_fault('additions', one_name.additions),
        count_fault('deletions', one_name.deletions)
    ) as fault
from one_name
left join ai_agents() as agents on one_name.author_id = agents.login
