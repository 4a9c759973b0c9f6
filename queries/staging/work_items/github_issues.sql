-- title: GitHub issues: REST list or single, gh JSON, webhook
-- tool: github
-- feed: work
-- container: json
-- records_at: issue, root
-- recognised_by: number, title, state, repository_url|stateReason
-- never_with: head, headRefName, due_on
-- fields: number, title, body, state, html_url, url, labels[name], assignee(login),
--   assignees[login], milestone(number), type(name), created_at|createdAt,
--   updated_at|updatedAt, closed_at|closedAt, pull_request(url), parent_issue_url
-- natural_key: item_key
-- newest_by: updated_at
-- dated_by: updated_at
-- drops: *

with named as (
    select
        source.*,
        github_repository(coalesce(source.html_url, source.url)) as repository_key,
        coalesce(source.assignees[1].login, source.assignee.login) as assigned_to,
        list_transform(source.labels, lambda label: label.name) as label_names
    from source
)

select
    named.file_id,
    named.row_number,
    'github' as source,
    'github:' || github_name(named.repository_key) || '#' || named.number as item_key,
    github_issue(named.parent_issue_url) as parent_key,
    coalesce(lower(named.type.name), 'issue') as kind,
    named.title,
    lower(named.state) as status,
    if(lower(named.state) = 'closed', 'done', 'todo') as status_category,
    login(named.assigned_to) as assignee_id,
    read_time(named.created_at) as created_at,
    read_time(named.updated_at) as updated_at,
    read_time(named.closed_at) as resolved_at,
    json_object(
        'labels', named.label_names,
        'components', [named.repository_key],
        'milestone', named.milestone.number,
        'cause', named_cause(concat_ws(' ', named.title, named.body))
    ) as extra,
    coalesce(
        if(named.pull_request is null, null, 'not_this_kind pull_request'),
        missing('number', named.number),
        missing('url', named.repository_key),
        time_fault('created_at', named.created_at, named.latest_at),
        time_fault('updated_at', named.updated_at, named.latest_at),
        time_fault('closed_at', named.closed_at, named.latest_at)
    ) as fault
from named
