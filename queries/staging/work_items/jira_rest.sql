-- title: Jira issues (REST): search or single
-- tool: jira
-- feed: work
-- container: json
-- records_at: issues, root
-- recognised_by: key, fields.issuetype, fields.status
-- fields: key, fields, names
-- around: names
-- family: jira
-- generation: 1
-- natural_key: item_key
-- newest_by: updated_at
-- dated_by: updated_at
-- drops: *

with named as (
    select
        source.*,
        coalesce(source.names, source.around.names) as field_names,
        jira_issue(source.fields) as issue
    from source
),

read as (
    select
        named.*,
        status_category(named.issue.status.statuscategory.key) as category,
        coalesce(
            jira_custom(named.fields, named.field_names, 'story points'),
            jira_custom(named.fields, named.field_names, 'story point estimate')
        ) as story_points,
        jira_custom(named.fields, named.field_names, 'start date') as start_text,
        jira_sprints(jira_custom(named.fields, named.field_names, 'sprint')) as sprints
    from named
)

select
    read.file_id,
    read.row_number,
    'jira' as source,
    issue_key(read.key) as item_key,
    coalesce(
        issue_key(read.issue.parent.key),
        issue_key(jira_custom(read.fields, read.field_names, 'epic link'))
    ) as parent_key,
    lower(trim(read.issue.issuetype.name)) as kind,
    read.issue.summary as title,
    read.issue.status.name as status,
    read.category as status_category,
    lower(coalesce(read.issue.assignee.accountid, read.issue.assignee.name))
        as assignee_id,
    read_number(read.story_points) as points,
    read_time(read.issue.created) as created_at,
    read_time(read.issue.updated) as updated_at,
    if(
        read.category = 'doing', read_time(read.issue.statuscategorychangedate), null
    ) as started_at,
    coalesce(
        read_time(read.issue.resolutiondate),
        if(
            read.category = 'done',
            read_time(read.issue.statuscategorychangedate),
            null
        )
    ) as resolved_at,
    read_day(read.issue.duedate) as due_on,
    json_object(
        'labels', read.issue.labels,
        'components', list_transform(read.issue.components, lambda one: one.name),
        'versions', read.issue.fixversions,
        'sprints', read.sprints,
        'priority', read.issue.priority.name,
        'starts_on', read_day(read.start_text),
        'cause', named_cause(read.fields)
    ) as extra,
    coalesce(
        missing('key', issue_key(read.key)),
        if(read.issue is null, 'bad_nested_value fields', null),
        time_fault('fields.created', read.issue.created, read.latest_at),
        time_fault('fields.updated', read.issue.updated, read.latest_at),
        time_fault('fields.resolutiondate', read.issue.resolutiondate, read.latest_at),
        day_fault('fields.duedate', read.issue.duedate),
        number_fault('Story Points', read.story_points)
    ) as fault
from read
