"""What the real builder makes of a world's exports: every metric, for each company in it."""

import tempfile
from collections import defaultdict
from pathlib import Path

import duckdb

from dashboard.build import marts
from dashboard.build.engine.duckdb import open_warehouse
from dashboard.build.stage import staging
from dashboard.redteam import files
from dashboard.redteam.world import World
from dashboard.settings import QUERIES

Figures = dict[str, float]
# What is counted elsewhere, measured beside ours: a gate that cannot fail proves nothing.
NAIVE = ("raw_deployments", "changes_per_engineer", "lines")


def measure(world: World) -> dict[str, Figures]:
    """World name -> figure -> value; a figure without evidence is left out.

    Raises:
        ValueError: the builder did not take every record of the exports as it was meant.
    """
    with tempfile.TemporaryDirectory(prefix="redteam-") as folder:
        exports = Path(folder) / "exports"
        files.write(world, exports)
        with open_warehouse(Path(folder) / "warehouse.duckdb") as connection:
            report = staging.load(connection, exports)
            if lost := [one.path for one in report.files if one.refusal or one.rows_set_aside]:
                raise ValueError(f"The builder set records of {lost[0]} aside.")
            marts.build(connection, lambda *progress: None)
            found = _figures(connection)
    for name, figures in _naive(world).items():
        found[name] |= figures
    return dict(found)


def _figures(connection: duckdb.DuckDBPyConnection) -> dict[str, Figures]:
    found: dict[str, Figures] = defaultdict(dict)
    for metric_id in sorted(path.stem for path in (QUERIES / "metrics").glob("*.sql")):
        for name, numerator, denominator in _sums(connection, metric_id):
            if denominator:
                found[name][metric_id] = numerator / denominator
    return found


def _sums(connection: duckdb.DuckDBPyConnection, metric_id: str) -> list[tuple]:
    return connection.execute(
        # Sums of floats depend on the order of rows in their last digits.
        "select split_part(person_key, '-', 1), round(sum(numerator), 9), "
        "round(sum(denominator), 9) "
        f"from metrics.{metric_id} where part = '' group by 1"
    ).fetchall()


def _naive(world: World) -> dict[str, Figures]:
    found: dict[str, Figures] = defaultdict(lambda: dict.fromkeys(NAIVE, 0.0))
    for change in world.changes:
        own = found[_world_of(change.service)]
        own["raw_deployments"] += 1
        own["lines"] += change.lines
        own["changes_per_engineer"] += not change.is_bot
    for again in world.again:
        found[_world_of(again.service)]["raw_deployments"] += 1
    return {name: {key: own[key] for key in NAIVE} for name, own in found.items()}


def _world_of(name: str) -> str:
    return name.split("-")[0]
