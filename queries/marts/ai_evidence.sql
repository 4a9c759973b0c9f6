-- grain: One row per merged change, tool and kind of evidence of AI help, as of the
--   merge. platform: an agent's account is author or commit author. mark: a trailer or
--   a note on lines. hint: any other mark. log: the tool's own record names a commit of
--   the change or the change itself. A mark that an accepted contest struck out is no
--   evidence.
-- needs: staging.ai_marks, staging.ai_commit_lines, staging.ai_events, marts.changes,
--   marts.change_commits, governance.corrections

with changes as (
    select * from marts.changes
),

commits as (
    select * from marts.change_commits
),

struck_out as (
    select * from governance.corrections
    where kind = 'ai_mark'
),

marks as (
    select
        coalesce(commits.change_key, marked.change_key) as change_key,
        marked.agent as tool,
        marked.mark_kind
    from staging.ai_marks as marked
    left join commits on
        marked.repository_key = commits.repository_key and marked.sha = commits.sha
),

logs as (
    select
        commits.change_key,
        logged.tool
    from staging.ai_commit_lines as logged
    inner join commits
        on
            logged.repository_key = commits.repository_key and logged.sha = commits.sha
    where logged.lines_agent + logged.lines_tab > 0
    union all
    select
        commits.change_key,
        events.tool
    from staging.ai_events as events
    inner join commits on events.sha = commits.sha
    union all
    select
        change_key,
        tool
    from staging.ai_events
),

evidence as (
    select
        marks.change_key,
        marks.tool,
        case
            when marks.mark_kind in ('change_author', 'commit_author') then 'platform'
            when marks.mark_kind = 'vendor_attribution' then 'log'
            when marks.mark_kind like 'trailer%' or marks.mark_kind = 'line_share'
                then 'mark'
            else 'hint'
        end as kind
    from marks
    left join struck_out
        on
            marks.change_key = struck_out.object_key
            and marks.mark_kind = struck_out.exported_value
    where struck_out.object_key is null
    union
    select
        change_key,
        tool,
        'log' as kind
    from logs
)

select
    evidence.change_key,
    evidence.tool,
    evidence.kind
from evidence
inner join changes on evidence.change_key = changes.change_key
