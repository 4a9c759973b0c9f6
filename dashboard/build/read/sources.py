"""Files of one format as one relation: `source`, every leaf as text, each row with its place."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

import duckdb

from dashboard.build.read import bulk, reading, repair
from dashboard.build.read.export_time import ExportTime
from dashboard.build.read.quoting import quoted, text
from dashboard.build.read.survey import Survey
from dashboard.build.recognise import containers
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.recognise import Recognised
from dashboard.build.recognise.refusals import FileRefused, Refusal
from dashboard.build.stage.declarations import Source

# What is known of a file as a whole, and its type.
_FACTS = {
    "file_id": "varchar",
    "file_name": "varchar",
    "exported_at": "timestamp",
    "latest_at": "timestamp",
    "declared_zone": "varchar",
    "declared_date_order": "varchar",
    "declared_owner": "varchar",
    "declared_scope": "varchar",
    "declared_metric": "varchar",
}
FACT_NAMES = tuple(_FACTS)
# Rows are inserted in the order of the file.
_NUMBERED = """
create or replace temp view numbered as
select
    file_of.file_id,
    raw.rowid - firsts.first_record + 1 as row_number,
    raw.* exclude (readable)
from raw
inner join file_of on raw.readable = file_of.readable
inner join (
    select readable, min(rowid) as first_record from raw group by readable
) as firsts on raw.readable = firsts.readable
"""
# No event is later than its export, give or take a zone and a clock. Where the time of the
# export is not known, only a wrong unit is.
_CLOCK_SKEW = timedelta(hours=26)
_LATEST = datetime(2100, 1, 1)
_REPAIRED_LINE = 64 * containers.MIB


@dataclass(frozen=True)
class Input:
    """One file that is about to be read, with everything known about it as a whole."""

    name: str
    recognised: Recognised
    survey: Survey
    exported: ExportTime
    declared: Source

    @property
    def group(self) -> tuple:
        """Files that one statement can read together."""
        found = self.recognised.fingerprint
        place = self.recognised.place
        names = (*found.header, "", *self.recognised.unknown)
        return str(found.layout), found.delimiter, place.steps if place else (), names

    @property
    def latest_at(self) -> datetime:
        """The latest time an event of the file can have."""
        return self.exported.at + _CLOCK_SKEW if self.exported.is_certain else _LATEST

    @property
    def facts(self) -> tuple:
        """The row of the file among the files of its format."""
        told = self.declared
        return (
            self.survey.file_id, self.name, self.exported.at, self.latest_at,
            told.zone or None, told.date_order or None, told.owner or None,
            told.scope or None, told.metric or None,
        )  # fmt: skip


def tell(connection: duckdb.DuckDBPyConnection, one: Format, inputs: list[Input]) -> None:
    """Create `input_files_<format>`: what is known of each file of a format as a whole."""
    columns = ", ".join(f"{name} {kind}" for name, kind in _FACTS.items())
    connection.execute(f"create or replace temp table input_files_{one.format_id} ({columns})")
    bulk.insert(connection, f"input_files_{one.format_id}", [item.facts for item in inputs])


def read(
    connection: duckdb.DuckDBPyConnection, one: Format, inputs: list[Input], scratch: Path
) -> dict[str, Refusal]:
    """Create `numbered`, every record of these files with its place; return file id -> refusal.

    A file that DuckDB cannot read as a whole is read again record by record, which says where it
    is wrong: a record alone is set aside, a broken file is refused.
    """
    connection.execute(f"create or replace temp table raw ({_record_columns(one)})")
    refused: dict[str, Refusal] = {}
    for _, group in groupby(sorted(inputs, key=lambda item: item.group), lambda item: item.group):
        refused |= _read_group(connection, one, list(group), scratch)
    connection.execute("create or replace temp table file_of (readable varchar, file_id varchar)")
    rows = [(str(item.survey.readable), item.survey.file_id) for item in inputs]
    bulk.insert(connection, "file_of", rows)
    connection.execute(_NUMBERED)
    return refused


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the records that were read last."""
    connection.execute("drop view if exists numbered")
    connection.execute("drop table if exists raw")


