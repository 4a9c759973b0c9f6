-- title: Changes of a tool of one's own, as CSV or JSON
-- tool: changes
-- feed: changes
-- container: csv, json
-- records_at: pullRequests, data, root
-- recognised_by: id, pullRequestKey, displayTitle, createdDate
-- fields: id, pullRequestKey, displayTitle, status, authorId, createdDate, mergedDate,
--   closedDate, mergeCommitSha, headCommitSha, headRef, baseRef, additions, deletions,
--   isDraft, url, repoUrl, baseRepoId
-- family: changes
-- generation: 1
-- natural_key: change_key
-- newest_by: updated_at
-- dated_by: updated_at
-- drops: authorName, mergedBy*, *description*, originalStatus, headRepoId, parentPrId,
--   type, component, baseCommitSha

with read as (
    select
        source.*,
        coalesce(
            repository_at(blank_to_null(source.repourl)),
            repository(blank_to_null(source.baserepoid)),
            repository(source.declared_scope),
            'changes'
        ) as repository_told,
        blank_to_null(source.mergeddate) is not null as is_merged,
        lower(blank_to_null(source.authorid)) as author
    from source
),

placed as (
    select
        read.*,
        coalesce(
            change_named(read.url, read.repository_told),
            change_named(read.pullrequestkey, read.repository_told),
            read.repository_told || '#' || lower(blank_to_null(read.pullrequestkey))
        ) as change_key
    from read
)

select
    placed.file_id,
    placed.row_number,
    placed.extra,
    placed.change_key,
    regexp_replace(placed.change_key, '#.*$', '') as repository_key,
    placed.displaytitle as title,
    case
        when placed.is_merged then 'merged'
        else coalesce(lower(blank_to_null(placed.status)), 'open')
    end as state,
    login(placed.author) as author_id,
    actor_kind(login(placed.author), is_gitlab_bot(placed.author), agents.agent)
        as author_kind,
    blank_to_null(placed.headref) as head_ref,
    blank_to_null(placed.baseref) as base_ref,
    lower(blank_to_null(placed.headcommitsha)) as head_sha,
    if(placed.is_merged, lower(blank_to_null(placed.mergecommitsha)), null)
        as merge_sha,
    read_count(placed.additions) as lines_added,
    read_count(placed.deletions) as lines_deleted,
    read_flag(placed.isdraft) as is_draft,
    read_time(placed.createddate) as created_at,
    read_time(placed.mergeddate) as merged_at,
    read_time(placed.closeddate) as closed_at,
    read_time(coalesce(
        blank_to_null(placed.mergeddate),
        blank_to_null(placed.closeddate),
        placed.createddate
    )) as updated_at,
    coalesce(
        missing('id', placed.id),
        missing('pullRequestKey', placed.pullrequestkey),
        missing('displayTitle', placed.displaytitle),
        missing('createdDate', placed.createddate),
        if(
            upper(trim(placed.status)) = 'MERGED' and not placed.is_merged,
            'missing_key mergedDate',
            null
        ),
        if(
            upper(trim(placed.status)) not in ('OPEN', 'CLOSED', 'MERGED'),
            'unknown_value status',
            null
        ),
        times_fault([
            ['createdDate', placed.createddate], ['mergedDate', placed.mergeddate],
            ['closedDate', placed.closeddate]
        ], placed.latest_at),
        counts_fault([
            ['additions', placed.additions], ['deletions', placed.deletions]
        ])
    ) as fault
from placed
left join ai_agents() as agents on login(placed.author) = agents.login
