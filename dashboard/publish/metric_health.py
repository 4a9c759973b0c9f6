"""Whether a metric may still be believed: its checks, each against blocks that are frozen.

Everything is judged for the company as a whole; what is published is a state, never an amount.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import log

import numpy as np

from dashboard.statistics import alarms

QUARTER = 3
# How far back history reaches, and how little of it says nothing; in periods.
LONGEST, SHORTEST = 12, 6
FEWEST_THINGS = 20
FEWEST_PLANS = 4
LARGEST_DRIFT = 0.1
SLOWER = 2.0


class Check(StrEnum):
    """What is looked at."""

    COUPLING = "coupling"
    DECOUPLING = "decoupling"
    BUNCHING = "bunching"
    COMPOSITION = "composition"
    INFLATION = "inflation"
    SWING = "swing"
    FEEDS = "feeds"


ADOPTION = ("adoption_quality", "on_use_case", "use_case_lasted")
PER_WEEK = ("nd", "planned_items", "reach", "habit", "review_load")
OF_FAILURES = (
    "nd", "adoption_quality", "use_case_lasted", "standing", "standing_28", "change_fail_rate",
    "deployment_rework_rate",
)  # fmt: skip
# Every sign of a check and the metrics that can no longer be believed when it shows.
WATCHED: dict[Check, dict[str, tuple[str, ...]]] = {
    Check.COUPLING: {"milestones": ("nd",)},
    Check.DECOUPLING: {"milestones": ("nd",)},
    Check.BUNCHING: {
        "standard_week": ("nd",),
        "half_by_ai": ADOPTION,
        "four_fifths_last": ("adoption_quality", "use_case_lasted"),
        "seven_days": ("lead_time_7_days",),
    },
    Check.COMPOSITION: {
        "credit": ("nd",),
        "items": ("nd", "planned_items"),
        "evidence": ADOPTION,
        "marks": ADOPTION,
    },
    Check.INFLATION: {
        "approved_weight": ("nd", "planned_items"),
        "approved_items": ("nd", "planned_items"),
        "planned_days": ("milestone_on_time",),
    },
    Check.SWING: {"engineer_weeks": PER_WEEK, "teams": PER_WEEK},
    Check.FEEDS: {
        "rollback": OF_FAILURES,
        "hotfix": OF_FAILURES,
        "incident": OF_FAILURES,
        "delay": OF_FAILURES,
    },
}


@dataclass(frozen=True)
class Signs:
    """What the checks compare, by sign and part and period.

    Attributes:
        closed: first days of closed periods, oldest first; only these are looked at.
    """

    closed: Sequence[date]
    amounts: dict[tuple[str, str], dict[date, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[date, str, str, float]], closed: Sequence[date]) -> "Signs":
        """Rows of `marts.signs`: period, sign, part, amount."""
        amounts: dict[tuple[str, str], dict[date, float]] = defaultdict(dict)
        for period, sign, part, amount in rows:
            amounts[sign, part][period] = amount
        return cls(closed, dict(amounts))

    def total(self, sign: str, part: str, periods: Iterable[date]) -> float:
        """The amount of a part over some periods."""
        own = self.amounts.get((sign, part), {})
        return sum(own.get(period, 0.0) for period in periods)

    def parts(self, sign: str) -> list[str]:
        """Every part a sign ever had, in order."""
        return sorted(part for name, part in self.amounts if name == sign)

    @property
    def now(self) -> Sequence[date]:
        """The newest closed period."""
        return self.closed[-1:]

    @property
    def before(self) -> Sequence[date]:
        """The periods it is compared with."""
        return self.closed[-1 - LONGEST : -1]

    @property
    def quarters(self) -> list[Sequence[date]]:
        """Closed periods three by three, oldest first, the newest three last."""
        whole = len(self.closed) // QUARTER * QUARTER
        own = self.closed[len(self.closed) - whole :]
        return [own[place : place + QUARTER] for place in range(0, whole, QUARTER)]


# Whether a sign shows; nothing where there is too little to tell.
Judgement = bool | None


def health(signs: Signs, metric_ids: Iterable[str]) -> list[tuple[str, str, date, str, str]]:
    """Rows of the table `health` for the newest closed period: one per metric and check."""
    if not signs.closed:
        return []
    known, rows = set(metric_ids), []
    for check, watched in WATCHED.items():
        found = {sign: _JUDGES[check](signs, sign) for sign in watched}
        for metric in dict.fromkeys(m for own in watched.values() for m in own if m in known):
            own = [sign for sign, metrics in watched.items() if metric in metrics]
            red = next((sign for sign in own if found[sign]), "")
            is_known = any(found[sign] is not None for sign in own)
            state = "red" if red else "quiet" if is_known else "not measured"
            rows.append((metric, check.value, signs.now[0], state, red))
    return rows


def _coupling(signs: Signs, sign: str) -> Judgement:
    changes = _changes(signs)
    before = [pair for quarter in changes[:-1] for pair in quarter]
    if len(changes) < 2 or min(len(before), len(changes[-1])) < FEWEST_THINGS:
        return None
    reference, current = np.array(before).T, np.array(changes[-1]).T
    return alarms.has_lost_coupling((reference[0], reference[1]), (current[0], current[1]))


def _decoupling(signs: Signs, sign: str) -> Judgement:
    changes = _changes(signs)
    before = np.array([pair for quarter in changes[:-1] for pair in quarter])
    if len(changes) < 2 or min(len(before), len(changes[-1])) < FEWEST_THINGS:
        return None
    spread = before.std(axis=0, ddof=1)
    if not spread.all():
        return None
    rises = np.array(changes[-1]) / spread
    return alarms.has_outrun(rises[:, 0], rises[:, 1])


def _changes(signs: Signs) -> list[list[tuple[float, float]]]:
    """By quarter, of each team: change of credit per week, change of the share delivered."""
    figures = [
        {
            team: (credit / weeks, delivered / due)
            for team in signs.parts("stake_due")
            if (weeks := signs.total("engineer_weeks", team, quarter))
            and (due := signs.total("stake_due", team, quarter))
            for credit in [signs.total("credit_of_team", team, quarter)]
            for delivered in [signs.total("stake_delivered", team, quarter)]
        }
        for quarter in signs.quarters
    ]
    return [
        [(now[t][0] - then[t][0], now[t][1] - then[t][1]) for t in sorted(now.keys() & then.keys())]
        for then, now in pairwise(figures)
    ]


def _bunching(signs: Signs, sign: str) -> Judgement:
    if len(signs.before) < SHORTEST:
        return None
    ratios, things = [], 0.0
    for period in (*signs.before, *signs.now):
        above, below = (signs.total(sign, part, [period]) for part in ("above", "below"))
        ratios.append(log((above + 1) / (below + 1)))
        things += above + below
    if things < FEWEST_THINGS:
        return None
    return alarms.is_outside(ratios[-1], ratios[:-1])


def _composition(signs: Signs, sign: str) -> Judgement:
    parts = signs.parts(sign)
    then = [signs.total(sign, part, signs.before) for part in parts]
    now = [signs.total(sign, part, signs.now) for part in parts]
    if len(signs.before) < SHORTEST or min(sum(then), sum(now)) < FEWEST_THINGS:
        return None
    return alarms.population_stability(then, now) > alarms.LARGEST_SHIFT


def _inflation(signs: Signs, sign: str) -> Judgement:
    first, last = signs.closed[0], signs.now[0]
    frozen = sorted(day for day in signs.amounts.get((sign, ""), {}) if first <= day <= last)
    values = []
    for day in frozen:
        around = [period for period in signs.closed if period <= day][-QUARTER:]
        weeks = sum(signs.total("engineer_weeks", team, around) for team in _teams(signs))
        if sign == "planned_days":
            values.append(signs.total(sign, "", [day]))
        elif weeks:
            values.append(signs.total(sign, "", [day]) / (weeks / len(around)))
    if len(values) <= FEWEST_PLANS:
        return None
    return alarms.is_outside(values[-1], values[:-1], LARGEST_DRIFT)


def _swing(signs: Signs, sign: str) -> Judgement:
    if len(signs.quarters) < 2:
        return None
    weeks = [
        [signs.total("engineer_weeks", team, quarter) for team in _teams(signs)]
        for quarter in signs.quarters[-2:]
    ]
    then, now = [sum(own) if sign == "engineer_weeks" else np.count_nonzero(own) for own in weeks]
    return alarms.has_swung(then, now)


def _teams(signs: Signs) -> list[str]:
    return signs.parts("engineer_weeks")


def _feeds(signs: Signs, sign: str) -> Judgement:
    *earlier, now = signs.quarters or [()]
    before = [period for quarter in earlier for period in quarter][-LONGEST:]
    if len(before) < SHORTEST:
        return None
    if sign == "delay":
        return _is_slower(signs, before, now)
    if not sum(signs.total(sign, service, before) for service in signs.parts(sign)):
        return None
    services = signs.parts("landing")
    return any(
        alarms.has_gone_silent(
            signs.total(sign, service, before), signs.total("landing", service, before),
            signs.total(sign, service, now), signs.total("landing", service, now), len(services),
        )
        for service in services
    )  # fmt: skip


def _is_slower(signs: Signs, before: Sequence[date], now: Sequence[date]) -> Judgement:
    recorded = [signs.total("recorded", "", block) for block in (before, now)]
    hours = [signs.total("hours_to_record", "", block) for block in (before, now)]
    if min(recorded) < FEWEST_THINGS or not hours[0]:
        return None
    return hours[1] / recorded[1] >= SLOWER * hours[0] / recorded[0]


_JUDGES: dict[Check, Callable[[Signs, str], Judgement]] = {
    Check.COUPLING: _coupling,
    Check.DECOUPLING: _decoupling,
    Check.BUNCHING: _bunching,
    Check.COMPOSITION: _composition,
    Check.INFLATION: _inflation,
    Check.SWING: _swing,
    Check.FEEDS: _feeds,
}
