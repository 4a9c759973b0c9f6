"""Jira exports."""

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


SAMPLES = {
    "jira_csv": ("jira/issues.csv", csv_text(JIRA, jira_issue())),
}
DECLARED = ZONE
