"""Delivery units built from attempts: planned items, and unplanned work by service and week.

Every landing counts once for its patch and service, at the first one, also when it was
withdrawn, failed or went without review. Its lines last when the landing that is credited, the
first one approved by somebody else and not withdrawn, did not fail.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from tests.independent.landings import Landing
from tests.independent.people import People, monday_of, period_of, quarter_of
from tests.independent.plans import Item, Plans

LASTING_SHARE = 0.8
ASSISTED_SHARE = 0.5
FALLBACK_LINES = 40.0


@dataclass(frozen=True)
class Attempt:
    """The first landing of a patch on a service, with what it tried and what of it lasted."""

    first: Landing
    landings: tuple[Landing, ...]
    fan_out: int
    days: int
    authors: tuple[str, ...]

    @property
    def part(self) -> float:
        """The part of the attempt that these authors are: all of it, or what one team did."""
        everyone = len(self.first.change.authors)
        return len(self.authors) / everyone if everyone else 1.0

    @property
    def lines(self) -> float:
        """Its part of the effective lines of the patch."""
        return self.first.change.lines / self.fan_out * self.part if self.fan_out else 0.0

    def credited(self, until: dt.datetime) -> Landing | None:
        """The first landing that was approved and not withdrawn, up to a moment."""
        good = (
            landing
            for landing in self.landings
            if landing.change.is_approved and not landing.is_withdrawn(self.days)
        )
        found = next(good, None)
        return found if found and found.at <= until else None

    def lasting_share(self, until: dt.datetime) -> float:
        """How much of it lasted: the surviving share, none when it failed."""
        landing = self.credited(until)
        if landing is None or landing.has_failed(self.days):
            return 0.0
        return self.first.change.surviving


@dataclass(frozen=True)
class Unit:
    """Attempts that are judged together."""

    attempts: tuple[Attempt, ...]
    until: dt.datetime
    item: Item | None = None
    use_case: str | None = None
    standard_lines: float = FALLBACK_LINES

    @cached_property
    def lines(self) -> list[float]:
        """Attempted lines of each attempt; without any, each landing is one line."""
        lines = [attempt.lines for attempt in self.attempts]
        return lines if sum(lines) else [attempt.part for attempt in self.attempts]

    @property
    def stake(self) -> float:
        """The capped weight of a planned item, else lines up to a standard size."""
        return self.item.weight if self.item else min(1.0, sum(self.lines) / self.standard_lines)

    def share(self, chosen: list[bool]) -> float:
        """The part of the attempted lines that some of the attempts are."""
        return sum(n for n, is_in in zip(self.lines, chosen, strict=True) if is_in) / self.total

    @property
    def total(self) -> float:
        """All attempted lines."""
        return sum(self.lines)

    @property
    def is_assisted(self) -> bool:
        """Whether at least half of the attempted lines come from AI-assisted changes."""
        assisted = [attempt.first.change.is_assisted for attempt in self.attempts]
        return self.share(assisted) >= ASSISTED_SHARE

    @property
    def has_landed(self) -> bool:
        """Whether some landing of it is credited."""
        return any(attempt.credited(self.until) for attempt in self.attempts)

    @property
    def has_lasted(self) -> bool:
        """Whether at least four fifths of the attempted lines lasted."""
        parts = zip(self.lines, self.attempts, strict=True)
        lasting = sum(n * attempt.lasting_share(self.until) for n, attempt in parts)
        return lasting >= LASTING_SHARE * self.total

    def shares(self) -> dict[str, float]:
        """Each author's part of the attempted lines."""
        found: dict[str, float] = defaultdict(float)
        for n, attempt in zip(self.lines, self.attempts, strict=True):
            for author in attempt.authors:
                found[author] += n / self.total / len(attempt.authors)
        return found


def attempts(landings: list[Landing], days: int) -> list[Attempt]:
    """One attempt for each patch and service; the lines are shared by the services reached."""
    by_patch: dict[str, dict[str, list[Landing]]] = defaultdict(lambda: defaultdict(list))
    for landing in landings:
        if landing.change.is_counted:
            by_patch[landing.change.patch][landing.service].append(landing)
    return [
        Attempt(
            mine[0], tuple(mine), fan if mine[0] in reached else 0, days, mine[0].change.authors
        )
        for services in by_patch.values()
        for reached in [_reached(services, days)]
        for fan in [len(reached)]
        for mine in services.values()
    ]


def _reached(services: dict[str, list[Landing]], days: int) -> list[Landing]:
    """First landings on each service within the days of the first of all."""
    firsts = [mine[0] for mine in services.values()]
    start = min(landing.at for landing in firsts)
    return [one for one in firsts if one.at <= start + dt.timedelta(days=days)]


def planned(found: list[Attempt], plans: Plans, days: int, as_of: dt.datetime) -> list[Unit]:
    """Planned items, each settled at its first quiet landing."""
    by_item: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in found:
        item = plans.item_of(attempt.first.change)
        if item:
            by_item[item.key].append(attempt)
    units = [_planned_unit(plans, key, mine, days) for key, mine in by_item.items()]
    return [unit for unit in units if unit.until + dt.timedelta(days=days) <= as_of]


def _planned_unit(plans: Plans, key: str, mine: list[Attempt], days: int) -> Unit:
    item = plans.items[key]
    until = _first_quiet(mine, days)
    inside = tuple(attempt for attempt in mine if attempt.first.at <= until)
    began = min(attempt.first.change.first_commit_at for attempt in inside)
    use_case = item.use_case if plans.is_declared(item.use_case, began) else None
    return Unit(inside, until, item, use_case)


def _first_quiet(mine: list[Attempt], days: int) -> dt.datetime:
    """The first landing that no other landing on the item follows within the days."""
    moments = sorted(landing.at for attempt in mine for landing in attempt.landings)
    wait = dt.timedelta(days=days)
    return next(
        at
        for at, following in zip(moments, [*moments[1:], dt.datetime.max], strict=True)
        if following > at + wait
    )


def waiting(found: list[Attempt], plans: Plans, settled: list[Unit]) -> set[int]:
    """Attempts on items that nobody can judge yet."""
    done = {unit.item.key for unit in settled}
    items = ((attempt, plans.item_of(attempt.first.change)) for attempt in found)
    return {id(attempt) for attempt, item in items if item and item.key not in done}


def unplanned(found: list[Attempt], people: People, plans: Plans, until: dt.datetime) -> list[Unit]:
    """Unplanned attempts by team, service and week; those without effective lines are left out."""
    cells: dict[tuple, list[Attempt]] = defaultdict(list)
    for attempt in found:
        if attempt.lines:
            for team, mine in _teams(attempt, people).items():
                cell = team, attempt.first.service, monday_of(attempt.first.at)
                cells[cell].append(replace(attempt, authors=tuple(mine)))
    made = (_cell(plans, key, mine) for key, mine in cells.items())
    return [unit for unit in made if unit.until < until]


def _teams(attempt: Attempt, people: People) -> dict[str | None, list[str]]:
    found = defaultdict(list)
    for author in attempt.authors:
        found[people.home(author, period_of(attempt.first.at))].append(author)
    return found


def _cell(plans: Plans, key: tuple, mine: list[Attempt]) -> Unit:
    _, service, week = key
    size = plans.standard_sizes.get((service, quarter_of(week)), FALLBACK_LINES)
    end = dt.datetime.combine(week, dt.time()) + dt.timedelta(days=7, microseconds=-1)
    return Unit(tuple(mine), end, standard_lines=size)
