"""Adoption quality a second time, in plain Python, written from the definition and not the SQL.

`units` judges every unit undivided; `contributions` divides it among people afterwards.
"""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from tests.metrics.worlds import LAST_DAY, Change, World

N = 14
STANDARD_WEEK = 40
INCIDENT_WINDOW = 3
HORIZON = LAST_DAY + 1
SUMS = ("staked", "on_use_case", "landed", "lasted", "weight_sq")


@dataclass
class Landing:
    """A change goes live on a service where it is not standing."""

    change: Change
    service: str
    day: float
    deployment: int
    rolled_back: float


@dataclass
class Attempt:
    """The first landing of a change on a service, and the day it earned credit, if it did."""

    change: Change
    service: str
    day: float
    lines: float
    credited: float
    kept: float


@dataclass
class Unit:
    """A settled unit: who attempted how much of it, and what became of it."""

    stake: float
    period: int
    sizes: dict[str, float]
    by_ai: float
    on_use_case: bool
    landed: bool
    lasted: bool

    @property
    def size(self) -> float:
        return sum(self.sizes.values())


NEVER = float("inf")


def contributions(world: World) -> dict[tuple[str, int], dict[str, float]]:
    """`(person, period) -> sums` in tenths, of AI-assisted units."""
    sums: dict = defaultdict(lambda: dict.fromkeys(SUMS, 0.0))
    for unit in units(world):
        if unit.by_ai < 0.5 * unit.size:
            continue
        for person, size in unit.sizes.items():
            tenths, row = 10 * unit.stake * size / unit.size, sums[person, unit.period]
            row["staked"] += tenths
            row["weight_sq"] += tenths * unit.stake
            row["on_use_case"] += tenths * unit.on_use_case
            row["landed"] += tenths * (unit.on_use_case and unit.landed)
            row["lasted"] += tenths * (unit.on_use_case and unit.landed and unit.lasted)
    return sums


