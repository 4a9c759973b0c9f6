"""Production deployments, what each carried, what rolled it back and what it broke."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from tomllib import loads

from tests.independent import raw
from tests.independent.changes import Change

TERMINAL = {"success", "failure", "error"}
CAUSE = re.compile(r"root cause:\s*([0-9a-f]{40})", re.IGNORECASE)


@dataclass(frozen=True)
class Failure:
    """One event that shows that a deployment failed."""

    kind: str
    at: dt.datetime
    is_explicit: bool = True


@dataclass
class Deployment:
    """One successful production deployment of a service; its retries are part of it."""

    service: str
    sha: str
    created_at: dt.datetime
    live_at: dt.datetime
    changes: list[Change] = field(default_factory=list)
    rolled_back_at: dt.datetime | None = None
    is_rollback: bool = False
    is_nothing_new: bool = False
    failures: list[Failure] = field(default_factory=list)

    def has_failed(self, days: int, *, explicit_only: bool = False) -> bool:
        """Whether it needed an intervention within some days of 24 hours."""
        end = self.live_at + dt.timedelta(days=days)
        return any(
            self.live_at <= failure.at <= end and (failure.is_explicit or not explicit_only)
            for failure in self.failures
        )


def production(root: Path, changes: list[Change]) -> dict[str, list[Deployment]]:
    """Each service's deployments in order of time, with contents, rollbacks and failures."""
    services = _services(root)
    found = defaultdict(list)
    for one in sorted(_from_deployments(root) + _from_runs(root), key=lambda one: one.live_at):
        one.service = services.get(one.service, one.service)
        found[one.service].append(one)
    for service, line in found.items():
        _fill(line, [one for one in changes if services.get(one.repository) == service])
        _mark_rollbacks(line)
        _mark_hotfixes(line)
    _mark_incidents(root, found)
    return found


def rules(root: Path) -> dict:
    """What the company says about its exports."""
    return loads((root / "governance/exports.toml").read_text(encoding="utf-8"))


def _services(root: Path) -> dict[str, str]:
    path = raw.files(root, "neutral/services-*")[-1]
    return {row["repository_key"]: row["service_key"] for row in raw.csv_rows(path)}


def _is_production(name: str, root_rules: dict) -> bool:
    tiers = (rule["tier"] for rule in root_rules["environment"] if fnmatch(name, rule["pattern"]))
    return next(tiers, "unknown") == "production"


def _from_deployments(root: Path) -> list[Deployment]:
    """Deployments whose first final state is success; they went live at that moment."""
    company, states = rules(root), _states(root)
    records = raw.latest(
        raw.github(root, "deployments"),
        key=lambda one: one["url"].lower(),
        version=lambda one: one["updated_at"],
    )
    return [
        _deployment(one["repository_url"], one["sha"], one["created_at"], states[one["url"]][1])
        for one in records
        if _is_production(one["environment"], company)
        and states.get(one["url"], ("", ""))[0] == "success"
    ]


def _deployment(url: str, sha: str, created_at: str, live_at: str) -> Deployment:
    return Deployment(raw.repository(url), sha, raw.moment(created_at), raw.moment(live_at))


def _states(root: Path) -> dict[str, tuple[str, str]]:
    """The first final state of each deployment and when it was entered."""
    first: dict[str, tuple[str, str]] = {}
    states = raw.latest(raw.github(root, "deployment_statuses"), key=lambda state: state["id"])
    for state in sorted(states, key=lambda state: (state["created_at"], state["id"])):
        if state["state"] in TERMINAL:
            first.setdefault(state["deployment_url"], (state["state"], state["created_at"]))
    return first


def _from_runs(root: Path) -> list[Deployment]:
    """Workflow runs that the company declared to be production deployments; last attempts."""
    company = rules(root)
    paths = {
        rule["path"]
        for rule in company["deployment_workflow"]
        if _is_production(rule["environment"], company)
    }
    runs = raw.latest(
        raw.github(root, "workflow_runs", "workflow_runs"),
        key=lambda run: run["url"].lower(),
        version=lambda run: run["run_attempt"],
    )
    return [
        _deployment(run["url"], run["head_sha"], run["run_started_at"], run["updated_at"])
        for run in runs
        if run["path"] in paths and run["conclusion"] == "success"
    ]


