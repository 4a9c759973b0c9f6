-- title: What is read of the fields of a Jira issue (REST); no body, comment or name.

create or replace temp macro jira_issue(fields) as
from_json(json_of(fields, 'OBJECT'), '{
    "summary": "VARCHAR",
    "issuetype": {"name": "VARCHAR"},
    "status": {"name": "VARCHAR", "statusCategory": {"key": "VARCHAR"}},
    "priority": {"name": "VARCHAR"},
    "assignee": {"accountId": "VARCHAR", "name": "VARCHAR"},
    "parent": {"key": "VARCHAR"},
    "created": "VARCHAR",
    "updated": "VARCHAR",
    "resolutiondate": "VARCHAR",
    "statuscategorychangedate": "VARCHAR",
    "duedate": "VARCHAR",
    "labels": ["VARCHAR"],
    "components": [{"name": "VARCHAR"}],
    "fixVersions": [{
        "name": "VARCHAR",
        "released": "VARCHAR",
        "startDate": "VARCHAR",
        "releaseDate": "VARCHAR"
    }]
}')