def units(world: World) -> list[Unit]:
    """Every unit that has settled, AI-assisted or not."""
    live = live_of(world)
    attempts = attempts_of(live)
    settled = _settled(live.landings)
    groups: dict[tuple, list] = defaultdict(list)
    for attempt in attempts:
        quiet = settled.get(attempt.change.item, NEVER)
        if attempt.change.item and attempt.day <= quiet:
            if quiet < NEVER:
                until = quiet
                groups["plan", attempt.change.item].append((attempt, attempt.change.authors, until))
            continue
        week = int(attempt.day // 7)
        for team in {world.teams[author] for author in attempt.change.authors}:
            if attempt.lines > 0 and (week + 1) * 7 + N <= HORIZON:
                own = tuple(who for who in attempt.change.authors if world.teams[who] == team)
                key = ("week", team, attempt.service, week)
                groups[key].append((attempt, own, (week + 1) * 7 - 1e-9))
    return [_unit(world, key, parts, settled) for key, parts in groups.items()]


def _unit(world: World, key: tuple, parts: list, settled: dict[str, float]) -> Unit:
    is_sized = any(attempt.lines > 0 for attempt, _, _ in parts)
    sizes: dict[str, float] = defaultdict(float)
    by_ai = lasting = 0.0
    landed = False
    for attempt, authors, until in parts:
        each = (attempt.lines if is_sized else 1) / len(attempt.change.authors)
        for author in authors:
            sizes[author] += each
        own = each * len(authors)
        by_ai += own * attempt.change.by_ai
        if attempt.credited <= until:
            landed = True
            lasting += own * attempt.kept
    size = sum(sizes.values())
    if key[0] == "plan":
        item = next(item for item in world.items if item.name == key[1])
        total = sum(item.weight for item in world.items)
        typical = median(item.weight for item in world.items)
        stake = item.weight / typical * min(1, world.approved_weight / total)
        period, on_use_case = int(settled[key[1]] // 28), item.on_use_case
    else:
        stake, period, on_use_case = min(1, size / STANDARD_WEEK), key[3] // 4, False
    return Unit(stake, period, sizes, by_ai, on_use_case, landed, lasting >= 0.8 * size)


@dataclass
class Live:
    """What went live: landings by time, and for each deployment what it brought and its failures.

    A deployment brings a change to its environment of a service where it does not stand there,
    and lands it where it stands in none.
    """

    landings: list[Landing]
    brought: dict[int, Change]
    failures: dict[int, list[float]]

    def failed_on(self, change: Change) -> list[float]:
        """The days on which a deployment that brought a change failed."""
        return [day for number, own in self.brought.items() if own is change
                for day in self.failures[number]]  # fmt: skip


def live_of(world: World) -> Live:
    """What every deployment did."""
    rows = sorted(world.deployments, key=lambda row: row[0])
    turns: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (_, service, change, environment) in enumerate(rows):
        own = turns[service, environment]
        if not own or rows[own[-1]][2] is not change:
            own.append(number)
    rolled_back: dict[int, float] = {}
    for own in turns.values():
        for place, number in enumerate(own):
            before = [at for at in range(place) if rows[own[at]][2] is rows[number][2]]
            for undone in own[before[-1] + 1 : place] if before else []:
                rolled_back.setdefault(undone, rows[number][0])
    brought, landings = {}, []
    for number in sorted(number for own in turns.values() for number in own):
        day, service, change, environment = rows[number]
        standing = {
            rows[earlier][3]
            for place, own in turns.items()
            for earlier in own
            if place[0] == service and earlier < number and rows[earlier][2] is change
            and rolled_back.get(earlier, NEVER) > day
        }  # fmt: skip
        if environment not in standing:
            brought[number] = change
        if not standing:
            gone = rolled_back.get(number, NEVER)
            landings.append(Landing(change, service, day, number, gone))
    return Live(landings, brought, _failures(world, rows, turns, rolled_back, landings, brought))


def _failures(
    world: World, rows: list, turns: dict, rolled_back: dict, landings: list, brought: dict
) -> dict[int, list[float]]:
    failures: dict[int, list[float]] = defaultdict(list)
    for number, day in rolled_back.items():
        failures[number].append(day)
    seen = set()
    for landing in landings:
        is_first = (id(landing.change), landing.service) not in seen
        seen.add((id(landing.change), landing.service))
        own = turns[landing.service, rows[landing.deployment][3]]
        before = [at for at in own[: own.index(landing.deployment)] if at in brought]
        if landing.change.is_hotfix and is_first and before:
            failures[before[-1]].append(landing.day)
    for day, service, change in world.incidents:
        if change is None:
            latest = [at for at in brought if rows[at][1] == service and rows[at][0] < day]
            if latest and day <= rows[latest[-1]][0] + INCIDENT_WINDOW:
                failures[latest[-1]].append(day)
            continue
        for number in (at for place, own in turns.items() if place[0] == service for at in own):
            if rows[number][2] is change and rows[number][0] <= day:
                failures[number].append(day)
    return failures


def attempts_of(live: Live) -> list[Attempt]:
    """The first landing of each change on each service, and what it earned."""
    places: dict[tuple, list[Landing]] = defaultdict(list)
    for landing in live.landings:
        places[id(landing.change), landing.service].append(landing)
    attempts = []
    for own in places.values():
        change = own[0].change
        if change.reverts or change.kind == "generated":
            continue
        firsts = [row[0].day for row in places.values() if row[0].change is change]
        reached = [day for day in firsts if day <= min(firsts) + N]
        lines = change.lines / len(reached) if own[0].day in reached else 0
        lines = lines if change.kind == "feature" else 0
        credited = _credited(own, live.landings)
        kept = change.survives if credited and not _failed(credited, live) else 0
        attempts.append(
            Attempt(change, own[0].service, own[0].day, lines,
                    credited.day if credited else NEVER, kept)
        )  # fmt: skip
    return attempts


def _credited(own: list[Landing], landings: list[Landing]) -> Landing | None:
    if not own[0].change.approved:
        return None
    for landing in own:
        withdrawn = [landing.rolled_back] + [
            other.day
            for other in landings
            if other.change.reverts is landing.change
            and other.change.approved
            and other.service == landing.service
            and other.day > landing.day
        ]
        if min(withdrawn) > landing.day + N:
            return landing
    return None


def _failed(landing: Landing, live: Live) -> bool:
    return any(landing.day < day <= landing.day + N for day in live.failed_on(landing.change))


def _settled(landings: list[Landing]) -> dict[str, float]:
    """The first day of each item that is followed by n quiet days."""
    days: dict[str, list[float]] = defaultdict(list)
    for landing in landings:
        change = landing.change
        if change.item and not change.reverts and change.kind != "generated":
            days[change.item].append(landing.day)
    settled = {}
    for item, own in days.items():
        own.sort()
        for day, following in zip(own, [*own[1:], NEVER], strict=True):
            if following > day + N and day + N <= HORIZON:
                settled[item] = day
                break
    return settled
