"""GitHub exports: REST, gh, webhooks."""

API = "https://api.github.com/repos/Harbour/Pay"


WEB = "https://github.com/Harbour/Pay"


def pull_request(number=7, **changes):
    return {
        "url": f"{API}/pulls/{number}",
        "html_url": f"{WEB}/pull/{number}",
        "number": number,
        "title": "Round amounts once",
        "state": "closed",
        "user": {"login": "Maya-Chen", "id": 11, "type": "User"},
        "body": "Nothing to see.",
        "labels": [],
        "milestone": None,
        "assignees": [],
        "head": {"ref": "round-once", "sha": "a" * 40},
        "base": {"ref": "main", "sha": "b" * 40, "repo": {"full_name": "Harbour/Pay"}},
        "created_at": "2026-03-02T09:00:00Z",
        "updated_at": "2026-03-03T10:00:00Z",
        "closed_at": "2026-03-03T10:00:00Z",
        "merged_at": "2026-03-03T10:00:00Z",
        "merge_commit_sha": "c" * 40,
        "draft": False,
    } | changes


def gh_pull_request(number=8, **changes):
    return {
        "number": number,
        "title": "Cache the rates",
        "state": "MERGED",
        "url": f"{WEB}/pull/{number}",
        "author": {"login": "app/copilot-swe-agent", "is_bot": True},
        "assignees": [{"login": "maya-chen"}],
        "body": "",
        "labels": [{"name": "Hotfix"}],
        "milestone": {"number": 3, "title": "Spring"},
        "headRefName": "copilot/cache",
        "headRefOid": "d" * 40,
        "baseRefName": "main",
        "createdAt": "2026-03-04T09:00:00Z",
        "updatedAt": "2026-03-05T09:00:00Z",
        "closedAt": "2026-03-05T09:00:00Z",
        "mergedAt": "2026-03-05T09:00:00Z",
        "mergeCommit": {"oid": "e" * 40},
        "isDraft": False,
        "additions": 12,
        "deletions": 3,
        "changedFiles": 2,
        "commits": [
            {
                "oid": "F" * 40,
                "committedDate": "2026-03-04T08:00:00Z",
                "messageHeadline": "Cache the rates",
                "messageBody": "Co-authored-by: Maya Chen <maya@harbour.example>",
                "authors": [{"login": "copilot", "email": "1+Copilot@users.noreply.github.com"}],
            }
        ],
    } | changes


def graphql_pull_request(number=9, **changes):
    """A node of `repository { pullRequests { nodes } }`."""
    return {
        "number": number,
        "title": "Cache the rates",
        "state": "MERGED",
        "url": f"{WEB}/pull/{number}",
        "author": {"login": "copilot-swe-agent", "__typename": "Bot"},
        "assignees": {"nodes": [{"login": "Copilot-SWE-Agent"}, {"login": "Maya-Chen"}]},
        "labels": {"nodes": [{"name": "Hotfix"}]},
        "headRefName": "copilot/cache",
        "headRefOid": "d" * 40,
        "baseRefName": "main",
        "createdAt": "2026-03-04T09:00:00Z",
        "updatedAt": "2026-03-05T09:00:00Z",
        "closedAt": "2026-03-05T09:00:00Z",
        "mergedAt": "2026-03-05T09:00:00Z",
        "mergeCommit": {"oid": "E" * 40},
        "isDraft": False,
        "additions": 12,
        "deletions": 3,
        "changedFiles": 2,
        "commits": {
            "totalCount": 1,
            "nodes": [
                {
                    "commit": {
                        "oid": "f" * 40,
                        "committedDate": "2026-03-04T08:00:00Z",
                        "message": "Cache\n\nCo-authored-by: Maya Chen <maya@harbour.example>",
                        "author": {"email": "x@y.example", "user": {"login": "Copilot"}},
                    }
                }
            ],
        },
        "reviews": {
            "nodes": [
                {
                    "id": "PRR_1",
                    "state": "APPROVED",
                    "submittedAt": "2026-03-05T08:00:00Z",
                    "author": {"login": "Priya-R", "__typename": "User"},
                }
            ]
        },
    } | changes


def graphql(**connections):
    """An answer of GitHub's GraphQL with these connections of nodes."""
    found = {name: {"nodes": nodes} for name, nodes in connections.items()}
    return {"data": {"repository": {"nameWithOwner": "Harbour/Pay", **found}}}


def commit(sha="1" * 40, message="Round once", **author):
    person = {"name": "Maya", "email": "maya@harbour.example", "date": "2026-03-02T08:00:00Z"}
    return {
        "sha": sha,
        "url": f"{API}/commits/{sha}",
        "html_url": f"{WEB}/commit/{sha}",
        "commit": {"message": message, "author": person | author, "committer": person},
        "author": {"login": "maya-chen"},
        "parents": [{"sha": "0" * 40}],
    }


def review(number=7, **changes):
    return {
        "id": 500,
        "user": {"login": "priya-r", "type": "User"},
        "body": "Looks right to me.",
        "state": "APPROVED",
        "pull_request_url": f"{API}/pulls/{number}",
        "submitted_at": "2026-03-03T09:00:00Z",
    } | changes


