-- grain: One row per merged change, tool and kind of evidence of AI help, as of the
--   merge. platform: an agent's account is author or commit author. mark: a trailer or
--   a note on lines. hint: any other mark. log: the tool's own record. A mark that an
--   accepted contest struck out is no evidence.
-- needs: staging.ai_marks, marts.changes, marts.change_commits, marts.ai_logs,
--   governance.corrections

with marks as (
    select
        coalesce(commits.change_key, marked.change_key) as change_key,
        marked.agent as tool,
        marked.mark_kind
    from staging.ai_marks as marked
    left join marts.change_commits as commits
        on
            marked.repository_key = commits.repository_key
            and marked.sha = commits.sha
),

struck_out as (
    select * from governance.corrections
    where kind = 'ai_mark'
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
    from marts.ai_logs
)

select
    evidence.change_key,
    evidence.tool,
    evidence.kind
from evidence
inner join marts.changes as changes on evidence.change_key = changes.change_key
