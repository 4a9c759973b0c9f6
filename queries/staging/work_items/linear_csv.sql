-- title: Linear issues as CSV, in any of its column sets; times are UTC
-- tool: linear
-- feed: work
-- container: csv
-- recognised_by: ID, Team, Title, Status, Parent issue, Cycle Number
-- columns: Estimate, Project ID, Project, Assignee, Labels, Cycle Name, Cycle Start,
--   Cycle End, Created, Updated, Started, Completed, Canceled, Due Date, Initiatives,
--   Project Milestone ID, Project Milestone
-- natural_key: item_key
-- newest_by: updated_at
-- dated_by: updated_at
-- carries: roadmap
-- ragged: shorter
-- drops: UUID, Description, Priority, Creator, Triaged, Archived, SLA Status, Roadmaps,
--   Time in status*, Related to, Blocked by, Duplicate of

with named as (
    select
        source.*,
        source."Due Date" as due,
        source."Parent issue" as parent,
        coalesce(source.completed, source.canceled) as ended,
        struct_pack(
            team := lower(trim(unguarded(source.team))),
            number := blank_to_null(source."Cycle Number"),
            name := unguarded(source."Cycle Name"),
            starts_on := read_day(source."Cycle Start"),
            ends_on := read_day(source."Cycle End")
        ) as iteration
    from source
)

select
    named.file_id,
    named.row_number,
    'linear' as source,
    'issue' as kind,
    'linear:' || upper(blank_to_null(named.id)) as item_key,
    'linear:' || nullif(regexp_extract(upper(trim(named.parent)), '^[A-Z0-9]+-\d+'), '')
        as parent_key,
    unguarded(named.title) as title,
    unguarded(named.status) as status,
    case
        when named.ended is not null then 'done'
        when named.started is not null then 'doing'
        else 'todo'
    end as status_category,
    blank_to_null(unguarded(named.team)) as team_key,
    -- An e-mail or a name: a name is never matched.
    lower(blank_to_null(unguarded(named.assignee))) as assignee_id,
    read_number(named.estimate) as points,
    read_time(named.created) as created_at,
    read_time(named.updated) as updated_at,
    read_time(named.started) as started_at,
    read_time(named.ended) as resolved_at,
    read_day(named.due) as due_on,
    json_merge_patch(
        coalesce(named.extra, '{}'),
        json_object('labels', string_split(unguarded(named.labels), ', '))
    ) as extra,
    list_filter(
        linear_plans(
            unguarded(named.initiatives),
            named."Project ID",
            unguarded(named.project),
            named."Project Milestone ID",
            unguarded(named."Project Milestone"),
            named.iteration
        ),
        lambda plan: plan.plan_key is not null
    ) as roadmap,
    coalesce(
        missing('ID', named.id),
        time_fault('Created', named.created, named.latest_at),
        time_fault('Updated', named.updated, named.latest_at),
        time_fault('Started', named.started, named.latest_at),
        time_fault('Completed', named.completed, named.latest_at),
        time_fault('Canceled', named.canceled, named.latest_at),
        day_fault('Cycle Start', named."Cycle Start"),
        day_fault('Cycle End', named."Cycle End"),
        day_fault('Due Date', named.due),
        number_fault('Estimate', named.estimate)
    ) as fault
from named
