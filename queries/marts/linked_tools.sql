-- grain: One row per AI tool whose records name commits or changes, and the first day
--   they do. Whatever else such a tool was used for, its help with a change can be
--   seen.
-- needs: staging.ai_commit_lines, staging.ai_events, staging.ai_marks, marts.changes

with logged as (
    select
        tool,
        committed_at as logged_at
    from staging.ai_commit_lines
    union all
    select
        tool,
        occurred_at as logged_at
    from staging.ai_events
    where sha is not null or change_key is not null
    union all
    select
        marks.agent as tool,
        changes.merged_at as logged_at
    from staging.ai_marks as marks
    inner join marts.changes as changes on marks.change_key = changes.change_key
    where marks.mark_kind = 'vendor_attribution'
)

select
    tool,
    cast(min(logged_at) as date) as linked_from
from logged
group by tool
