-- title: Jira issues as CSV, all fields; times are local and their zone is declared
-- tool: jira
-- feed: work
-- container: csv
-- recognised_by: Issue key, Issue Type, Status
-- columns: Issue id, Summary, Description, Priority, Status Category,
--   Status Category Changed, Created, Updated, Resolved, Due date,
--   Custom field (Start date), Parent, Parent id, Parent key, Custom field (Epic Link),
--   Custom field (Story Points), Assignee, Assignee Id
-- lists: Labels, Components, Component/s, Fix versions, Fix Version/s, Sprint
-- family: jira
-- generation: 1
-- natural_key: item_key
-- newest_by: updated_at
-- dated_by: updated_at
-- zone: declared
-- ragged: wider
-- drops: *

with issues as (
    select
        source.*,
        source."Issue id" as issue_id,
        source."Issue key" as key_text,
        coalesce(source."Parent id", source.parent) as parent_id,
        source."Custom field (Story Points)" as story_points,
        source."Custom field (Start date)" as start_text,
        source."Due date" as due,
        source."Status Category Changed" as category_changed,
        source.declared_date_order as date_order,
        source.declared_zone as zone_name,
        status_category(source."Status Category") as category
    from source
),

numbers as (
    select
        issue_id,
        min(key_text) as key_text
    from issues
    where issue_id is not null
    group by issue_id
),

named as (
    select
        issues.*,
        -- A parent is named by its key, or by the number of its issue.
        coalesce(
            issue_key(issues."Parent key"),
            issue_key(issues."Custom field (Epic Link)"),
            issue_key(issues.parent),
            issue_key(numbers.key_text)
        ) as parent_key,
        read_local_time(issues.created, issues.date_order) as created_local,
        read_local_time(issues.updated, issues.date_order) as updated_local,
        read_local_time(issues.resolved, issues.date_order) as resolved_local,
        read_local_time(issues.category_changed, issues.date_order) as changed_local,
        read_local_time(issues.due, issues.date_order) as due_local,
        read_local_time(issues.start_text, issues.date_order) as start_local
    from issues
    left join numbers on issues.parent_id = numbers.issue_id
)

select
    named.file_id,
    named.row_number,
    named.parent_key,
    'jira' as source,
    issue_key(named.key_text) as item_key,
    lower(trim(named."Issue Type")) as kind,
    named.summary as title,
    named.status,
    named.category as status_category,
    lower(trim(coalesce(named."Assignee Id", named.assignee))) as assignee_id,
    read_number(named.story_points) as points,
    to_utc(named.created_local, named.zone_name) as created_at,
    to_utc(named.updated_local, named.zone_name) as updated_at,
    if(named.category = 'doing', to_utc(named.changed_local, named.zone_name), null)
        as started_at,
    -- Where a project resolves nothing, its work ends when it becomes done.
    to_utc(
        coalesce(
            named.resolved_local,
            if(named.category = 'done', named.changed_local, null)
        ),
        named.zone_name
    ) as resolved_at,
    cast(named.due_local as date) as due_on,
    concat_ws(
        ' ',
        odd_hour(named.created_local, named.zone_name),
        odd_hour(named.updated_local, named.zone_name),
        odd_hour(named.resolved_local, named.zone_name),
        if(
            named.category = 'doing'
            or (named.category = 'done' and named.resolved_local is null),
            odd_hour(named.changed_local, named.zone_name),
            null
        )
    ) as odd_hours,
    json_object(
        'labels', named.labels,
        'components', list_concat(named.components, named."Component/s"),
        'versions', list_concat(named."Fix versions", named."Fix Version/s"),
        'sprints', named.sprint,
        'priority', named.priority,
        'starts_on', cast(named.start_local as date),
        'created_text', named.created,
        'resolved_text', named.resolved,
        'zone', named.zone_name,
        'cause', named_cause(concat_ws(' ', named.summary, named.description))
    ) as extra,
    coalesce(
        missing('Issue key', issue_key(named.key_text)),
        local_fault('Created', named.created, named.created_local, named.latest_at),
        local_fault('Updated', named.updated, named.updated_local, named.latest_at),
        local_fault('Resolved', named.resolved, named.resolved_local, named.latest_at),
        local_fault(
            'Status Category Changed',
            named.category_changed,
            named.changed_local,
            named.latest_at
        ),
        local_fault('Due date', named.due, named.due_local, '2100-01-01'),
        local_fault(
            'Custom field (Start date)',
            named.start_text,
            named.start_local,
            '2100-01-01'
        ),
        number_fault('Custom field (Story Points)', named.story_points)
    ) as fault
from named
