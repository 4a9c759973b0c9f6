"""How much of what was exported has a person: shares and a count, never the open ids."""

from typing import Any

import duckdb

_OF = ("usage", "changes", "deployments")


def mapped(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Shares of usage, changes and deployments with a person; null where there are none."""
    rows = connection.execute("""
        select measure, sum(part) / nullif(sum(whole), 0) as share
        from marts.coverage
        group by measure
    """).fetchall()
    shares = dict(rows)
    return {"mapped_share": {name: shares.get(f"{name}_mapped") for name in _OF}}
