"""How much of what was exported has a person. The open ids go only to whoever runs a build."""

import csv
import os
from pathlib import Path
from typing import Any

import duckdb

from dashboard import csv_cells, sql_file
from dashboard.settings import QUERIES
from dashboard.wording import plural

COLUMNS = ("system", "id_kind", "id_value", "why", "proposal")
SHOWN = 20
_OF = ("usage", "changes", "deployments")


def mapped(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Shares and counts, null where there is nothing: what a report may say to a server.

    Returns:
        `mapped_share` of usage (of each tool by its own unit, tools weighted by their rows),
        changes and deployments; `usage_by_tool` with the unit of each; `unmapped_ids` and the
        count of them by system; `outside_roster_share`: of the days on which a person used AI,
        those before the roster or a directory gives them a place, or after.
    """
    shares = _pairs(
        connection,
        "select measure, sum(part) / nullif(sum(whole), 0) from marts.coverage group by measure",
    )
    by_system = _pairs(
        connection, "select system, count(*) from marts.unmapped_accounts group by 1 order by 1"
    )
    return {
        "mapped_share": {name: shares.get(f"{name}_mapped") for name in _OF},
        "usage_by_tool": _usage_by_tool(connection),
        "unmapped_ids": sum(by_system.values()),
        "unmapped_ids_by_system": by_system,
        "outside_roster_share": _outside_roster(connection),
    }


def unmapped_list(out: Path, build_id: str) -> Path:
    """Where a build writes the ids that nobody holds, for whoever may open the warehouse."""
    return out / "warehouse" / f"unmapped-{build_id}.csv"


def write_unmapped(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write every id that nobody holds, alphabetically, with proposals; for the owner only."""
    asked = connection.execute(sql_file.read(QUERIES / "lists" / "unmapped_ids.sql").statement)
    lines = [csv_cells.line(row) for row in (COLUMNS, *asked.fetchall())]
    part = path.with_name(f"{path.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    part.replace(path)


def told(path: Path) -> str:
    """What to print of a list: its first ids, and where all of them are; empty for none."""
    if not path.exists():
        return ""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        return ""
    lines = [f"  {row['system']} {row['id_kind']} {_id(row)}" for row in rows[:SHOWN]]
    more = [f"  and {len(rows) - SHOWN:,} more"] if len(rows) > SHOWN else []
    head = f"{plural(len(rows), 'id')} that nobody holds: identities.csv can say whose."
    return "\n".join([head, *lines, *more, f"  All of them: {path}"])


def _id(row: dict[str, str]) -> str:
    proposal = f", perhaps {row['proposal']}" if row["proposal"] else ""
    return f"{row['id_value']} ({row['why']}{proposal})"


def _usage_by_tool(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    rows = connection.execute(
        "select tool, unit, sum(mapped_amount) / nullif(sum(amount), 0) "
        "from marts.mapped_use group by tool, unit order by tool, unit"
    ).fetchall()
    return [dict(zip(("tool", "unit", "share"), row, strict=True)) for row in rows]


def _outside_roster(connection: duckdb.DuckDBPyConnection) -> float | None:
    return connection.execute("""
        select count(*) filter (where not is_placed) / nullif(count(*), 0)
        from (
            select days.person_key, days.used_on, bool_or(stays.person_key is not null) as is_placed
            from marts.ai_use_days as days
            left join marts.memberships as stays
                on days.person_key = stays.person_key
                and days.used_on >= stays.valid_from
                and days.used_on <= coalesce(stays.valid_to, days.used_on)
            where days.is_active
            group by days.person_key, days.used_on
        )
    """).fetchall()[0][0]


def _pairs(connection: duckdb.DuckDBPyConnection, statement: str) -> dict[str, Any]:
    return dict(connection.execute(statement).fetchall())
