"""Files of one format as one relation: `source`, every leaf as text, each row with its place."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

import duckdb

from dashboard.build.read import bulk, reading, repair
from dashboard.build.read.export_time import ExportTime
from dashboard.build.read.quoting import quoted
from dashboard.build.read.survey import Survey
from dashboard.build.recognise import containers
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.recognise import Recognised
from dashboard.build.recognise.refusals import FileRefused, Refusal
from dashboard.build.stage.declarations import Source

_FACTS = """
create or replace temp table input_files_{one} (
    readable varchar, file_id varchar, file_name varchar, exported_at timestamp,
    latest_at timestamp, declared_zone varchar, declared_date_order varchar,
    declared_owner varchar, declared_scope varchar, declared_metric varchar,
    first_record bigint
)
"""
_FIRST_RECORDS = """
update input_files_{one} as input_files set first_record = firsts.first_record
from (select readable, min(rowid) as first_record from records_{one} group by readable) as firsts
where firsts.readable = input_files.readable
"""
_SOURCE = """
create or replace temp view {view} as
select
    input_files.* exclude (readable, first_record),
    records.rowid - input_files.first_record + 1 as row_number,
    records.* exclude (readable)
from records_{one} as records
inner join input_files_{one} as input_files on records.readable = input_files.readable
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


def read(
    connection: duckdb.DuckDBPyConnection, one: Format, inputs: list[Input], scratch: Path
) -> dict[str, Refusal]:
    """Create the view `source` over every record of these files; return file id -> refusal.

    A file that DuckDB cannot read as a whole is read again record by record, which says where it
    is wrong: a record alone is set aside, a broken file is refused.
    """
    connection.execute(_FACTS.format(one=one.format_id))
    bulk.insert(connection, f"input_files_{one.format_id}", [_facts(item) for item in inputs])
    connection.execute(
        f"create or replace temp table records_{one.format_id} ({_record_columns(one)})"
    )
    refused: dict[str, Refusal] = {}
    for _, group in groupby(sorted(inputs, key=lambda item: item.group), lambda item: item.group):
        refused |= _read_group(connection, one, list(group), scratch)
    connection.execute(_FIRST_RECORDS.format(one=one.format_id))
    point_at(connection, one)
    return refused


def point_at(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """Let `source` mean the records of this format, which have been read before.

    Where a mapping says in which words, `as_written` means them as they were read.
    """
    view = "as_written" if one.reshape else "source"
    connection.execute(_SOURCE.format(one=one.format_id, view=view))
    if one.reshape:
        connection.execute(f"create or replace temp view source as {one.reshape}")


def drop(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """Forget the records of a format once its tables are filled."""
    connection.execute("drop view if exists source")
    connection.execute(f"drop table if exists records_{one.format_id}")
    connection.execute(f"drop table if exists input_files_{one.format_id}")


def _facts(item: Input) -> tuple:
    told = item.declared
    at = item.exported.at
    latest = at + _CLOCK_SKEW if item.exported.is_certain else _LATEST
    return (
        str(item.survey.readable), item.survey.file_id, item.name, at, latest,
        told.zone or None, told.date_order or None, told.owner or None, told.scope or None,
        told.metric or None, None,
    )  # fmt: skip


def _record_columns(one: Format) -> str:
    columns = ["readable varchar", "read_fault varchar", "extra json"]
    columns += [f"{quoted(field.name)} {field.type_name}" for field in one.record]
    if one.around:
        columns.append(f"around {repair.around_type(one)}")
    return ", ".join(columns)


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
        f"insert into records_{one.format_id} by name "
        f"select ? as readable, * exclude (readable) from {relation}",
        [str(item.survey.readable)],
    )
    return {}


def _insert(connection: duckdb.DuckDBPyConnection, one: Format, group: list[Input]) -> None:
    files = [item.survey for item in group]
    statement = reading.select(one, group[0].recognised, files)
    connection.execute(f"insert into records_{one.format_id} by name {statement}")
