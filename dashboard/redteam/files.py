"""A world as the exports of its tools, in the formats the builder reads."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from dashboard.redteam.world import (
    OBSERVED_AFTER,
    QUARTER,
    TYPICAL_WEIGHT,
    WORK_FROM,
    Change,
    Use,
    World,
)

EPOCH = datetime(2024, 1, 1)
OWNER = "redteam"
API = f"https://api.github.com/repos/{OWNER}"
HOST = f"github.com/{OWNER}"
EXPORTED_ON = WORK_FROM + QUARTER + OBSERVED_AFTER
APPROVER = "Somebody outside"
BASELINE_ITEMS = 5


def write(world: World, folder: Path, housekeeping_cap: float | None = None) -> None:
    """Every file of a world, stamped with the day it was exported.

    Args:
        world: the company.
        folder: becomes its exports folder.
        housekeeping_cap: kappa of its policy; its own default where there is none.
    """
    on = (EPOCH + timedelta(EXPORTED_ON)).date()
    _organisation(world, folder, str(on))
    _plan(world, folder / "governance")
    _github(world, folder / "github", str(on))
    _table(folder / f"change-lines-{on}.csv", LINES, map(_lines, world.changes))
    _table(folder / f"ai-commits-{on}.csv", AI_COMMITS, _ai_commits(world))
    _table(folder / f"usage-{on}.csv", EVENTS, _events(world))
    _rows(folder / f"incidents-{on}.json", _incidents(world))
    if housekeeping_cap is not None:
        policy = f"housekeeping_cap = {housekeeping_cap:.4f}\n"
        (folder / "governance" / "policy.toml").write_text(policy, encoding="utf-8")


ROSTER = (
    "person_key", "email", "display_name", "role", "team_key", "team_name", "parent_team_key",
    "as_of", "started_on",
)  # fmt: skip
IDENTITIES = ("person_key", "system", "id_kind", "id_value", "actor_kind")
SERVICES = ("service_key", "service_name", "team_key", "repository_key", "pagerduty_service")
LINES = (
    "repository_key", "sha", "patch_id", "effective_lines_added", "effective_lines_deleted",
    "change_kind", "surviving_share_14",
)  # fmt: skip
AI_COMMITS = (
    "commit_hash", "user_email", "repo_name", "total_lines_added", "tab_lines_added",
    "composer_lines_added", "non_ai_lines_added", "commit_ts",
)  # fmt: skip
EVENTS = (
    "Date", "User", "Kind", "Model", "Max Mode", "Input (w/ Cache Write)",
    "Input (w/o Cache Write)", "Cache Read", "Output Tokens", "Total Tokens", "Cost",
)  # fmt: skip


def _organisation(world: World, folder: Path, on: str) -> None:
    roster = [
        (who, f"{who}@{OWNER}.example", who, "engineer", team, team, OWNER, on, "2020-01-01")
        for who, team in world.people.items()
    ]
    _table(folder / f"roster-{on}.csv", ROSTER, roster)
    accounts = [(who, "github", "login", who, "person") for who in world.people]
    _table(folder / f"identities-{on}.csv", IDENTITIES, accounts)
    services = [(name, name, team, f"{HOST}/{name}", name) for name, team in world.services.items()]
    _table(folder / f"services-{on}.csv", SERVICES, services)


def _plan(world: World, folder: Path) -> None:
    """The plan of the quarter, and one of the quarter before, which says what is typical."""
    before, frozen = _stamp(-9), _stamp(WORK_FROM - 9)
    snapshots, items = [], []
    for team, weight in world.approved.items():
        for place in range(BASELINE_ITEMS):
            items.append((f"{team}-base", f"jira:{team}-base-{place}", TYPICAL_WEIGHT, "", before))
        total = TYPICAL_WEIGHT * BASELINE_ITEMS
        snapshots.append((f"{team}-base", f"{team}-base", team, APPROVER, before, before, total))
        if weight:
            snapshots.append(
                (f"{team}-plan", f"{team}-plan", team, APPROVER, frozen, frozen, weight)
            )
    for item in world.items:
        # A ticket that nobody approved before the freeze is in no plan.
        if not item.is_late:
            use_case = "uc" if item.is_on_use_case else ""
            items.append((f"{item.team}-plan", f"jira:{item.key}", item.weight, use_case, frozen))
    _table(
        folder / "milestones.csv",
        ("snapshot_id", "milestone_id", "node_id", "approver", "approved_at", "frozen_at",
         "approved_weight"),
        snapshots,
    )  # fmt: skip
    _table(
        folder / "milestone_items.csv",
        ("snapshot_id", "root_item_key", "weight", "use_case_id", "approved_at"),
        items,
    )
    _table(
        folder / "use_cases.csv",
        ("use_case_id", "title", "owner", "tier", "goal_id", "declared_on"),
        [("uc", "Use case", "Owner", "standard", "goal", "2023-12-01")],
    )
    (folder / "exports.toml").write_text(
        '[[environment]]\npattern = "production"\ntier = "production"\n', encoding="utf-8"
    )


def _github(world: World, folder: Path, on: str) -> None:
    _rows(folder / f"pulls-{on}.json", map(_pull, world.changes))
    _rows(folder / f"commits-{on}.json", map(_commit, world.changes))
    _rows(folder / f"reviews-{on}.json", (_review(one) for one in world.changes if one.reviewer))
    live = [(one.live, one.service, one.serial) for one in world.changes]
    live += [(one.day, one.service, one.serial) for one in world.again]
    _rows(folder / f"deployments-{on}.json", (_deployment(*row) for row in enumerate(sorted(live))))
    _rows(folder / f"statuses-{on}.json", (_status(*row) for row in enumerate(sorted(live))))


def _pull(change: Change) -> dict:
    merged = _stamp(change.live - 0.001)
    title = f"{change.item} work".strip()
    url = f"{API}/{change.service}/pulls/{change.serial}"
    body = f"Reverts {OWNER}/{change.service}#{change.reverts}" if change.reverts else None
    login = "renovate[bot]" if change.is_bot else change.author
    return {
        "url": url,
        "html_url": f"https://{HOST}/{change.service}/pull/{change.serial}",
        "number": change.serial,
        "title": title,
        "state": "closed",
        "user": {"login": login, "type": "Bot" if change.is_bot else "User"},
        "body": body,
        "labels": [{"name": "hotfix"}] if change.is_hotfix else [],
        "head": {"ref": f"work-{change.serial}", "sha": _head(change)},
        "base": {"ref": "main", "repo": {"full_name": f"{OWNER}/{change.service}"}},
        "created_at": _stamp(change.begun),
        "updated_at": merged,
        "closed_at": merged,
        "merged_at": merged,
        "merge_commit_sha": _sha(change.serial),
    }


def _commit(change: Change) -> dict:
    person = {"email": f"{change.author}@{OWNER}.example", "date": _stamp(change.begun)}
    names = [f"Co-authored-by: {name} <{name}@{OWNER}.example>" for name in change.co_authors]
    return {
        "sha": _head(change),
        "url": f"{API}/{change.service}/commits/{_head(change)}",
        "commit": {"message": "\n\n".join(["Work", *names]), "author": person, "committer": person},
        "author": {"login": "renovate[bot]" if change.is_bot else change.author},
        "parents": [],
    }


def _review(change: Change) -> dict:
    return {
        "id": change.serial,
        "user": {"login": change.reviewer, "type": "User"},
        "state": "APPROVED",
        "pull_request_url": f"{API}/{change.service}/pulls/{change.serial}",
        "submitted_at": _stamp(change.live - 0.002),
    }


def _deployment(number: int, row: tuple[float, str, int]) -> dict:
    day, service, serial = row
    return {
        "url": f"{API}/{service}/deployments/{number}",
        "id": number,
        "sha": _sha(serial),
        "ref": "main",
        "task": "deploy",
        "environment": "production",
        "creator": {"login": "deployer[bot]", "type": "Bot"},
        "created_at": _stamp(day),
        "updated_at": _stamp(day),
    }


def _status(number: int, row: tuple[float, str, int]) -> dict:
    day, service, _ = row
    return {
        "id": number,
        "state": "success",
        "environment": "production",
        "created_at": _stamp(day),
        "updated_at": _stamp(day),
        "deployment_url": f"{API}/{service}/deployments/{number}",
    }


def _lines(change: Change) -> tuple:
    repository, sha = f"{HOST}/{change.service}", _sha(change.serial)
    return repository, sha, f"p{change.serial}", change.lines, 0, change.kind, change.survives


def _ai_commits(world: World) -> Iterable[tuple]:
    for one in world.changes:
        if one.is_ai:
            mail = f"{one.author}@{OWNER}.example"
            yield _head(one), mail, one.service, one.lines, 0, one.lines, 0, _stamp(one.begun)


def _events(world: World) -> Iterable[tuple]:
    # Somebody who is no engineer, so that every world's data begin and end on the same days.
    ends = (Use("nobody", WORK_FROM - 7.5, 4), Use("nobody", EXPORTED_ON - 0.5, 4))
    for use in (*world.uses, *ends):
        mail, part = f"{use.person}@{OWNER}.example", use.tokens // 4
        yield (
            _stamp(use.day), mail, "On-Demand", "auto", "No", part, part, part,
            use.tokens - 3 * part, use.tokens, f"{use.tokens / 1e5:.4f}",
        )  # fmt: skip


def _incidents(world: World) -> Iterable[dict]:
    for number, incident in enumerate(world.incidents):
        yield {
            "id": f"I{number}",
            "incident_number": number,
            "title": f"root cause: {_sha(incident.serial)}",
            "status": "resolved",
            "urgency": "high",
            "service": {"id": incident.service, "summary": incident.service},
            "created_at": _stamp(incident.day),
            "last_status_change_at": _stamp(incident.resolved),
        }


def _sha(serial: int) -> str:
    return f"{serial:040x}"


def _head(change: Change) -> str:
    return f"c{change.serial:039x}"


def _stamp(day: float) -> str:
    return f"{EPOCH + timedelta(day):%Y-%m-%dT%H:%M:%S}Z"


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8")


def _rows(path: Path, rows: Iterable[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
