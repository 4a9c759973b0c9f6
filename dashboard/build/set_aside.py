"""The list of records set aside, for whoever mends exports: places and reasons, no values."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import duckdb

from dashboard import csv_cells, sql_file
from dashboard.build.owned_files import shown
from dashboard.build.recognise.format import Format
from dashboard.build.stage.file_report import fix_of
from dashboard.publish.pointer import durable
from dashboard.settings import QUERIES

SUFFIX = ".set-aside.csv"
COLUMNS = ("file", "record", "line", "field", "reason", "fix")
_AT_ONCE = 10_000


def write_list(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    build_id: str,
    formats: Iterable[Format],
    personal: Container[str] = (),
) -> str:
    """Write the list of a build, whole or not at all, and return its name.

    A company with many files can have very many such records: they pass through, and are never
    held all together.

    Args:
        connection: holds the fate of every record.
        folder: where the report of the build stands.
        build_id: of that report.
        formats: what the records were read by; those of a mapping know what to mend in it.
        personal: files of one person each, which are not named.
    """
    known = {one.format_id: one.fixes for one in formats}
    name = f"{build_id}{SUFFIX}"
    with durable(folder / name) as file:
        file.write(csv_cells.line(COLUMNS).encode())
        for file_name, *place, field, reason, format_id in _rows(connection):
            fix = known.get(format_id, {}).get(f"{reason} {field}") or fix_of(reason)
            cells = (shown(file_name, personal), *place, field, reason, fix)
            file.write(csv_cells.line(cells).encode())
    return name


def remove_older(folder: Path, name: str) -> None:
    """Remove every list but one: the newest names everything that is still to be mended."""
    for path in folder.glob(f"*{SUFFIX}"):
        if path.name != name:
            path.unlink()


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple]:
    asked = connection.execute(sql_file.read(QUERIES / "lists" / "set_aside.sql").statement)
    while rows := asked.fetchmany(_AT_ONCE):
        yield from rows
