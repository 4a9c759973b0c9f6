-- title: Issues in versions and sprints

select
    parts.milestone_key,
    parts.item_key,
    parts.file_id,
    parts.row_number
from jira_parts('told') as parts
semi join kept
    on parts.file_id = kept.file_id and parts.row_number = kept.row_number
