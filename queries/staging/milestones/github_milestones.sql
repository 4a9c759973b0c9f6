-- title: GitHub milestones (REST, webhook): dates and states, never credit
-- tool: github
-- feed: work
-- container: json
-- records_at: milestone, root
-- recognised_by: number, due_on, open_issues, closed_issues
-- never_with: head, headRefName
-- fields: number, title, state, due_on, created_at, updated_at, closed_at,
--   creator(login), url, html_url
-- around: changes(due_on(from))
-- natural_key: milestone_key
-- newest_by: updated_at
-- dated_by: updated_at
-- drops: *

with read as (
    select
        source.*,
        github_repository(coalesce(source.html_url, source.url)) as repository_key,
        pacific_day(source.due_on) as due_day,
        -- A webhook about a moved date names the date before.
        coalesce(
            pacific_day(source.around.changes.due_on."from"), pacific_day(source.due_on)
        ) as named_day
    from source
)

select
    read.file_id,
    read.row_number,
    'github' as source,
    'milestone' as kind,
    'github:' || github_name(read.repository_key) || ':' || read.number
        as milestone_key,
    read.title,
    lower(read.state) as state,
    read.due_day as due_on,
    first_value(read.named_day ignore nulls) over (
        partition by read.repository_key, read.number
        order by coalesce(read_time(read.updated_at), read.exported_at), read.named_day
        rows between unbounded preceding and unbounded following
    ) as first_due_on,
    read_time(read.closed_at) as done_at,
    read_time(coalesce(read.updated_at, read.created_at)) as updated_at,
    login(read.creator.login) as owner_id,
    coalesce(
        missing('number', read.number),
        missing('url', read.repository_key),
        time_fault('due_on', read.due_on, timestamp '2100-01-01'),
        time_fault('created_at', read.created_at, read.latest_at),
        time_fault('updated_at', read.updated_at, read.latest_at),
        time_fault('closed_at', read.closed_at, read.latest_at)
    ) as fault
from read
