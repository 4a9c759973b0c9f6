"""Neutral files for what no tool exports."""

from tests.staging.samples.tables import csv_text


def deployment(number="d-1", **changes):
    return {
        "id": number,
        "displayTitle": "Release 12",
        "result": "SUCCESS",
        "environment": "PRODUCTION",
        "originalEnvironment": "live",
        "createdDate": "2026-03-03T11:00:00+00:00",
        "startedDate": "2026-03-03T11:00:00+00:00",
        "finishedDate": "2026-03-03T11:05:00+00:00",
        "service": "Pay",
        "isRollback": False,
        "deploymentCommits": [
            {
                "repoUrl": "https://github.com/Harbour/Pay",
                "refName": "main",
                "commitSha": "C" * 40,
                "commitMsg": "Secret words",
                "startedDate": "2026-03-03T11:00:00+00:00",
                "finishedDate": "2026-03-03T11:05:00+00:00",
            }
        ],
        "pullRequests": [],
    } | changes


def change(number=7, **changes):
    return {
        "id": f"c-{number}",
        "pullRequestKey": number,
        "displayTitle": "Round amounts once",
        "status": "MERGED",
        "authorName": "Maya Chen",
        "authorId": "Maya-Chen",
        "createdDate": "2026-03-02T09:00:00Z",
        "mergedDate": "2026-03-03T10:00:00Z",
        "mergeCommitSha": "C" * 40,
        "headRef": "round-once",
        "baseRef": "main",
        "additions": 12,
        "deletions": 0,
        "isDraft": False,
        "url": f"https://github.com/Harbour/Pay/pull/{number}",
    } | changes


SAMPLES = {
    "simple_deployments": ("own/deployments.json", [deployment()]),
    "simple_changes": ("own/changes.json", [change()]),
    "simple_failures": (
        "own/failures.csv",
        csv_text(
            ("deployment_key", "kind", "occurred_at", "source_ref"),
            ("d-1", "rollback", "2026-03-04T09:00:00Z", "OPS-9"),
        ),
    ),
    "simple_change_lines": (
        "lines.csv",
        csv_text(
            ("repository_key", "sha", "effective_lines_added", "surviving_share_14"),
            ("github.com/harbour/pay", "c" * 40, "40", "0.9"),
        ),
    ),
    "simple_work_weeks": (
        "weeks.csv",
        csv_text(("person_key", "week_start", "active_days"), ("maya", "2026-03-02", "4")),
    ),
}
