"""GitHub issues, and what a company tells of its own incidents and outcomes."""

from tests.staging.samples.github import API, WEB
from tests.staging.samples.tables import csv_text


def issue(number=40, **changes):
    return {
        "url": f"{API}/issues/{number}",
        "repository_url": API,
        "html_url": f"{WEB}/issues/{number}",
        "number": number,
        "title": "Amounts are rounded twice",
        "state": "closed",
        "state_reason": "completed",
        "body": "Secret words",
        "user": {"login": "Priya-R"},
        "labels": [{"name": "bug"}],
        "assignee": {"login": "Maya-Chen"},
        "assignees": [{"login": "Maya-Chen"}],
        "milestone": {"number": 3, "title": "Spring"},
        "created_at": "2026-03-01T09:00:00Z",
        "updated_at": "2026-03-03T10:00:00Z",
        "closed_at": "2026-03-03T10:00:00Z",
    } | changes


def gh_issue(number=41, **changes):
    return {
        "number": number,
        "title": "Rates are slow",
        "state": "OPEN",
        "stateReason": "",
        "url": f"{WEB}/issues/{number}",
        "labels": [],
        "assignees": [],
        "milestone": None,
        "createdAt": "2026-03-01T09:00:00Z",
        "updatedAt": "2026-03-01T09:00:00Z",
        "closedAt": None,
    } | changes


OUTCOMES = ("outcome_metric", "use_case_id", "measured_on", "amount", "unit", "sample_size",
            "source_ref")  # fmt: skip


def outcome(**changes):
    cells = {"metric": "refund_rate", "use_case": "uc-rounding", "on": "2026-03-31",
             "amount": "0.021", "unit": "share", "size": "1,200", "ref": "ledger"}  # fmt: skip
    return tuple((cells | changes).values())


def own_incident(number=1, **changes):
    """An incident of a tool of one's own, in the shape that webhooks of DevLake have."""
    return {
        "issueKey": f"OUT-{number}",
        "title": "Checkout is down",
        "description": "Secret words",
        "type": "INCIDENT",
        "status": "DONE",
        "originalStatus": "Closed",
        "createdDate": "2026-03-03T13:00:00+01:00",
        "updatedDate": "2026-03-03T13:50:00+01:00",
        "resolutionDate": "2026-03-03T13:40:00+01:00",
        "severity": "SEV-2",
        "priority": "Urgent",
        "service": "Pay-API",
        "assigneeId": "u-1",
        "causedBy": "deploy-17",
    } | changes


SAMPLES = {
    "simple_incidents": ("incidents.json", {"incidents": [own_incident()]}),
    "github_issues": ("github/issues.json", [issue(), gh_issue()]),
    "simple_outcomes": ("outcomes.csv", csv_text(OUTCOMES, outcome())),
}
