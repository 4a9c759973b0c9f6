"""Constants of intervals: how alike one person's work is, and how far times spread."""

from collections import defaultdict

import numpy as np
import pyarrow as pa

from dashboard.governance.definitions import Definition, Shape
from dashboard.governance.policy import Policy
from dashboard.publish.tables import arrow
from dashboard.statistics.design_effect import Spread, design_effect, log_spread

# Assumed until `k_breakdown` people have contributed: what was measured for twelve weeks of
# ordinarily alike work. Too wide a range is the smaller mistake.
UNTIL_MEASURED = 3.3
# In squared thirds of a logarithm: times that spread twentyfold either way.
LOG_SPREAD_UNTIL_MEASURED = 1.0
_COLUMNS = ("numerator", "denominator", "weight_sq", "node_key")

Key = tuple[str, str, str]


def constants(
    people: pa.Table, definitions: dict[str, Definition], policy: Policy, known: dict[Key, float]
) -> pa.Table:
    """The design effects that can be told, to two significant digits.

    Args:
        people: contributions of each person, summed over the newest closed block.
        definitions: the metrics of this release.
        policy: says how many people a company-wide estimate needs.
        known: frozen values: a range on a closed figure does not move either.
    """
    measured = {
        key: _measure(table, definitions[key[0]])
        for key, table in _by_key(people).items()
        if len(table["node_key"]) >= policy.k_breakdown
    }
    rows = [(*key, effect) for key, effect in sorted((measured | known).items())]
    return arrow(("metric_id", "part", "grain", "deff"), rows)


def until_measured(definition: Definition) -> float:
    """What is assumed of a metric while too few people have contributed to measure it."""
    is_mean = definition.shape is Shape.GEOMETRIC_MEAN
    return LOG_SPREAD_UNTIL_MEASURED if is_mean else UNTIL_MEASURED


def _by_key(people: pa.Table) -> dict[Key, dict[str, list]]:
    found: dict[Key, dict[str, list]] = defaultdict(lambda: {name: [] for name in _COLUMNS})
    for row in people.to_pylist():
        for name in _COLUMNS:
            found[row["metric_id"], row["part"], row["grain"]][name].append(row[name])
    return found


def _measure(people: dict[str, list], definition: Definition) -> float:
    # Money is counted, not sampled, and in no unit a share: it has no design effect.
    if definition.shape is Shape.MONEY:
        return 1.0
    columns = [np.array(people[name]) for name in _COLUMNS]
    if definition.shape is Shape.GEOMETRIC_MEAN:
        return float(f"{log_spread(*columns):.1e}")
    spread = Spread.RATE if definition.shape is Shape.RATE else Spread.SHARE
    effect = design_effect(*columns, scale=definition.scale, spread=spread)
    return float(f"{effect:.1e}")
