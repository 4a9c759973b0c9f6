-- title: Jira issues as CSV, all fields; times are local and their zone is declared
-- tool: jira
-- feed: work
-- container: csv
-- recognised_by: Issue key, Issue Type, Status
-- columns: Summary, Status Category, Created, Updated, Resolved, Due date, Parent,
--   Parent key, Custom field (Epic Link), Custom field (Story Points), Assignee
-- lists: Labels, Components
-- natural_key: item_key
-- newest_by: updated_at
-- dated_by: updated_at
-- zone: declared
-- ragged: wider
-- drops: *

with named as (
    select
        source.*,
        source."Custom field (Story Points)" as story_points,
        coalesce(
            source."Parent key",
            source."Custom field (Epic Link)",
            nullif(regexp_extract(source.parent, '^[A-Z][A-Z0-9_]+-\d+$'), '')
        ) as parent_text,
        source.declared_date_order as date_order,
        read_local_time(source.created, date_order) as created_local,
        read_local_time(source.updated, date_order) as updated_local,
        read_local_time(source.resolved, date_order) as resolved_local
    from source
)

select
    named.file_id,
    named.row_number,
    'jira' as source,
    'jira:' || upper(trim(named."Issue key")) as item_key,
    'jira:' || upper(trim(named.parent_text)) as parent_key,
    lower(named."Issue Type") as kind,
    named.summary as title,
    named.status,
    lower(trim(named.assignee)) as assignee_id,
    read_number(named.story_points) as points,
    to_utc(named.created_local, named.declared_zone) as created_at,
    to_utc(named.updated_local, named.declared_zone) as updated_at,
    to_utc(named.resolved_local, named.declared_zone) as resolved_at,
    cast(read_local_time(named."Due date", named.date_order) as date) as due_on,
    case lower(named."Status Category")
        when 'to do' then 'todo'
        when 'in progress' then 'doing'
        when 'done' then 'done'
    end as status_category,
    json_object(
        'labels', named.labels,
        'components', named.components,
        'created_text', named.created,
        'resolved_text', named.resolved
    ) as extra,
    coalesce(
        missing('Issue key', named."Issue key"),
        local_time_fault('Created', named.created, named.date_order, named.latest_at),
        local_time_fault('Updated', named.updated, named.date_order, named.latest_at),
        local_time_fault('Resolved', named.resolved, named.date_order, named.latest_at),
        local_time_fault('Due date', named."Due date", named.date_order, '2100-01-01'),
        number_fault('Custom field (Story Points)', named.story_points)
    ) as fault
from named
