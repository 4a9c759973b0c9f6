"""How sure it is that AI helped with a change, frozen at its merge.

T3: an agent's account or a trailer, and a tool's log of the change. T2: an agent's account, or
a log. T1: any other mark without a log. T0: no AI seen, with telemetry that could have seen it.
TX: unknown, in no comparison. Tools that report by day only say nothing about one change.
"""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path

from tests.independent import usage
from tests.independent.changes import Change
from tests.independent.people import monday_of

CORROBORATING = {"trailer", "author", "commit_author"}
AGENT = {"author", "commit_author"}
NAMES_CHANGES = {"cursor", "claude_code"}


def attach(root: Path, changes: list[Change], days: list[usage.Day]) -> None:
    """Gives every change its logs and its tier."""
    lines, telemetry = usage.ai_commits(root), Telemetry(days)
    for change in changes:
        is_logged = any(lines.get(sha) for sha in change.commits)
        change.logs |= {"commit_lines"} if is_logged else set()
        change.tier = _tier(change, telemetry)


def _tier(change: Change, telemetry: "Telemetry") -> str:
    if change.logs and change.marks & CORROBORATING:
        return "T3"
    if change.logs or change.marks & AGENT:
        return "T2"
    if change.marks:
        return "T1"
    return "T0" if telemetry.is_complete(change) else "TX"


class Telemetry:
    """Which weeks were measured, and which days hide help that nobody could tie to a change."""

    def __init__(self, days: list[usage.Day]) -> None:
        self.weeks = usage.measured_weeks(days)
        hidden = defaultdict(set)
        for day in days:
            if not day.has_telemetry or (day.is_active and day.tool not in NAMES_CHANGES):
                hidden[day.person].add(day.day)
        self.hidden = {person: sorted(found) for person, found in hidden.items()}

    def is_complete(self, change: Change) -> bool:
        """Whether help of each author would have been seen from a day before the work on."""
        began, merged = change.first_commit_at.date(), change.merged_at.date()
        first = began - dt.timedelta(days=1)
        return all(
            (author, monday_of(began)) in self.weeks
            and (author, monday_of(merged)) in self.weeks
            and not _any_between(self.hidden.get(author, []), first, merged)
            for author in change.authors
        )


def _any_between(days: list[dt.date], first: dt.date, last: dt.date) -> bool:
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last
