"""Normalised deployments a second time, in plain Python, written from the definition."""

from collections import defaultdict
from statistics import median

from tests.metrics.twin import HORIZON, NEVER, STANDARD_WEEK, Attempt, N, attempts_of, live_of
from tests.metrics.worlds import LAST_DAY, World

KAPPA = 0.12
Row = dict[str, float]


def contributions(world: World) -> dict[tuple[str, int], Row]:
    """`(person, period) -> credit of each kind and squared weight`, in deliveries."""
    live = live_of(world)
    attempts = [
        attempt
        for attempt in attempts_of(live)
        if attempt.credited < NEVER and attempt.credited + N <= HORIZON
    ]
    delivered = _delivered(live.landings, attempts)
    rows: dict[tuple[str, int], Row] = defaultdict(
        lambda: {"planned": 0.0, "housekeeping": 0.0, "weight_sq": 0.0}
    )
    for item, day in delivered.items():
        _add_planned(rows, world, item, day, attempts)
    _add_housekeeping(rows, world, attempts, delivered)
    return {key: row for key, row in rows.items() if row["planned"] + row["housekeeping"] > 0}


def engineer_weeks(period: int) -> float:
    """Of one person on the roster all the time, five days a week, as far as the data go."""
    days = range(period * 28, min(period * 28 + 28, LAST_DAY + 1))
    return sum(day % 7 < 5 for day in days) / 5


def _delivered(landings: list, attempts: list[Attempt]) -> dict[str, float]:
    """Item -> its first quiet day with credit on or before it."""
    days: dict[str, list[float]] = defaultdict(list)
    for landing in landings:
        change = landing.change
        if change.item and not change.reverts and change.kind != "generated":
            days[change.item].append(landing.day)
    delivered = {}
    for item, own in days.items():
        own.sort()
        for day, following in zip(own, [*own[1:], NEVER], strict=True):
            is_quiet = following > day + N and day + N <= HORIZON
            earned = [one for one in attempts if one.change.item == item and one.credited <= day]
            if is_quiet and earned:
                delivered[item] = day
                break
    return delivered


def _add_planned(rows: dict, world: World, item: str, day: float, attempts: list[Attempt]) -> None:
    own = [one for one in attempts if one.change.item == item and one.credited <= day]
    is_sized = any(one.lines > 0 for one in own)
    lasting: dict[str, float] = defaultdict(float)
    for one in own:
        for author in one.change.authors:
            each = (one.lines if is_sized else 1) / len(one.change.authors)
            lasting[author] += each * one.kept
    size = sum(one.lines if is_sized else 1 for one in own)
    weight = next(planned.weight for planned in world.items if planned.name == item)
    total = sum(planned.weight for planned in world.items)
    stake = weight / median(planned.weight for planned in world.items)
    credit = stake * min(1, world.approved_weight / total) * sum(lasting.values()) / size
    for author, part in lasting.items():
        if part > 0:
            share = part / sum(lasting.values())
            rows[author, int(day // 28)]["planned"] += credit * share
            rows[author, int(day // 28)]["weight_sq"] += credit**2 * share


def _add_housekeeping(
    rows: dict, world: World, attempts: list[Attempt], delivered: dict[str, float]
) -> None:
    cells: dict[tuple, Row] = defaultdict(lambda: defaultdict(float))
    for one in attempts:
        week = int(one.credited // 7)
        is_waiting = one.change.item and one.credited <= delivered.get(one.change.item, NEVER)
        if is_waiting or (week + 1) * 7 + N > HORIZON:
            continue
        for author in one.change.authors:
            lines = one.lines * one.kept / len(one.change.authors)
            if lines > 0:
                cells[world.teams[author], one.service, week][author] += lines
    earned: dict[tuple[str, int], float] = defaultdict(float)
    for (team, _, week), own in cells.items():
        earned[team, week // 4] += min(1, sum(own.values()) / STANDARD_WEEK)
    for (team, _, week), own in cells.items():
        people = sum(other == team for other in world.teams.values())
        allowed = KAPPA * people * engineer_weeks(week // 4)
        factor = min(1, allowed / earned[team, week // 4])
        credit = factor * min(1, sum(own.values()) / STANDARD_WEEK)
        for author, lines in own.items():
            share = lines / sum(own.values())
            rows[author, week // 4]["housekeeping"] += credit * share
            rows[author, week // 4]["weight_sq"] += credit**2 * share
