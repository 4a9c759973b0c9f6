-- title: Issues in versions and sprints

select
    parts.milestone_key,
    parts.item_key,
    parts.file_id,
    parts.row_number
from jira_parts('kept') as parts
