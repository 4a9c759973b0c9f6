-- grain: One row per AI tool and repository of which its records name commits or
--   changes, and the first day they do; a blank repository where they do not say which.
--   Whatever else such a tool was used for, its help with a change there can be seen.
-- needs: staging.ai_commit_lines, staging.ai_events, staging.ai_marks, marts.changes

with logged as (
    select
        tool,
        repository_key,
        committed_at as logged_at
    from staging.ai_commit_lines
    union all
    select
        tool,
        case
            when change_key like '%#%' then regexp_replace(change_key, '#.*$', '')
            else ''
        end as repository_key,
        occurred_at as logged_at
    from staging.ai_events
    where sha is not null or change_key is not null
    union all
    select
        marks.agent as tool,
        changes.repository_key,
        changes.merged_at as logged_at
    from staging.ai_marks as marks
    inner join marts.changes as changes on marks.change_key = changes.change_key
    where marks.mark_kind = 'vendor_attribution'
)

select
    tool,
    repository_key,
    cast(min(logged_at) as date) as linked_from
from logged
where repository_key is not null
group by tool, repository_key
