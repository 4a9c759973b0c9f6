"""The tables of a release."""

import duckdb
import pyarrow as pa

from dashboard.publish import cells, metric_health, schema
from dashboard.publish.constants import constants
from dashboard.publish.cuts import GROUPS, NODE_GROUPS, NODES, Cuts
from dashboard.publish.edition import Edition
from dashboard.publish.structure import people_band
from dashboard.publish.tables import arrow, load

_BLOCKS = (
    "block_key",
    "grain",
    "starts_on",
    "ends_on",
    "label",
    "closes_on",
    "is_closed",
    "parent_block_key",
)
_CLOSED_BLOCKS = "block_key varchar, grain varchar, starts_on date, close_after bigint"
_GROUP_NAMES = "block_key varchar, group_key varchar, group_name varchar, level varchar"
_CONSTANTS = ("metric_id", "part", "grain", "deff")
_REMOVED = ("metric_id", "block_key", "share_removed")
_HEALTH = ("metric_id", "check_id", "period_start", "state", "sign")


def contents(
    connection: duckdb.DuckDBPyConnection, edition: Edition, cuts: Cuts
) -> dict[str, pa.Table]:
    """Every table of the release, by the names of `schema.TABLES`."""
    _load_calendar(connection, edition)
    load(connection, "group_names", cuts.groups_table(), _GROUP_NAMES)
    load(connection, "frozen_cells", edition.frozen.tables.get("cells"), schema.TABLES["cells"])
    coverage = cells.run(connection, "release/coverage")
    return {
        "release": _release(connection, edition, cuts),
        "sources": cells.run(connection, "release/sources"),
        "blocks": arrow(_BLOCKS, _blocks(edition)),
        "nodes": arrow(NODES, cuts.nodes),
        "groups": arrow(GROUPS, cuts.groups),
        "node_groups": arrow(NODE_GROUPS, cuts.node_groups),
        "cells": cells.run(connection, "release/cells", k=edition.k),
        "constants": _constants(connection, edition),
        "coverage": coverage.rename_columns(["period_start", "measure", "share"]),
        "series_breaks": cells.run(connection, "release/series_breaks"),
        "missing_feeds": cells.run(connection, "release/missing_feeds"),
        "health": _health(connection, edition),
        "removed": _removed(connection, edition),
    }


def _load_calendar(connection: duckdb.DuckDBPyConnection, edition: Edition) -> None:
    """`block_periods` and `closed_blocks`: which periods make a block, and which may be summed."""
    closing = edition.closing
    spans = closing.spans()
    periods = [(span.key, start) for span in spans for start in span.periods()]
    names = ("block_key", "period_start")
    load(connection, "block_periods", arrow(names, periods), "block_key varchar, period_start date")
    waits = {cells.wait(found, edition.policy) for found in edition.definitions.values()}
    closed = [
        (span.key, span.grain.value, span.starts_on, wait)
        for span in spans
        for wait in sorted(waits)
        if closing.covers(span) and closing.is_closed(span, wait)
    ]
    names = ("block_key", "grain", "starts_on", "close_after")
    load(connection, "closed_blocks", arrow(names, closed), _CLOSED_BLOCKS)
    due = [(closing.newest_due(edition.wait),)]
    load(connection, "newest_due", arrow(("due_on",), due), "due_on date")


def _release(connection: duckdb.DuckDBPyConnection, edition: Edition, cuts: Cuts) -> pa.Table:
    people = connection.execute(
        "select count(*) from membership"
        " where period_start = (select max(period_start) from membership)"
    ).fetchall()[0][0]
    row = {
        "release_id": edition.release_id,
        "created_at": edition.created_at,
        "data_to": edition.closing.data_to,
        "as_of": edition.closing.as_of,
        "is_sample": edition.is_sample,
        "people_band": people_band(people),
        "teams": cuts.teams(),
        "k": edition.k,
        "base": edition.policy.base,
    }
    return arrow(tuple(row), [tuple(row.values())])


def _blocks(edition: Edition) -> list[tuple]:
    """Blocks of the data, open ones too, and older closed ones that are only kept."""
    closing, wait = edition.closing, edition.wait
    rows = [
        (
            span.key,
            span.grain.value,
            span.starts_on,
            span.ends_on,
            span.label,
            span.closes_on(wait),
            closing.is_published(span, wait),
            span.parent.key if span.parent else None,
        )
        for span in closing.spans()
    ]
    known = {row[0] for row in rows}
    kept = edition.frozen.rows("blocks", *_BLOCKS)
    return rows + [row for row in kept if row[6] and row[0] not in known]


def _constants(connection: duckdb.DuckDBPyConnection, edition: Edition) -> pa.Table:
    kept = edition.frozen.rows("constants", *_CONSTANTS)
    known = {row[:3]: row[3] for row in kept}
    people = cells.run(connection, "release/people")
    return constants(people, edition.definitions, edition.policy, known)


def _health(connection: duckdb.DuckDBPyConnection, edition: Edition) -> pa.Table:
    """The state of every metric after each closed period; what was said once stays said."""
    closed = [span.starts_on for span in edition.closing.closed_periods(edition.wait)]
    kept = edition.frozen.rows("health", *_HEALTH)
    known = {row[2] for row in kept}
    signs = connection.execute(
        "select period_start, sign, part, amount from marts.signs"
    ).fetchall()
    new = [
        row
        for place, period in enumerate(closed, 1)
        if period not in known
        for row in metric_health.health(
            metric_health.Signs.of(signs, closed[:place]), edition.definitions
        )
    ]
    return arrow(_HEALTH, [*kept, *new])


def _removed(connection: duckdb.DuckDBPyConnection, edition: Edition) -> pa.Table:
    kept = edition.frozen.rows("removed", *_REMOVED)
    known = {row[:2]: row[2] for row in kept}
    new = cells.run(connection, "release/removed").to_pylist()
    found = {(row["metric_id"], row["block_key"]): row["share_removed"] for row in new} | known
    return arrow(_REMOVED, [(*key, share) for key, share in found.items()])
