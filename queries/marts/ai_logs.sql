-- grain: One row per merged change and AI tool whose own record names a commit of it,
--   with AI lines where lines are counted, or the change itself.
-- needs: staging.ai_commit_lines, staging.ai_events, marts.change_commits

with commits as (
    select * from marts.change_commits
)

select
    commits.change_key,
    logged.tool
from staging.ai_commit_lines as logged
inner join commits
    on
        logged.repository_key = commits.repository_key
        and logged.sha = commits.sha
where logged.lines_agent + logged.lines_tab > 0
union
select
    commits.change_key,
    events.tool
from staging.ai_events as events
inner join commits on events.sha = commits.sha
union
select
    change_key,
    tool
from staging.ai_events
where change_key is not null
