"""GitHub deployments, their statuses, and workflow runs."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from dashboard.simulation.days import LAST_DAY, stamp
from dashboard.simulation.files import output
from dashboard.simulation.files.github import API, SITE, user, windows
from dashboard.simulation.runs import ROBOT
from dashboard.simulation.tables import Change, Company, Deployment

DEPLOY_WORKFLOW = ".github/workflows/deploy.yml"
CHECK_WORKFLOW = ".github/workflows/checks.yml"


def write(company: Company, folder: Path) -> None:
    """One file of each kind per quarter; runs of the teams that deploy by workflow."""
    for since, until in windows():
        rows = [row for row in company.deployments if since <= row.created_at < until]
        rows.sort(key=lambda row: (row.repository, row.number))
        own = [row for row in rows if row.tool == "github"]
        output.document(
            folder / "deployments" / f"deployments-{until.date()}.json.gz",
            [deployment(row) for row in own],
        )
        output.document(
            folder / "deployment_statuses" / f"deployment_statuses-{until.date()}.json.gz",
            [status for row in own for status in _statuses(row)],
        )
        runs = [_run(row) for row in rows if row.tool == "workflow" and _is_live(row)]
        runs += _checks(
            company, {row.repository for row in rows if row.tool == "workflow"}, since, until
        )
        output.document(
            folder / "workflow_runs" / f"workflow_runs-{until.date()}.json.gz",
            {"total_count": len(runs), "workflow_runs": runs},
        )


def _is_live(row: Deployment) -> bool:
    return row.environment == "production"


def deployment(row: Deployment) -> dict:
    """One deployment as REST answers it; the result is in its statuses."""
    url = f"{API}/{row.repository}/deployments/{row.number}"
    return {
        "url": url,
        "id": row.number,
        "node_id": f"DE_{row.number:x}",
        "sha": row.sha,
        "ref": row.ref,
        "task": "deploy",
        "payload": {},
        "original_environment": row.environment,
        "environment": row.environment,
        "description": None,
        "creator": user({}, row.deployer),
        "created_at": stamp(row.created_at),
        "updated_at": stamp(row.states[-1][1]),
        "statuses_url": f"{url}/statuses",
        "repository_url": f"{API}/{row.repository}",
        "transient_environment": row.environment.startswith("preview-"),
        "production_environment": row.environment == "production",
        "performed_via_github_app": None,
    }


def _statuses(row: Deployment) -> Iterable[dict]:
    """The states it went through; every fifth was later replaced and says so."""
    states = list(row.states)
    replaced = states[-1][1] + timedelta(days=1)
    if row.number % 5 == 0 and replaced.date() <= LAST_DAY:
        states.append(("inactive", replaced))
    if row.number % 3:
        states = states[1:]
    url = f"{API}/{row.repository}/deployments/{row.number}"
    for place, (state, at) in enumerate(states):
        number = row.number * 4 + place
        yield {
            "url": f"{url}/statuses/{number}",
            "id": number,
            "state": state,
            "creator": user({}, row.deployer),
            "description": "",
            "environment": row.environment,
            "target_url": "",
            "created_at": stamp(at),
            "updated_at": stamp(at),
            "deployment_url": url,
            "repository_url": f"{API}/{row.repository}",
        }


def _run(row: Deployment) -> dict:
    event = "push" if row.attempts else "workflow_dispatch"
    return _run_record(
        row.repository, row.number, "Deploy", DEPLOY_WORKFLOW, row.sha, event,
        row.created_at, row.states[-1][1], row.attempts, row.states[-1][0],
    )  # fmt: skip


def _checks(
    company: Company, repositories: set[str], since: datetime, until: datetime
) -> list[dict]:
    """Some runs of another workflow, which are no deployments."""
    own: list[Change] = [
        change
        for change in company.changes
        if change.repository in repositories and since <= change.created_at < until
    ]
    return [
        _run_record(
            change.repository, 12_000_000_000 + int(change.merge_sha[:7], 16), "Checks",
            CHECK_WORKFLOW, change.commits[-1].sha, "pull_request", change.created_at,
            change.created_at + timedelta(minutes=6), 1, "success",
        )
        for change in own[::4]
    ]  # fmt: skip


def _run_record(
    repository: str, number: int, name: str, path: str, head: str, event: str,
    started: datetime, ended: datetime, attempt: int, conclusion: str,
) -> dict:  # fmt: skip
    url = f"{API}/{repository}/actions/runs/{number}"
    return {
        "id": number,
        "name": name,
        "node_id": f"WFR_{number:x}",
        "head_branch": "main",
        "head_sha": head,
        "path": path,
        "run_number": number % 10_000,
        "event": event,
        "status": "completed",
        "conclusion": conclusion,
        "workflow_id": 5_900_000 + len(name),
        "url": url,
        "html_url": f"{SITE}/{repository}/actions/runs/{number}",
        "pull_requests": [],
        "created_at": stamp(started),
        "updated_at": stamp(ended),
        "actor": user({}, ROBOT),
        "run_attempt": attempt,
        "run_started_at": stamp(started),
        "previous_attempt_url": f"{url}/attempts/{attempt - 1}" if attempt > 1 else None,
        "repository": {"name": repository.split("/")[1], "full_name": repository, "private": True},
    }
