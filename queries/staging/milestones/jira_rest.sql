-- title: Epics, initiatives and milestones among the issues, their versions and sprints

select
    roadmap.milestone_key,
    roadmap.source,
    roadmap.kind,
    roadmap.title,
    roadmap.state,
    roadmap.starts_on,
    roadmap.due_on,
    roadmap.first_due_on,
    roadmap.done_at,
    roadmap.owner_id,
    roadmap.file_id,
    roadmap.row_number
from jira_plans('kept', 'told') as roadmap
union all by name
select
    parts.milestone_key,
    parts.source,
    parts.kind,
    parts.title,
    parts.state,
    parts.starts_on,
    parts.due_on,
    parts.done_at,
    parts.file_id,
    parts.row_number,
    first_value(parts.due_on ignore nulls) over (
        partition by parts.milestone_key
        order by parts.exported_at, parts.updated_at, parts.due_on
        rows between unbounded preceding and unbounded following
    ) as first_due_on,
    cast(null as varchar) as owner_id
from jira_parts('told') as parts
qualify row_number() over (
    partition by parts.milestone_key
    order by
        parts.exported_at desc,
        parts.updated_at desc,
        parts.due_on desc,
        parts.state asc,
        parts.file_id asc,
        parts.row_number asc
) = 1