def _fill(line: list[Deployment], changes: list[Change]) -> None:
    """What each deployment of a service carries.

    A sha that went live before carries the same again. The merge of a change carries that
    change, and by ancestry those merged before it that never went live. Any other sha carries
    what was merged since the deployment before it; without one before, nobody can tell.
    """
    merges = {change.merge_sha: change for change in changes}
    carried: dict[str, list[Change]] = {}
    live_through, before = dt.datetime.min, None
    for one in line:
        if one.sha in carried:
            one.changes = carried[one.sha]
        elif one.sha in merges:
            own = merges[one.sha]
            older = [one for one in changes if live_through < one.merged_at < own.merged_at]
            one.changes = [own, *older] if before else [own]
            live_through = max(live_through, own.merged_at)
        elif before:
            since = before.live_at
            one.changes = [each for each in changes if since < each.merged_at <= one.live_at]
        carried[one.sha], before = one.changes, one


def _mark_rollbacks(line: list[Deployment]) -> None:
    """An earlier sha goes live again: everything deployed since it went live is rolled back."""
    last_seen: dict[str, int] = {}
    for place, one in enumerate(line):
        before = last_seen.get(one.sha)
        if before is not None and before < place - 1:
            one.is_rollback = True
            one.is_nothing_new = line[before].rolled_back_at is None
            for undone in line[before + 1 : place]:
                undone.rolled_back_at = undone.rolled_back_at or one.live_at
                undone.failures.append(Failure("rollback", one.live_at))
        last_seen[one.sha] = place


def _mark_hotfixes(line: list[Deployment]) -> None:
    """A hotfix goes live for the first time: it repairs what was brought before it."""
    seen: set[str] = set()
    before: Deployment | None = None
    for one in line:
        fixes = [change for change in one.changes if change.is_hotfix and change.key not in seen]
        if before and fixes:
            before.failures.append(Failure("hotfix", one.live_at))
        seen |= {change.key for change in fixes}
        before = before if one.is_nothing_new else one


def _mark_incidents(root: Path, found: dict[str, list[Deployment]]) -> None:
    """Incidents belong to the deployment they name, else to the latest that brought something."""
    hours = dt.timedelta(hours=policy(root)["incident_window_hours"])
    services, carriers = _paged_services(root), _carriers(found)
    bringing = {
        name: [one for one in line if not one.is_nothing_new] for name, line in found.items()
    }
    for incident in incidents(root):
        at, service = raw.moment(incident["created_at"]), services.get(incident["service"]["id"])
        cause = CAUSE.search(incident["title"])
        named = _latest_before(carriers.get(cause[1].lower(), []), at) if cause else []
        for one in named or _latest_before(bringing.get(service, []), at, hours):
            one.failures.append(Failure("incident", at, bool(named)))


def policy(root: Path) -> dict:
    """The company's protection and window values."""
    return loads((root / "governance/policy.toml").read_text(encoding="utf-8"))


def incidents(root: Path) -> list[dict]:
    """Incidents in their newest state."""
    paths = raw.files(root, "pagerduty/incidents-*")
    return raw.latest(
        raw.json_exports(paths, "incidents"),
        key=lambda one: one["id"],
        version=lambda one: one["last_status_change_at"],
    )


def _paged_services(root: Path) -> dict[str, str]:
    path = raw.files(root, "neutral/services-*")[-1]
    return {row["pagerduty_service"]: row["service_key"] for row in raw.csv_rows(path)}


def _carriers(found: dict[str, list[Deployment]]) -> dict[str, list[Deployment]]:
    """The deployments of each sha, its own and those of merges it carried, in order of time."""
    by_sha: dict[str, list[Deployment]] = defaultdict(list)
    everything = (one for line in found.values() for one in line)
    for one in sorted(everything, key=lambda one: one.live_at):
        for sha in {one.sha, *(change.merge_sha for change in one.changes)}:
            by_sha[sha].append(one)
    return by_sha


def _latest_before(
    line: list[Deployment], at: dt.datetime, within: dt.timedelta = dt.timedelta.max
) -> list[Deployment]:
    earlier = [one for one in line if one.live_at <= at]
    return earlier[-1:] if earlier and at - earlier[-1].live_at <= within else []
