-- title: GitLab merge requests: REST list or single, webhook
-- tool: gitlab
-- feed: changes
-- container: json
-- records_at: object_attributes, root
-- recognised_by: iid, merge_commit_sha, source_branch, target_branch
-- fields: iid, title, state, body|description, web_url|url, author(username, bot),
--   labels, milestone(id), source_branch, target_branch, sha, last_commit(id),
--   created_at, updated_at, prepared_at, closed_at, merged_at, merge_commit_sha,
--   squash_commit_sha, draft|work_in_progress, action
-- around: project(web_url), user(username)
-- family: changes
-- generation: 2
-- natural_key: change_key
-- newest_by: updated_at
-- dated_by: updated_at
-- final_after_days: 1
-- drops: *

with named as (
    select
        source.*,
        coalesce(
            gitlab_project(source.web_url, source.declared_scope),
            repository_at(source.around.project.web_url)
        ) as repository_key,
        -- A webhook names who did it, which at the opening is the author.
        login(coalesce(
            source.author.username,
            if(source.action = 'open', source.around.user.username, null)
        )) as author_id,
        source.merged_at is not null or lower(source.state) = 'merged' as is_merged
    from source
)

select
    named.file_id,
    named.row_number,
    named.repository_key,
    named.title,
    named.author_id,
    named.source_branch as head_ref,
    named.target_branch as base_ref,
    lower(coalesce(named.sha, named.last_commit.id)) as head_sha,
    read_flag(named.draft) as is_draft,
    read_time(named.created_at) as created_at,
    read_time(named.updated_at) as updated_at,
    read_time(named.closed_at) as closed_at,
    read_time(named.merged_at) as merged_at,
    named.repository_key || '#' || named.iid as change_key,
    'https://' || named.repository_key || '/-/merge_requests/' || named.iid as url,
    case
        when named.is_merged then 'merged'
        when lower(named.state) = 'closed' then 'closed'
        else 'open'
    end as state,
    actor_kind(
        named.author_id,
        read_flag(named.author.bot) or is_gitlab_bot(named.author_id),
        null
    ) as author_kind,
    -- A fast-forward has no commit of its own: the last one of the branch is merged.
    if(
        named.merged_at is null,
        null,
        lower(coalesce(named.merge_commit_sha, named.squash_commit_sha, named.sha))
    ) as merge_sha,
    reverted_change(named.body, named.repository_key) as reverts_change_key,
    reverted_sha(named.body) as reverts_sha,
    'gitlab:' || named.milestone.id as milestone_key,
    body_references(named.body) as extra,
    coalesce(
        missing('iid', named.iid),
        missing('web_url', named.repository_key),
        missing('updated_at', named.updated_at),
        times_fault([
            ['created_at', named.created_at], ['updated_at', named.updated_at],
            ['closed_at', named.closed_at], ['merged_at', named.merged_at]
        ], named.latest_at)
    ) as fault
from named
