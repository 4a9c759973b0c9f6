"""From contributions to published cells: who stands together, then cap, sum and round.

Groups follow from headcount alone. Of each parent the children with enough people stand
alone; its direct staff and its small children stand together as one group, and while that group
is too small the smallest child joins it. In a longer block a node that stood with others in one
period stands with them throughout.
"""

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd

from tests.independent.company import Company
from tests.independent.people import PERIOD_DAYS

SMALLEST_GROUP = 5
COUNTED_DAYS = 14
CAPS = {
    "reach": (4, 5),
    "standing": (40, 5),
    "on_use_case": (40, 5),
    "use_case_lasted": (40, 5),
    "adoption_quality": (40, 5),
    "change_fail_rate": (40, 5),
    "spend_per_engineer_week": (400, 50),
}
MONEY = {"spend_per_engineer_week"}
SUMS = ["numerator", "denominator", "weight_sq"]


def periods_of(start: dt.date, count: int) -> list[dt.date]:
    """First days of the periods of a block."""
    return [start + dt.timedelta(days=PERIOD_DAYS * number) for number in range(count)]


def headcount(company: Company, period: dt.date) -> dict[str, int]:
    """People at each node: those on the roster at least half of the period."""
    found: dict[str, int] = {}
    for person in company.people.stays:
        if company.people.roster_days(person, period) >= COUNTED_DAYS:
            node = company.people.home(person, period)
            found[node] = found.get(node, 0) + 1
    return found


def groups(company: Company, parent: str, periods: Iterable[dt.date]) -> list[set[str]]:
    """The groups of home nodes below a parent, and its direct staff, over some periods."""
    found = [{node} for node in _children(company, parent)] + [{parent}]
    for period in periods:
        together = _remainder(company, parent, headcount(company, period))
        touched = [group for group in found if group & together]
        found = [group for group in found if not group & together] + [set().union(*touched)]
    return found


def _children(company: Company, parent: str) -> list[str]:
    return sorted(node for node, above in company.people.parents.items() if above == parent)


def _remainder(company: Company, parent: str, people: dict[str, int]) -> set[str]:
    kept = {node: people.get(node, 0) for node in _children(company, parent)}
    small = {node for node, n in kept.items() if n < SMALLEST_GROUP}
    total = people.get(parent, 0) + sum(kept.pop(node) for node in small)
    while 0 < total < SMALLEST_GROUP and kept:
        smallest = min(kept, key=lambda node: (kept[node], node))
        total += kept.pop(smallest)
        small.add(smallest)
    return small | {parent}


def capped(table: pd.DataFrame) -> pd.DataFrame:
    """Each person-period cut down to the cap of its metric."""
    cap = table.metric_id.map(lambda name: CAPS[name][0]).astype(float)
    is_money = table.metric_id.isin(MONEY)
    size = table.numerator.where(is_money, table.denominator)
    factor = (cap / size.where(size > 0, cap)).clip(upper=1.0)
    return table.assign(
        numerator=table.numerator * factor,
        denominator=table.denominator * factor.where(~is_money, 1.0),
        weight_sq=(table.weight_sq * factor**2).clip(upper=4 * cap),
    )


def with_homes(company: Company, table: pd.DataFrame) -> pd.DataFrame:
    """Contributions with the node each person-period belongs to."""
    pairs = zip(table.person_key, table.period_start, strict=True)
    return table.assign(node=[company.people.home(*pair) for pair in pairs])


def cells(table: pd.DataFrame, nodes: set[str], periods: Iterable[dt.date]) -> pd.DataFrame:
    """Rounded sums by metric and part over some nodes and periods."""
    mine = table[table.node.isin(nodes) & table.period_start.isin(list(periods))]
    sums = mine.groupby(["metric_id", "part"])[SUMS].sum()
    base = pd.Series([CAPS[name][1] for name, _ in sums.index], index=sums.index)
    return pd.DataFrame(
        {name: _rounded(sums[name], base * (4 if name == "weight_sq" else 1)) for name in SUMS}
    )


def _rounded(values: pd.Series, base: pd.Series) -> pd.Series:
    """To the nearest base; what lies half way goes up."""
    return np.floor((values / base).round(9) + 0.5) * base


def everyone(company: Company) -> set[str]:
    """All nodes of the company."""
    return set(company.people.parents)


def nodes_of(company: Company, group: str) -> set[str]:
    """The home nodes of a published group: its members, a whole department, or one team."""
    if group.startswith("combined:"):
        names = group.removeprefix("combined:").split("+")
        return {name.removesuffix(".direct") for name in names}
    return {node for node in everyone(company) if company.people.is_within(node, group)}
