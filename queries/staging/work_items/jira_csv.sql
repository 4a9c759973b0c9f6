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

with read as (
    select
        source.*,
        read_local_time(source."Created", source.declared_date_order) as created_local,
        read_local_time(source."Updated", source.declared_date_order) as updated_local,
        read_local_time(source."Resolved", source.declared_date_order) as resolved_local,
        read_local_time(source."Due date", source.declared_date_order) as due_local,
        coalesce(
            source."Parent key",
            source."Custom field (Epic Link)",
            nullif(regexp_extract(source."Parent", '^[A-Z][A-Z0-9_]+-\d+$'), '')
        ) as parent
    from source
)

select
    read.file_id,
    read.row_number,
    'jira' as source,
    'jira:' || upper(trim(read."Issue key")) as item_key,
    lower(read."Issue Type") as kind,
    read."Summary" as title,
    read."Status" as status,
    'jira:' || upper(trim(read.parent)) as parent_key,
    lower(trim(read."Assignee")) as assignee_id,
    read_number(read."Custom field (Story Points)") as points,
    to_utc(read.created_local, read.declared_zone) as created_at,
    to_utc(read.updated_local, read.declared_zone) as updated_at,
    to_utc(read.resolved_local, read.declared_zone) as resolved_at,
    cast(read.due_local as date) as due_on,
    case lower(read."Status Category")
        when 'to do' then 'todo'
        when 'in progress' then 'doing'
        when 'done' then 'done'
    end as status_category,
    json_object(
        'labels', read."Labels",
        'components', read."Components",
        'created_text', read."Created",
        'resolved_text', read."Resolved"
    ) as extra,
    coalesce(
        missing('Issue key', read."Issue key"),
        local_time_fault('Created', read."Created", read.declared_date_order, read.latest_at),
        local_time_fault('Updated', read."Updated", read.declared_date_order, read.latest_at),
        local_time_fault('Resolved', read."Resolved", read.declared_date_order, read.latest_at),
        local_time_fault(
            'Due date', read."Due date", read.declared_date_order, timestamp '2100-01-01'
        ),
        number_fault(
            'Custom field (Story Points)', read."Custom field (Story Points)"
        )
    ) as fault
from read
