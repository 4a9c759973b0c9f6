-- title: Epics, initiatives and milestones among the issues

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
