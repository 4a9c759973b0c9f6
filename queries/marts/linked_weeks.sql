-- grain: One row per merged change and week in which an AI tool is known to have worked
--   on it: its own record names the change or a commit of it, or an agent's account
--   wrote it.
-- needs: staging.ai_commit_lines, staging.ai_events, staging.calendar,
--   marts.change_commits, marts.ai_evidence, marts.changes

with commits as (
    select * from marts.change_commits
),

moments as (
    select
        commits.change_key,
        logged.committed_at as worked_at
    from staging.ai_commit_lines as logged
    inner join commits
        on
            logged.repository_key = commits.repository_key
            and logged.sha = commits.sha
    where logged.lines_agent + logged.lines_tab > 0
    union all
    select
        commits.change_key,
        events.occurred_at as worked_at
    from staging.ai_events as events
    inner join commits on events.sha = commits.sha
    union all
    select
        change_key,
        occurred_at as worked_at
    from staging.ai_events
    where change_key is not null
    union all
    select
        evidence.change_key,
        coalesce(changes.first_commit_at, changes.merged_at) as worked_at
    from marts.ai_evidence as evidence
    inner join marts.changes as changes on evidence.change_key = changes.change_key
    where evidence.kind = 'platform'
)

select distinct
    moments.change_key,
    calendar.week_start
from moments
inner join staging.calendar as calendar
    on cast(moments.worked_at as date) = calendar.day