def deployment(number=900, **changes):
    return {
        "url": f"{API}/deployments/{number}",
        "id": number,
        "sha": "c" * 40,
        "ref": "main",
        "task": "deploy",
        "payload": {"token": "very secret"},
        "environment": "production",
        "creator": {"login": "deployer[bot]", "type": "Bot"},
        "created_at": "2026-03-03T11:00:00Z",
        "updated_at": "2026-03-03T11:05:00Z",
        "transient_environment": False,
        "production_environment": True,
    } | changes


def graphql_deployment(number=900, **changes):
    """A node of `repository { deployments { nodes } }`."""
    return {
        "id": f"DE_{number}",
        "databaseId": number,
        "commitOid": "C" * 40,
        "environment": "production",
        "state": "INACTIVE",
        "createdAt": "2026-03-03T11:00:00Z",
        "updatedAt": "2026-03-09T11:00:00Z",
        "creator": {"login": "deployer"},
        "ref": {"name": "main"},
        "payload": '{"token": "very secret"}',
        "statuses": {
            "nodes": [
                {"state": "INACTIVE", "updatedAt": "2026-03-09T11:00:00Z"},
                {"state": "SUCCESS", "updatedAt": "2026-03-03T11:05:00Z"},
                {"state": "IN_PROGRESS", "updatedAt": "2026-03-03T11:01:00Z"},
            ]
        },
        "latestStatus": {"state": "INACTIVE", "updatedAt": "2026-03-09T11:00:00Z"},
    } | changes


def deployment_status(number=1, state="success", at="2026-03-03T11:05:00Z", of=900):
    return {
        "id": number,
        "state": state,
        "environment": "production",
        "created_at": at,
        "updated_at": at,
        "deployment_url": f"{API}/deployments/{of}",
    }


def workflow_run(number=77, **changes):
    return {
        "id": number,
        "name": "Deploy",
        "path": ".github/workflows/deploy.yml",
        "head_branch": "main",
        "head_sha": "c" * 40,
        "event": "push",
        "status": "completed",
        "conclusion": "success",
        "run_attempt": 1,
        "run_started_at": "2026-03-03T11:00:00Z",
        "created_at": "2026-03-03T11:00:00Z",
        "updated_at": "2026-03-03T11:04:00Z",
        "html_url": f"{WEB}/actions/runs/{number}",
        "actor": {"login": "maya-chen"},
        "pull_requests": [],
    } | changes


def gh_run(number=77, **changes):
    """A record of `gh run list --json`."""
    return {
        "databaseId": number,
        "number": 5,
        "attempt": 1,
        "workflowName": "Deploy",
        "name": "Deploy",
        "headBranch": "main",
        "headSha": "C" * 40,
        "event": "push",
        "status": "completed",
        "conclusion": "success",
        "createdAt": "2026-03-03T11:00:00Z",
        "startedAt": "2026-03-03T11:00:30Z",
        "updatedAt": "2026-03-03T11:04:00Z",
        "url": f"{WEB}/actions/runs/{number}",
    } | changes


def issue_event(number=1, kind="labeled", at="2026-03-03T09:00:00Z", label="codex", of=7):
    return {
        "id": number,
        "url": f"{API}/issues/events/{number}",
        "actor": {"login": "maya-chen"},
        "event": kind,
        "commit_id": None,
        "created_at": at,
        "label": {"name": label, "color": "fff"} if label else None,
        "issue": {
            "number": of,
            "html_url": f"{WEB}/pull/{of}",
            "title": "Secret words",
            "pull_request": {"url": f"{API}/pulls/{of}"},
        },
    }


def milestone(number=3, **changes):
    return {
        "url": f"{API}/milestones/{number}",
        "html_url": f"{WEB}/milestone/{number}",
        "number": number,
        "title": "Spring",
        "state": "open",
        "creator": {"login": "priya-r"},
        "open_issues": 4,
        "closed_issues": 1,
        "created_at": "2026-02-01T09:00:00Z",
        "updated_at": "2026-03-01T09:00:00Z",
        "due_on": "2026-04-30T07:00:00Z",
        "closed_at": None,
    } | changes


WORKFLOWS = (
    '[[deployment_workflow]]\npath = ".github/workflows/deploy.yml"\nenvironment = "production"\n'
)


SAMPLES = {
    "github_pull_requests": ("github/pulls.json", [pull_request(), gh_pull_request()]),
    "github_pull_commits": ("github/commits.json", [commit()]),
    "github_reviews": ("github/reviews.json", [review()]),
    "github_deployments": ("github/deployments.json", [deployment()]),
    "github_deployment_statuses": ("github/statuses.json", [deployment_status()]),
    "github_workflow_runs": (
        "github/runs.json",
        {"total_count": 1, "workflow_runs": [workflow_run()]},
    ),
    "github_issue_events": ("github/issue_events.json", [issue_event()]),
    "github_milestones": ("github/milestones.json", [milestone()]),
}
DECLARED = WORKFLOWS
