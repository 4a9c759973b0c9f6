"""Contributions: each metric's numerator, denominator and squared weight by person and period.

A unit of evidence with weight w is divided by each person's share s of it: w times s, and for
the squared weight w squared times s. Weights of delivery units are counted in tenths.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from tests.independent import usage
from tests.independent.company import Company
from tests.independent.deployments import Deployment
from tests.independent.landings import Landing
from tests.independent.people import monday_of, period_of
from tests.independent.units import Unit

TENTHS = 10
KEYS = ["metric_id", "part", "person_key", "period_start"]
SUMS = ["numerator", "denominator", "weight_sq"]
Row = tuple[str, str, str, dt.date, float, float, float]


def contributions(company: Company) -> pd.DataFrame:
    """One row a metric, part, person and period."""
    rows: list[Row] = [
        *_adoption(company),
        *_standing(company),
        *_change_failures(company),
        *_reach(company),
        *_spend(company),
    ]
    table = pd.DataFrame(rows, columns=KEYS + SUMS)
    return table.groupby(KEYS, as_index=False)[SUMS].sum()


def _divided(
    name: tuple[str, str],
    shares: dict[str, float],
    when: dt.date,
    weight: float,
    outcome: float,
    scale: float = 1,
) -> Iterator[Row]:
    """One unit divided among its people."""
    for person, share in shares.items():
        part = scale * weight * share
        yield (*name, person, period_of(when), part * outcome, part, part * weight)


def _adoption(company: Company) -> Iterator[Row]:
    """Of the AI-assisted stake: on a declared use case, landed there, and lasted there."""
    for unit in company.units:
        if not unit.is_assisted:
            continue
        on_case = unit.use_case is not None
        lasted = on_case and unit.has_lasted
        stages = {
            ("on_use_case", ""): on_case,
            ("adoption_quality", ""): lasted,
            ("adoption_quality", "landed"): on_case and unit.has_landed,
        }
        for name, outcome in stages.items():
            yield from _staked(unit, name, outcome)
        if on_case:
            yield from _staked(unit, ("use_case_lasted", ""), lasted)


def _staked(unit: Unit, name: tuple[str, str], outcome: bool) -> Iterator[Row]:
    yield from _divided(name, unit.shares(), unit.until, unit.stake, float(outcome), TENTHS)


def _standing(company: Company) -> Iterator[Row]:
    """Patches by their first landing: the part of their landings that is not undone by a day."""
    for first, landings in _patches(company):
        if first.at + dt.timedelta(days=company.days) > company.complete_until:
            continue
        authors = first.change.authors
        shares = {author: 1 / len(authors) for author in authors}
        for part, days in _arms(first):
            kept = sum(not landing.is_undone(days) for landing in landings) / len(landings)
            yield from _divided(("standing", part), shares, first.at, 1, kept)


def _patches(company: Company) -> Iterator[tuple[Landing, list[Landing]]]:
    """Each counted patch: its first landing and those within the days after it."""
    by_patch: dict[str, list[Landing]] = defaultdict(list)
    for landing in company.landings:
        if landing.change.is_counted:
            by_patch[landing.change.patch].append(landing)
    for landings in by_patch.values():
        end = landings[0].at + dt.timedelta(days=company.days)
        yield landings[0], [landing for landing in landings if landing.at <= end]


def _arms(first: Landing) -> Iterator[tuple[str, int]]:
    yield "all_14", 14
    if first.change.is_assisted:
        yield from (("", 14), ("ai_1", 1), ("ai_3", 3), ("ai_7", 7))
    if first.change.tier == "T0":
        yield from (("none_1", 1), ("none_3", 3), ("none_7", 7), ("none_14", 14))


def _change_failures(company: Company) -> Iterator[Row]:
    """Deployments that needed an intervention, among the authors of what they landed."""
    carried: dict[int, list[Landing]] = defaultdict(list)
    for landing in company.landings:
        carried[id(landing.deployment)].append(landing)
    for one in (one for line in company.deployments.values() for one in line):
        if one.live_at + dt.timedelta(days=company.days) <= company.complete_until:
            shares = _line_shares(carried[id(one)])
            for part, explicit_only in (("", False), ("explicit", True)):
                yield from _failed(one, part, shares, company.days, explicit_only)


def _failed(
    one: Deployment, part: str, shares: dict[str, float], days: int, explicit_only: bool
) -> Iterator[Row]:
    failed = one.has_failed(days, explicit_only=explicit_only)
    yield from _divided(("change_fail_rate", part), shares, one.live_at, 1, float(failed))


def _line_shares(landings: list[Landing]) -> dict[str, float]:
    """Each author's part of the lines landed; without lines each landing is one."""
    lines = [landing.change.lines for landing in landings]
    lines = lines if sum(lines) else [1] * len(lines)
    shares: dict[str, float] = defaultdict(float)
    for n, landing in zip(lines, landings, strict=True):
        for author in landing.change.authors:
            shares[author] += n / sum(lines) / len(landing.change.authors)
    return shares


def _reach(company: Company) -> Iterator[Row]:
    """Weeks with any AI use, of the weeks that telemetry covers."""
    active = {(day.person, monday_of(day.day)) for day in company.usage if day.is_active}
    covered = usage.measured_weeks(company.usage)
    for person, week, weeks in company.engineer_weeks:
        if (person, week) in covered:
            used = float((person, week) in active)
            yield from _divided(("reach", ""), {person: 1}, week, weeks, used)


def _spend(company: Company) -> Iterator[Row]:
    """Money by person and period against tenths of engineer-weeks."""
    spent: dict[tuple[str, dt.date], float] = defaultdict(float)
    for day in company.usage:
        spent[day.person, period_of(day.day)] += day.cost
    weeks: dict[tuple[str, dt.date], list[float]] = defaultdict(list)
    for person, week, share in company.engineer_weeks:
        weeks[person, period_of(week)].append(share)
    for (person, period), shares in weeks.items():
        weight, squares = TENTHS * sum(shares), TENTHS * sum(share**2 for share in shares)
        money = spent[person, period]
        yield "spend_per_engineer_week", "", person, period, money, weight, squares
