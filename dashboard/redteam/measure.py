"""What the real builder makes of a world's exports: every metric, for each company in it."""

import contextlib
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb

from dashboard.build import marts
from dashboard.build.engine.duckdb import open_warehouse
from dashboard.build.stage import staging
from dashboard.redteam import files
from dashboard.redteam.world import QUARTER, WORK_FROM, World
from dashboard.settings import QUERIES

Figures = dict[str, float]
_BASELINE = """
    with worked as (
        select homes.node_key, sum(weeks.engineer_weeks) as engineer_weeks
        from marts.home_nodes as homes
        inner join marts.engineer_weeks as weeks using (person_key, period_start)
        where homes.period_start >= $from and homes.period_start < $to
        group by homes.node_key
    ),
    earned as (
        select node_key, sum(cell_credit * share) as credit
        from marts.housekeeping_cells
        where period_start >= $from and period_start < $to
        group by node_key
    )
    select quantile_cont(coalesce(credit, 0) / engineer_weeks, 0.75)
    from worked left join earned using (node_key)
"""
# What is counted elsewhere, measured beside ours: a gate that cannot fail proves nothing.
NAIVE = ("raw_deployments", "changes_per_engineer", "lines")


def measure(world: World, housekeeping_cap: float) -> dict[str, Figures]:
    """World name -> figure -> value; a figure without evidence is left out.

    Args:
        world: one company, or several together.
        housekeeping_cap: kappa, as the company fixed it while nobody cheated.

    Raises:
        ValueError: the builder did not take every record of the exports as it was meant.
    """
    with _built(world, housekeeping_cap) as connection:
        found = _figures(connection)
    for name, figures in _naive(world).items():
        found[name] |= figures
    return found


def baseline_cap(world: World) -> float:
    """Kappa of an honest company: what three quarters of its teams stay below in the quarter.

    Credit of work besides the plan per engineer-week, before any cap.
    """
    with _built(world) as connection:
        ((cap,),) = connection.execute(
            _BASELINE, {"from": _day(WORK_FROM), "to": _day(WORK_FROM + QUARTER)}
        ).fetchall()
    return float(cap)


@contextlib.contextmanager
def _built(
    world: World, housekeeping_cap: float | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with every mart and metric of a world, from its files."""
    with tempfile.TemporaryDirectory(prefix="redteam-") as folder:
        exports = Path(folder) / "exports"
        files.write(world, exports, housekeeping_cap)
        with open_warehouse(Path(folder) / "warehouse.duckdb") as connection:
            report = staging.load(connection, exports)
            if lost := [one.path for one in report.files if one.refusal or one.rows_set_aside]:
                raise ValueError(f"The builder set records of {lost[0]} aside.")
            marts.build(connection, lambda *progress: None)
            yield connection


def _day(number: int) -> date:
    return (files.EPOCH + timedelta(number)).date()


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
