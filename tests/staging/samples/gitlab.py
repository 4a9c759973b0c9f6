"""GitLab exports: REST answers and a webhook."""

SITE = "https://gitlab.harbour.example/Tide/Pay"


def merge_request(number=4, **changes):
    return {
        "id": 9004,
        "iid": number,
        "project_id": 3,
        "title": "Round amounts once",
        "description": "Nothing to see.",
        "state": "merged",
        "created_at": "2026-03-02T09:00:00.000Z",
        "updated_at": "2026-03-03T10:00:05.000Z",
        "merged_at": "2026-03-03T10:00:00.000Z",
        "closed_at": None,
        "author": {"id": 7, "username": "Maya.Chen", "name": "Maya Chen"},
        "labels": ["Backend", "hotfix"],
        "milestone": None,
        "source_branch": "round-once",
        "target_branch": "main",
        "sha": "A" * 40,
        "merge_commit_sha": "c" * 40,
        "squash_commit_sha": None,
        "draft": False,
        "web_url": f"{SITE}/-/merge_requests/{number}",
        "references": {"full": f"Tide/Pay!{number}"},
    } | changes


def merge_request_hook(**changes):
    return {
        "object_kind": "merge_request",
        "user": {"username": "maya.chen"},
        "project": {"web_url": SITE, "path_with_namespace": "Tide/Pay"},
        "object_attributes": {
            "iid": 5,
            "title": "Cache the rates",
            "description": "",
            "state": "opened",
            "action": "open",
            "created_at": "2026-03-02 09:00:00 UTC",
            "updated_at": "2026-03-02 09:00:00 UTC",
            "merged_at": None,
            "merge_commit_sha": None,
            "source_branch": "codex/cache",
            "target_branch": "main",
            "last_commit": {"id": "d" * 40},
            "labels": [{"id": 1, "title": "Backend"}],
            "url": f"{SITE}/-/merge_requests/5",
        }
        | changes,
    }


def deployment(number=12, **changes):
    return {
        "id": 4012,
        "iid": number,
        "ref": "main",
        "sha": "c" * 40,
        "status": "success",
        "created_at": "2026-03-03T11:00:00.000Z",
        "updated_at": "2026-03-03T11:06:00.000Z",
        "finished_at": "2026-03-03T11:05:00.000Z",
        "user": {"username": "Deployer"},
        "environment": {"id": 2, "name": "live", "tier": "production"},
        "deployable": {
            "status": "success",
            "started_at": "2026-03-03T11:01:00.000Z",
            "finished_at": "2026-03-03T11:05:00.000Z",
            "duration": 240.1,
            "commit": {"id": "c" * 40, "author_email": "maya@harbour.example"},
            "pipeline": {"id": 88, "web_url": f"{SITE}/-/pipelines/88"},
        },
    } | changes


def commit(sha="1" * 40, message="Round once", **changes):
    return {
        "id": sha,
        "short_id": sha[:8],
        "parent_ids": ["0" * 40],
        "title": "Round once",
        "message": message,
        "author_name": "Maya Chen",
        "author_email": "Maya@harbour.example",
        "authored_date": "2026-03-02T08:00:00.000+00:00",
        "committed_date": "2026-03-02T08:30:00.000+00:00",
        "web_url": f"{SITE}/-/commit/{sha}",
    } | changes


def approvals(number=4, **changes):
    return {
        "id": 9004,
        "iid": number,
        "project_id": 3,
        "title": "Round amounts once",
        "updated_at": "2026-03-03T10:00:05.000Z",
        "approvals_required": 1,
        "approved_by": [
            {
                "user": {"username": "Priya.R", "name": "Priya"},
                "approved_at": "2026-03-03T09:00:00.000Z",
            }
        ],
    } | changes


DORA = [
    {"date": "2026-03-01", "value": 3},
    {"date": "2026-03-02", "value": 0},
    {"date": "2026-03-03", "value": None},
]
SAMPLES = {
    "gitlab_merge_requests": ("gitlab/merge_requests.json", [merge_request()]),
    "gitlab_deployments": ("gitlab/deployments.json", [deployment()]),
    "gitlab_commits": ("gitlab/commits.json", [commit()]),
    "gitlab_approvals": ("gitlab/approvals/4.json", approvals()),
    "gitlab_dora": ("gitlab/dora/frequency.json", DORA),
}
DECLARED = (
    '[[source]]\nmatch = "gitlab/approvals/*"\nscope = "gitlab.harbour.example/Tide/Pay"\n'
    '[[source]]\nmatch = "gitlab/dora/*"\nmetric = "deployment_frequency"\nscope = "Tide/Pay"\n'
)
