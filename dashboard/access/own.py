"""A person's own figures, as their own file holds them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.access import reads
from dashboard.access.capability import Connection

# What may leave the file; a column that is not here reaches no page.
CONTRIBUTIONS = (
    "metric_id",
    "part",
    "period_start",
    "numerator",
    "denominator",
    "weight_sq",
)
LANDINGS = (
    "patch_key",
    "change_key",
    "title",
    "url",
    "service_names",
    "went_live_at",
    "settles_on",
    "use_case_id",
    "use_case_title",
    "tier",
    "lead_time_hours",
    "outcome",
    "undone_by",
    "undone_at",
    "is_counted",
    "not_counted_because",
)
AI_USE = (
    "tool",
    "week_start",
    "active_days",
    "tokens",
    "cost",
    "currency",
    "cost_kind",
)
GROUPS = ("period_start", "group_name", "level")


@dataclass(frozen=True)
class OwnOutcomes:
    """Everything the builder worked out about one person.

    Attributes:
        landings: one row per patch that went live.
        contributions: what the person adds to each metric and period, uncapped.
        ai_use: one row per tool and week.
        groups: the groups that include the person, by period.
    """

    landings: pd.DataFrame
    contributions: pd.DataFrame
    ai_use: pd.DataFrame
    groups: pd.DataFrame
    as_of: date
    built_for_release: str


def read_own(connection: Connection, path: Path) -> OwnOutcomes:
    """Read the one file the connection can open."""
    rows = connection.execute(reads.OWN, {"path": str(path)}).fetchall()
    as_of, built_for_release, contributions, landings, ai_use, groups = rows[0]
    return OwnOutcomes(
        landings=_table(landings, LANDINGS),
        contributions=_table(contributions, CONTRIBUTIONS),
        ai_use=_table(ai_use, AI_USE),
        groups=_table(groups, GROUPS),
        as_of=as_of,
        built_for_release=built_for_release,
    )


def _table(structs: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(
        [{name: row[name] for name in columns} for row in structs], columns=columns
    )
    dates = [name for name in columns if name.endswith(("_start", "_on", "_at"))]
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in dates})
