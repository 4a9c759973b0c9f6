"""Ratios of work the project does to a reference measured in the same run."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from dashboard import bench_imports
from dashboard.access.organisation import Grain
from dashboard.access.store import Store, Subject
from dashboard.access.view import View
from dashboard.access.viewer import Role, Viewer
from dashboard.bench_coverage import coverage_table
from dashboard.build import pipeline
from dashboard.build.progress import Progress
from dashboard.publish import pointer
from dashboard.settings import Settings

_RUNS = 5


@dataclass(frozen=True)
class Row:
    """One measurement: seconds of ours and of the reference, as lists of runs."""

    work: str
    reference: str
    ours: list[float]
    theirs: list[float]
    goal: str

    @property
    def ratio(self) -> float:
        """Median of ours over median of the reference."""
        return statistics.median(self.ours) / statistics.median(self.theirs)

    @property
    def spread(self) -> str:
        """Lowest and highest ratio of single runs to the reference's median."""
        middle = statistics.median(self.theirs)
        return f"{min(self.ours) / middle:.3f} to {max(self.ours) / middle:.3f}"


def run(settings: Settings) -> str:
    """Build the exports in a folder of its own, measure, and return a table as text."""
    with tempfile.TemporaryDirectory(prefix="outcome-views-bench-") as folder:
        fresh = Settings(exports=settings.exports, out=Path(folder) / "out")
        whole = [_seconds(lambda: _build(fresh))]
        again = _runs(lambda: _build(fresh))
        store = Store(fresh)
        one_more = [_one_file_more(settings.exports, Path(folder))]
        return _table(
            [
                Row("rebuild, nothing changed", "full build", again, whole, "≤ 0.05"),
                Row("rebuild, one file more", "full build", one_more, whole, "≤ 0.25"),
                _own_page(fresh, store),
                _group_page(fresh, store),
                *(
                    Row(work, "the same file, all text, no checks", ours, theirs, "≤ 2")
                    for work, ours, theirs in bench_imports.run(settings.exports)
                ),
            ]
        ) + _printed(coverage_table())


def _one_file_more(exports: Path, folder: Path) -> float:
    """Seconds of a build that finds one more export than the build before it."""
    less = Settings(exports=folder / "exports", out=folder / "less")
    shutil.copytree(exports, less.exports)
    newest = max(less.exports.rglob("*.csv"), key=lambda path: path.stat().st_size)
    waiting = newest.rename(folder / newest.name)
    _build(less)
    waiting.rename(newest)
    return _seconds(lambda: _build(less))


def _own_page(settings: Settings, store: Store) -> Row:
    """A person's own file through the view, against an unguarded read of the same file."""
    person = next(one for one in store.subjects() if one.own and "engineer" in one.roles)
    path = settings.out / "own" / f"{person.own}.parquet"
    view = View(_viewer(person), store)

    def unguarded() -> None:
        with duckdb.connect() as connection:
            connection.execute("select * from read_parquet(?)", [str(path)]).fetchall()

    return Row("own page: every row", "unguarded read", _runs(view.own), _runs(unguarded), "-")


def _group_page(settings: Settings, store: Store) -> Row:
    """All figures of a team over all quarters, against an unguarded read of the same cells."""
    person = next(one for one in store.subjects() if "manager" in one.roles)
    view = View(_viewer(person), store)
    blocks = [block.block_key for block in view.blocks(Grain.QUARTER) if block.is_closed]
    node = view.nodes()[-1].node_key
    release = settings.out / "releases" / f"{pointer.read(settings.out).release}.duckdb"

    def ours() -> None:
        view.cells(list(view.definitions()), node, blocks)

    def unguarded() -> None:
        with duckdb.connect(str(release), read_only=True) as connection:
            connection.execute("select * from cells where group_key = ?", [node]).fetchall()

    return Row("team page: every cell", "unguarded read", _runs(ours), _runs(unguarded), "-")


def _viewer(person: Subject) -> Viewer:
    roles = frozenset(Role(role) for role in person.roles)
    return Viewer(
        person.iss, person.sub, person.display_name, roles, person.nodes, person.own, person.persona
    )


def _build(settings: Settings) -> None:
    with Progress(quiet=True) as progress:
        pipeline.build(settings, progress)


def _runs(work: Callable[[], object]) -> list[float]:
    return [_seconds(work) for _ in range(_RUNS)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _table(rows: list[Row]) -> str:
    table = Table("work", "reference, same run", "ours", "reference", "ratio", "spread", "goal")
    for row in rows:
        table.add_row(
            row.work,
            row.reference,
            f"{statistics.median(row.ours):.4f} s",
            f"{statistics.median(row.theirs):.4f} s",
            f"{row.ratio:.3f}",
            row.spread,
            row.goal,
        )
    return _printed(table)


def _printed(table: Table) -> str:
    console = Console(width=110)
    with console.capture() as captured:
        console.print(table)
    return captured.get().rstrip() + "\n"