def point_at(connection: duckdb.DuckDBPyConnection, one: Format, records: str) -> None:
    """Let `source` mean these records of a format, each with what is known of its file.

    Where a mapping says in which words, `as_written` means them as they were read.
    """
    _point(
        connection,
        one,
        f"select input_files.*, records.* exclude (file_id) from {records} as records "
        f"inner join input_files_{one.format_id} as input_files "
        "on records.file_id = input_files.file_id",
    )


def point_at_file(connection: duckdb.DuckDBPyConnection, one: Format, item: Input) -> bool:
    """Let `source` mean the records of one file where it lies, in its order and not numbered.

    Returns whether that can be: not where a cell may hold what its field does not allow.
    """
    read_here = reading.select(one, item.recognised, [item.survey])
    there = {row[0] for row in connection.execute(f"describe {read_here}").fetchall()}
    if "read_fault" in there:
        return False
    facts = [
        f"{_literal(value)} as {name}" for name, value in zip(FACT_NAMES, item.facts, strict=True)
    ]
    absent = [
        f"cast(null as {kind}) as {quoted(name)}"
        for name, kind in _columns_of(one).items()
        if name not in there
    ]
    _point(
        connection,
        one,
        f"select {', '.join([*facts, 'cast(null as bigint) as row_number', *absent])}, "
        f"read_here.* exclude (readable) from ({read_here}) as read_here",
    )
    return True


def _point(connection: duckdb.DuckDBPyConnection, one: Format, statement: str) -> None:
    view = "as_written" if one.reshape else "source"
    connection.execute(f"create or replace temp view {view} as {statement}")
    if one.reshape:
        connection.execute(f"create or replace temp view source as {one.reshape}")


def _literal(value: object) -> str:
    if isinstance(value, datetime):
        return f"timestamp '{value}'"
    return "cast(null as varchar)" if value is None else text(str(value))


def _record_columns(one: Format) -> str:
    columns = {"readable": "varchar", **_columns_of(one)}
    return ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())


def _columns_of(one: Format) -> dict[str, str]:
    """The columns of a record and their types."""
    columns = {"read_fault": "varchar", "extra": "json"}
    columns |= {field.name: field.type_name for field in one.record}
    return columns | ({"around": repair.around_type(one)} if one.around else {})


def _read_group(
    connection: duckdb.DuckDBPyConnection, one: Format, group: list[Input], scratch: Path
) -> dict[str, Refusal]:
    if not any(repair.is_needed(one, item.survey.readable) for item in group):
        # The message quotes the data, so it is dropped; the repair finds its own words.
        with suppress(duckdb.Error):
            _insert(connection, one, group)
            return {}
    if len(group) == 1:
        return _repair(connection, one, group[0], scratch)
    refused: dict[str, Refusal] = {}
    for item in group:
        refused |= _read_group(connection, one, [item], scratch)
    return refused


def _repair(
    connection: duckdb.DuckDBPyConnection, one: Format, item: Input, scratch: Path
) -> dict[str, Refusal]:
    try:
        repaired = repair.repair(item.recognised, item.survey.readable, item.name, scratch)
    except FileRefused as refused:
        return {item.survey.file_id: refused.refusal}
    relation = reading.read_json([repaired], repair.columns(one), Layout.LINES, _REPAIRED_LINE)
    connection.execute(
        f"insert into raw by name select ? as readable, * exclude (readable) from {relation}",
        [str(item.survey.readable)],
    )
    return {}


def _insert(connection: duckdb.DuckDBPyConnection, one: Format, group: list[Input]) -> None:
    files = [item.survey for item in group]
    statement = reading.select(one, group[0].recognised, files)
    connection.execute(f"insert into raw by name {statement}")
