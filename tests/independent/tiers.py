"""How sure it is that AI helped with a change, frozen at its merge.

T3: an agent's account or a trailer, and a tool's log of the change. T2: an agent's account, or
a log. T1: any other mark without a log. T0: no AI seen, with telemetry that could have seen it.
TX: unknown, in no comparison. Tools that report by day only say nothing about one change.
"""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path

from tests.independent import raw, usage
from tests.independent.changes import VENDOR_LABEL, Change
from tests.independent.people import monday_of

CORROBORATING = {"trailer", "author", "commit_author"}
AGENT = {"author", "commit_author"}


def attach(root: Path, changes: list[Change], days: list[usage.Day]) -> None:
    """Gives every change its logs and its tier."""
    lines, struck_out = usage.ai_commits(root), _struck_out(root)
    for change in changes:
        is_logged = any(lines.get(sha) for sha in change.commits)
        change.logs |= {"commit_lines"} if is_logged else set()
        change.marks -= struck_out.get(change.key, set())
    telemetry = Telemetry(days, _reached(root, changes))
    for change in changes:
        change.tier = _tier(change, telemetry)


def _struck_out(root: Path) -> dict[str, set[str]]:
    """Marks that an accepted contest took back, by change: `trailer_coauthor` is a trailer."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in raw.csv_rows(root / "governance" / "corrections.csv"):
        if row["kind"] == "ai_mark":
            found[row["object_key"]].add(row["exported_value"].partition("_")[0])
    return found


def _tier(change: Change, telemetry: "Telemetry") -> str:
    if change.logs and change.marks & CORROBORATING:
        return "T3"
    if change.logs or change.marks & AGENT:
        return "T2"
    if change.marks:
        return "T1"
    return "T0" if telemetry.is_complete(change) else "TX"


def _reached(root: Path, changes: list[Change]) -> dict[tuple[str, str], dt.date]:
    """The first day on which a tool's own record names something of a repository."""
    told = usage.ai_commit_days(root)
    labelled = [one for one in changes if VENDOR_LABEL in one.logs]
    told += [("claude_code", one.repository, one.merged_at.date()) for one in labelled]
    first: dict[tuple[str, str], dt.date] = {}
    for tool, repository, day in told:
        first[tool, repository] = min(day, first.get((tool, repository), day))
    return first


class Telemetry:
    """Which weeks were measured, and which days hide help that nobody could tie to a change."""

    def __init__(self, days: list[usage.Day], reached: dict[tuple[str, str], dt.date]) -> None:
        self.weeks = usage.measured_weeks(days)
        self.reached = reached
        unmeasured, used = defaultdict(set), defaultdict(set)
        for day in days:
            if not day.has_telemetry:
                unmeasured[day.person].add(day.day)
            if day.is_active:
                used[day.person, day.tool].add(day.day)
        self.unmeasured = {person: sorted(found) for person, found in unmeasured.items()}
        self.used = {key: sorted(found) for key, found in used.items()}
        self.tools = sorted({tool for _, tool in used})

    def is_complete(self, change: Change) -> bool:
        """Whether help of each author would have been seen from a day before the work on."""
        began, merged = change.first_commit_at.date(), change.merged_at.date()
        first = began - dt.timedelta(days=1)
        return all(
            (author, monday_of(began)) in self.weeks
            and (author, monday_of(merged)) in self.weeks
            and not _any_between(self.unmeasured.get(author, []), first, merged)
            and not any(
                self._is_out_of_reach(author, tool, change.repository, first, merged)
                for tool in self.tools
            )
            for author in change.authors
        )

    def _is_out_of_reach(
        self, author: str, tool: str, repository: str, first: dt.date, last: dt.date
    ) -> bool:
        """Whether the author used a tool when its records did not reach the repository."""
        start = self.reached.get((tool, repository), dt.date.max)
        until = min(last, start - dt.timedelta(days=1)) if start <= last else last
        return _any_between(self.used.get((author, tool), []), first, until)


def _any_between(days: list[dt.date], first: dt.date, last: dt.date) -> bool:
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last
