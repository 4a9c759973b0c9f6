-- title: The sprints of a Jira issue, from the text of its custom field.

create or replace temp macro jira_sprints(cell) as
from_json(json_of(cell, 'ARRAY'), '[{
    "name": "VARCHAR",
    "state": "VARCHAR",
    "startDate": "VARCHAR",
    "endDate": "VARCHAR",
    "completeDate": "VARCHAR"
}]')
