"""Which table a file fills, and which of its names is which column: by likeness, never for sure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.build.drafting import looking, words
from dashboard.build.drafting.kinds import Seen
from dashboard.build.mapping.tables import Table

# Tables that other tables' files fill on the way, or that formats of their own fill better.
_BESIDE = {
    "addresses", "account_teams", "ai_day_details", "ai_marks", "change_commits", "change_labels",
    "change_lines", "contested_ids", "deployment_changes", "deployment_states", "failures",
    "incident_states", "memberships", "milestone_items", "teams",
}  # fmt: skip
_ENOUGH = 0.62
_SURE = 0.8


@dataclass(frozen=True)
class Guess:
    """What a file probably is.

    Attributes:
        table: the table it fills.
        columns: column of the table -> the name of the file that probably fills it.
    """

    table: Table
    columns: dict[str, Seen]

    @property
    def score(self) -> float:
        """How well the table explains the names: required columns count twice."""
        needed = set(self.table.required)
        return sum(2.0 if name in needed else 1.0 for name in self.columns) - 0.02 * len(
            self.table.columns
        )


def table(tables: Mapping[str, Table], seen: Iterable[Seen]) -> Guess | None:
    """The table that explains most of the names; nothing when none explains two of them."""
    names = [one for one in seen if not looking.secret(one) and one.kind != "nothing"]
    guesses = [columns(one, names, _SURE) for name, one in tables.items() if name not in _BESIDE]
    best = max(guesses, key=lambda guess: guess.score, default=None)
    if best is None or len(best.columns) < 2:
        return None
    return columns(best.table, names)


def columns(to: Table, seen: Iterable[Seen], enough: float = _ENOUGH) -> Guess:
    """The columns of a table with the names that are most like them, each name once."""
    names = [one for one in seen if not looking.secret(one) and one.kind != "nothing"]
    pairs = sorted(
        ((_fit(to, column, one), column, one) for column in to.columns for one in names),
        key=lambda pair: (-pair[0], pair[1], pair[2].name),
    )
    found: dict[str, Seen] = {}
    taken: set[str] = set()
    for fit, column, one in pairs:
        if fit >= enough and column not in found and one.name not in taken:
            found[column] = one
            taken.add(one.name)
    if enough < _SURE:
        found |= _only_choices(to, found, [one for one in names if one.name not in taken])
    return Guess(to, {column: found[column] for column in to.columns if column in found})


def _only_choices(to: Table, found: dict[str, Seen], rest: list[Seen]) -> dict[str, Seen]:
    """The key and the day of a row by the kind of value, where no name is like them."""
    more: dict[str, Seen] = {}
    key = to.contract.key[0]
    ids = [one for one in rest if one.is_unique and words.is_id(one.name)]
    if key in to.required and key.endswith("_key") and key not in found and ids:
        more[key] = ids[0]
    times = [one for one in rest if one.kind in ("time", "day")]
    if not to.dated_by(set(found)) and len(times) == 1:
        more |= dict.fromkeys(to.days[:1], times[0])
    return more


def _fit(to: Table, column: str, one: Seen) -> float:
    return words.likeness(one.name, column) * _suits(to, column, one)


def _suits(to: Table, column: str, one: Seen) -> float:
    """Whether what stands under a name can be what the column holds: 0 no, 1 yes."""
    kind = to.types[column]
    if kind.startswith("TIMESTAMP"):
        return {"time": 1.0, "day": 0.8}.get(one.kind, 0.0)
    if kind == "DATE":
        return {"day": 1.0, "time": 0.8}.get(one.kind, 0.0)
    if kind in ("BIGINT", "INTEGER", "SMALLINT"):
        return 1.0 if one.kind == "count" else 0.0
    if kind == "DOUBLE" or kind.startswith("DECIMAL"):
        return 1.0 if one.kind in ("count", "number") else 0.0
    if kind == "BOOLEAN":
        return 1.0 if one.kind == "flag" else 0.0
    return 0.0 if kind.endswith("[]") else _suits_text(to, column, one)


def _suits_text(to: Table, column: str, one: Seen) -> float:
    if one.kind in ("time", "day", "number", "list"):
        return 0.0
    if column.endswith("sha"):
        return {"sha": 1.0, "text": 0.7}.get(one.kind, 0.0)
    if column in to.contract.key[:1] and column.endswith("_key"):
        return 1.0 if one.is_unique else 0.7
    if column == "id_value":
        return {"mail": 1.0, "text": 0.95, "count": 0.8}.get(one.kind, 0.0)
    return 0.95 if one.kind in ("text", "mail", "sha") else 0.8
