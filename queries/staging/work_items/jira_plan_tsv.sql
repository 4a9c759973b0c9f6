-- title: A Jira plan: tab separated, with dates that the plan infers
-- tool: jira
-- feed: work
-- container: csv
-- recognised_by: Key, Issue Type, Inferred start date
-- columns: Parent, Summary, Status, Assignee, Start date, Due date, Inferred due date
-- family: jira
-- natural_key: item_key
-- newest_by: updated_at
-- ragged: wider, shorter
-- drops: *

with named as (
    select
        source.*,
        source."Start date" as start_text,
        source."Due date" as due,
        read_local_time(source."Start date", source.declared_date_order)
            as start_local,
        read_local_time(source."Due date", source.declared_date_order) as due_local
    from source
)

select
    named.file_id,
    named.row_number,
    'jira' as source,
    issue_key(named.key) as item_key,
    issue_key(named.parent) as parent_key,
    lower(trim(named."Issue Type")) as kind,
    named.summary as title,
    named.status,
    lower(trim(named.assignee)) as assignee_id,
    -- A plan does not say when an issue changed: an export of issues knows more.
    cast(null as timestamp) as updated_at,
    cast(null as timestamp) as resolved_at,
    cast(named.due_local as date) as due_on,
    json_object(
        'starts_on', cast(named.start_local as date),
        'inferred_start', named."Inferred start date",
        'inferred_due', named."Inferred due date"
    ) as extra,
    coalesce(
        missing('Key', issue_key(named.key)),
        local_fault('Start date', named.start_text, named.start_local, '2100-01-01'),
        local_fault('Due date', named.due, named.due_local, '2100-01-01')
    ) as fault
from named
