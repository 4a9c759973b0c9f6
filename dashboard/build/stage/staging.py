"""Exports to staging tables: every file recognised or refused, every row accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard import sql_file
from dashboard.build.keep.store import Store
from dashboard.build.read import scratch
from dashboard.build.stage import (
    accounts,
    contracts,
    erasure,
    governance,
    loading,
    vocabulary,
    watermarks,
)
from dashboard.build.stage.file_report import FileReport
from dashboard.build.stage.governance import GovernanceReport
from dashboard.build.stage.loading import Folder, Progress
from dashboard.build.stage.shelf import Means
from dashboard.settings import QUERIES


@dataclass(frozen=True)
class StagingReport:
    """Every file below the exports folder, by path, and what the governance folder said."""

    files: list[FileReport]
    governance: GovernanceReport


def load(
    connection: duckdb.DuckDBPyConnection,
    exports: Path,
    formats_dir: Path = QUERIES / "staging",
    progress: Progress = loading.silent,
    before: Path | None = None,
    person_keys: Sequence[bytes] = (),
    store: Path | None = None,
) -> StagingReport:
    """Fill the schemas `staging` and `governance` from a folder of exports.

    Args:
        connection: a DuckDB connection that may still read files; its time zone becomes UTC.
        exports: folder of exported files, nested in any way, with `governance/` inside.
        formats_dir: folder of the staging statements, beside `governance/` and `macros/`.
        progress: told the step, files done, files in all, rows so far.
        before: the warehouse of the build before, whose frozen rows may not change.
        person_keys: of the hashes by which the registers name people who are erased or object.
        store: folder where what was read is kept for the next build; by default for none.

    Raises:
        BuildRefused: such people are named and there is no key.
        InvalidSqlFile: a statement or contract in `queries/` is wrong; never because of data.
    """
    queries = formats_dir.parent
    contracts.create_schema(connection, "staging", queries)
    told = governance.load(connection, exports / loading.GOVERNANCE, queries, before)
    erasure.begin(connection, person_keys)
    paths = [path for path in loading.files_below(exports) if path not in told.paths]
    with scratch.folder(connection) as copies:
        kept = Store(store or copies / "store")
        macros = vocabulary.script_of(queries / "macros")
        means = Means(kept, copies, told.declarations, macros)
        folder = Folder(exports, told.limits, means)
        looked = [(path, loading.look(folder, path, told.formats)) for path in paths]
        reports = loading.load(connection, folder, looked, progress)
        kept.finish()
    for path in sorted(formats_dir.glob("*/_after.sql")):
        connection.execute(sql_file.read(path).statement)
    contracts.prove(connection, "staging")
    erasure.write_objectors(connection, person_keys)
    every = sorted([*told.files, *reports], key=lambda report: report.path)
    accounts.insert_files(connection, every)
    watermarks.write(connection, every, told.formats, queries)
    return StagingReport(every, told)
