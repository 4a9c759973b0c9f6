-- title: Events of GitHub issues (REST, of a repository): when a pull request was
--   labelled and when an agent worked on it
-- tool: github
-- feed: changes
-- container: json
-- recognised_by: event, commit_id, created_at, actor
-- fields: id, event, created_at, url, label(name), issue(number, html_url, url,
--   pull_request(url))
-- natural_key: event_key
-- newest_by: export
-- dated_by: happened_at
-- drops: *

select
    source.file_id,
    source.row_number,
    'github:' || source.id as event_key,
    github_repository(coalesce(source.issue.html_url, source.issue.url)) || '#'
    || source.issue.number as change_key,
    lower(source.event) as kind,
    lower(blank_to_null(source.label.name)) as label,
    read_time(source.created_at) as happened_at,
    coalesce(
        missing('id', source.id),
        if(
            lower(source.event) in (
                'labeled', 'unlabeled', 'copilot_work_started', 'copilot_work_finished'
            ),
            null,
            'not_this_kind event'
        ),
        missing('issue', source.issue.number),
        if(source.issue.pull_request is null, 'not_this_kind issue.pull_request', null),
        missing('created_at', source.created_at),
        time_fault('created_at', source.created_at, source.latest_at)
    ) as fault
from source
