"""The tables a mapping can fill, as DuckDB understands their `_table.sql`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from dashboard.build.stage import contracts, vocabulary
from dashboard.build.stage.contracts import PLACE, Contract

# Written by the build itself.
_OURS = ("files", "row_fates", "watermarks", "calendar")
_FEEDS = {
    "ai_seats": "spend",
    "ai_": "usage",
    "bill_": "spend",
    "reported_": "figures",
    "change": "changes",
    "deployment": "deployments",
    "failures": "deployments",
    "incident": "incidents",
    "people": "roster",
    "teams": "roster",
    "memberships": "roster",
    "identities": "roster",
    "work_weeks": "roster",
}
_DAYS = (
    "used_on", "occurred_at", "finished_at", "resolved_at", "merged_at", "created_at",
    "started_at", "snapshot_at", "billed_on", "reported_on", "reviewed_on", "entered_at",
    "committed_at", "reviewed_at", "measured_on", "week_start", "due_on",
)  # fmt: skip
_UNITS = {"currency": ("cost", "net_amount", "gross_amount", "discount_amount", "unit_price")}
_UNITS |= {"credit_unit": ("credits",)}


@dataclass(frozen=True)
class Table:
    """A staging table.

    Attributes:
        name: without its schema.
        contract: its columns, key and rules.
        types: column -> DuckDB type.
        required: columns that need a value and have no default.
        defaults: columns of the key that have one, and its SQL.
    """

    name: str
    contract: Contract
    types: dict[str, str]
    required: tuple[str, ...]
    defaults: dict[str, str]

    @property
    def feed(self) -> str:
        """The kind of feed its rows belong to."""
        return next((feed for start, feed in _FEEDS.items() if self.name.startswith(start)), "work")

    def choices(self, name: str) -> tuple[str, ...]:
        """The words a rule of the table lists for a column; none where it takes any."""
        for columns, holds, _ in self.contract.rules:
            if columns == (name,) and " IN (" in holds:
                listed = holds.partition(" IN (")[2].rstrip(")").replace("'", "")
                return tuple(listed.split(", "))
        return ()

    def dated_by(self, mapped: set[str]) -> str:
        """The mapped column that says on which day a row counts, or nothing."""
        return next((name for name in self.days if name in mapped), "")

    @property
    def days(self) -> tuple[str, ...]:
        """The columns that can say on which day a row counts, the best one first."""
        return tuple(name for name in _DAYS if name in self.types)

    def amounts(self, unit: str) -> tuple[str, ...]:
        """The columns that mean nothing without the unit that this column names."""
        return tuple(name for name in _UNITS.get(unit, ()) if name in self.types)

    @property
    def units(self) -> tuple[str, ...]:
        """The columns that name a unit."""
        return tuple(name for name in _UNITS if name in self.types)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns a mapping may fill."""
        return tuple(name for name in self.types if name not in (*PLACE, "extra", "final_on"))


@dataclass(frozen=True)
class Workshop:
    """A database without rows in which mappings are checked, and its tables."""

    connection: duckdb.DuckDBPyConnection
    tables: dict[str, Table]


@cache
def workshop(queries: Path) -> Workshop:
    """The tables of a folder of SQL."""
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("set timezone = 'UTC'")
    contracts.create_schema(connection, "staging", queries)
    names = [path.parent.name for path in sorted((queries / "staging").glob("*/_table.sql"))]
    return Workshop(
        connection, {name: _table(connection, name) for name in names if name not in _OURS}
    )


@cache
def speaking(queries: Path) -> duckdb.DuckDBPyConnection:
    """The same database with the words statements are written in: they take a while."""
    connection = workshop(queries).connection
    vocabulary.install(connection, queries / "macros")
    connection.execute("create temp table declared_results (state varchar, result varchar)")
    return connection


def _table(connection: duckdb.DuckDBPyConnection, name: str) -> Table:
    described = connection.execute(f"describe staging.{name}").fetchall()
    types = {column: kind for column, kind, *_ in described}
    contract = contracts.contract(connection, f"staging.{name}")
    required = [
        column
        for column, _, is_null, _, default, _ in described
        if (is_null == "NO" or column in contract.key)
        and default is None
        and column not in (*PLACE, "final_on")
    ]
    defaults = {
        column: f"cast({default} as {types[column]})"
        for column, _, _, _, default, _ in described
        if default is not None and column in contract.key
    }
    return Table(name, contract, types, tuple(required), defaults)
