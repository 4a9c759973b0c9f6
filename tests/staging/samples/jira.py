"""Jira exports: issues as CSV, a plan, answers of the REST API."""

from tests.staging.samples.tables import csv_text

JIRA = (
    "Issue key", "Issue Type", "Summary", "Status", "Status Category", "Created", "Updated",
    "Resolved", "Due date", "Parent key", "Labels", "Labels", "Description",
)  # fmt: skip


def jira_issue(key="PAY-12", **changes):
    cells = {
        "key": key, "type": "Story", "summary": "Round once", "status": "Done",
        "category": "Done", "created": "10/Jan/26 11:19 AM", "updated": "12/Jan/26 09:00 AM",
        "resolved": "12/Jan/26 09:00 AM", "due": "15/Jan/26 12:00 AM", "parent": "PAY-1",
        "label_1": "payments", "label_2": "rounding", "description": "Secret words",
    }  # fmt: skip
    return tuple((cells | changes).values())


ZONE = '[[source]]\nmatch = "jira/*"\nzone = "Europe/Berlin"\n'


PLAN = (
    "Key", "Issue Type", "Parent", "Summary", "Status", "Assignee", "Sprint", "Start date",
    "Inferred start date", "Due date",
)  # fmt: skip


def planned(key="PAY-1", **changes):
    """One line of a plan, which is tab separated whatever its file is called."""
    cells = {
        "key": key, "type": "Epic", "parent": "", "summary": "Round amounts", "status": "To Do",
        "assignee": "", "sprint": "", "start": "", "inferred": "05/Jan/26", "due": "30/Jan/26",
    }  # fmt: skip
    return tuple((cells | changes).values())


def plan_text(*rows, header=PLAN):
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


NAMES = {
    "customfield_10014": "Epic Link",
    "customfield_10016": "Story point estimate",
    "customfield_10020": "Sprint",
    "customfield_10015": "Start date",
}


def rest_issue(key="PAY-12", **fields):
    """An issue as the REST API answers it; its offset has no colon."""
    return {
        "id": "10012",
        "key": key,
        "self": f"https://harbour.example/rest/api/3/issue/{key}",
        "fields": {
            "summary": "Round once",
            "issuetype": {"name": "Story", "subtask": False},
            "status": {"name": "Fertig", "statusCategory": {"key": "done", "name": "Fertig"}},
            "priority": {"name": "Medium"},
            "assignee": {"accountId": "712020:ab", "displayName": "Maya Chen"},
            "reporter": {"accountId": "712020:cd"},
            "description": {"content": "Secret words"},
            "labels": ["payments"],
            "components": [{"name": "Pay API"}],
            "fixVersions": [],
            "created": "2026-01-10T11:19:00.000+0100",
            "updated": "2026-01-12T09:00:00.000+0100",
            "resolutiondate": "2026-01-12T09:00:00.000+0100",
            "duedate": "2026-01-15",
            "parent": None,
            "customfield_10014": "PAY-1",
            "customfield_10016": 3.0,
        }
        | fields,
    }


def search(*issues, **around):
    return (
        {"expand": "names,schema", "startAt": 0, "total": len(issues)}
        | around
        | {"issues": list(issues)}
    )


SAMPLES = {
    "jira_csv": ("jira/issues.csv", csv_text(JIRA, jira_issue())),
    "jira_plan_tsv": ("jira/plan.csv", plan_text(planned())),
    "jira_rest": ("jira/search.json", search(rest_issue(), names=NAMES)),
}
DECLARED = ZONE
