"""Landings: a person's patch goes live on a service where it was not standing; what became of it."""

import datetime as dt
from dataclasses import dataclass, field

from tests.independent.changes import Change
from tests.independent.deployments import Deployment, Failure


@dataclass
class Landing:
    """One patch on one service at one moment."""

    change: Change
    service: str
    at: dt.datetime
    deployment: Deployment
    rolled_back_at: dt.datetime | None
    failures: list[Failure] = field(default_factory=list)
    reverted_at: dt.datetime | None = None

    def undone_events(self, days: int) -> list[tuple[dt.datetime, str]]:
        """What undid it within some days of 24 hours: rollback, revert, hotfix or incident."""
        events = [(failure.at, failure.kind) for failure in self.failures]
        events += [(self.rolled_back_at, "rollback")] if self.rolled_back_at else []
        events += [(self.reverted_at, "revert")] if self.reverted_at else []
        return sorted(event for event in events if self.reaches(event[0], days))

    def reaches(self, moment: dt.datetime | None, days: int) -> bool:
        """Whether a moment lies in the days after the landing."""
        return bool(moment) and self.at <= moment <= self.at + dt.timedelta(days=days)

    def is_withdrawn(self, days: int) -> bool:
        """Rolled back or reverted within the days."""
        return self.reaches(self.rolled_back_at, days) or self.reaches(self.reverted_at, days)

    def has_failed(self, days: int) -> bool:
        """A hotfix, an incident or a rollback within the days."""
        return any(self.reaches(failure.at, days) for failure in self.failures)

    def is_undone(self, days: int) -> bool:
        """Withdrawn or failed within the days."""
        return bool(self.undone_events(days))

    def outcome(self, days: int, complete_until: dt.datetime) -> str:
        """What the own page says; nothing is said of a landing younger than the days."""
        if self.at + dt.timedelta(days=days) > complete_until:
            return "too_early"
        return "undone" if self.is_undone(days) else "lasted"


def all_landings(lines: dict[str, list[Deployment]]) -> list[Landing]:
    """Every landing of a human-authored patch, reverts among them, with what undid it."""
    found = [landing for line in lines.values() for landing in _of_service(line)]
    _attach_failures(found)
    _attach_reverts(found)
    return sorted(found, key=lambda landing: (landing.at, landing.change.key))


def _of_service(line: list[Deployment]) -> list[Landing]:
    standing: dict[str, Deployment] = {}
    found = []
    for one in line:
        for change in one.changes:
            before = standing.get(change.patch)
            if before and not _is_gone(before, one.live_at):
                continue
            standing[change.patch] = one
            if change.is_human:
                landing = Landing(change, one.service, one.live_at, one, one.rolled_back_at)
                found.append(landing)
    return found


def _is_gone(before: Deployment, at: dt.datetime) -> bool:
    return before.rolled_back_at is not None and before.rolled_back_at <= at


def _attach_failures(found: list[Landing]) -> None:
    """A failed deployment fails every patch that landed with it, on any service."""
    by_patch: dict[str, list[Failure]] = {}
    for landing in found:
        failures = by_patch.setdefault(landing.change.patch, [])
        failures += landing.deployment.failures
        landing.failures = failures


def _attach_reverts(found: list[Landing]) -> None:
    """A reviewed revert of a change withdraws it when the revert goes live."""
    live: dict[str, list[dt.datetime]] = {}
    for landing in found:
        if landing.change.reverts and landing.change.is_approved:
            live.setdefault(landing.change.reverts, []).append(landing.at)
    for landing in found:
        later = [at for at in live.get(landing.change.key, []) if at >= landing.at]
        landing.reverted_at = min(later, default=None)
