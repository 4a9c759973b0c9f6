"""Files of one format as one relation: `source`, every leaf as text, each row with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

import duckdb

from dashboard.build import containers, repair
from dashboard.build.declarations import Source
from dashboard.build.export_time import ExportTime
from dashboard.build.fingerprint import ROOT, normal
from dashboard.build.formats import Format
from dashboard.build.json_head import Layout
from dashboard.build.recognise import Recognised
from dashboard.build.refusals import FileRefused, Refusal
from dashboard.build.secrets import is_secret
from dashboard.build.survey import Survey

_FACTS = """
create or replace temp table input_files_{one} (
    readable varchar, file_id varchar, file_name varchar, exported_at timestamp,
    latest_at timestamp, declared_zone varchar, declared_date_order varchar,
    declared_owner varchar, declared_scope varchar, first_record bigint
)
"""
_FIRST_RECORDS = """
update input_files_{one} as input_files set first_record = firsts.first_record
from (select readable, min(rowid) as first_record from records_{one} group by readable) as firsts
where firsts.readable = input_files.readable
"""
_SOURCE = """
create or replace temp view source as
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
        is_list = self.recognised.place in found.lists
        names = (*found.header, "", *self.recognised.unknown)
        return str(found.layout), found.delimiter, self.recognised.place, is_list, names


def read(
    connection: duckdb.DuckDBPyConnection, one: Format, inputs: list[Input], scratch: Path
) -> dict[str, Refusal]:
    """Create the view `source` over every record of these files; return file id -> refusal.

    A file that DuckDB cannot read as a whole is read again record by record, which says where it
    is wrong: a record alone is set aside, a broken file is refused.
    """
    connection.execute(_FACTS.format(one=one.format_id))
    connection.executemany(
        f"insert into input_files_{one.format_id} values (?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
        [_facts(item) for item in inputs],
    )
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
    """Let `source` mean the records of this format, which have been read before."""
    connection.execute(_SOURCE.format(one=one.format_id))


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
    )  # fmt: skip


def _record_columns(one: Format) -> str:
    columns = ["readable varchar", "read_fault varchar", "extra json"]
    lists = {normal(name) for name in one.names("lists")}
    for name in one.columns if one.text("container") == "csv" else ():
        columns.append(f"{_quoted(name)} varchar{'[]' * (normal(name) in lists)}")
    columns += [f"{_quoted(field.name)} {field.type_name}" for field in one.fields]
    if one.around:
        columns.append(f"around {repair.around_type(one)}")
    return ", ".join(columns)


def _read_group(
    connection: duckdb.DuckDBPyConnection, one: Format, group: list[Input], scratch: Path
) -> dict[str, Refusal]:
    try:
        _insert(connection, one, group)
        return {}
    except duckdb.Error:
        # The message quotes the data, so it is dropped; the repair finds its own words.
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
    connection.execute(
        f"insert into records_{one.format_id} by name select {_text(str(item.survey.readable))} as readable, "
        f"* exclude (readable) from {_read_json([repaired], repair.columns(one), Layout.LINES, 32 * containers.MIB)}"
    )
    return {}


def _insert(connection: duckdb.DuckDBPyConnection, one: Format, group: list[Input]) -> None:
    statement = _csv(one, group) if one.text("container") == "csv" else _json(one, group)
    connection.execute(f"insert into records_{one.format_id} by name {statement}")


def _csv(one: Format, group: list[Input]) -> str:
    found = group[0].recognised.fingerprint
    at = {f"c{number}": name for number, name in enumerate(found.header)}
    columns = "{" + ", ".join(f"{column}: 'VARCHAR'" for column in at) + "}"
    selected = ", ".join(_csv_columns(one, at))
    extra = _extra({at[column]: column for column in at if at[column] in _kept(group)})
    longest = max(item.survey.longest for item in group)
    size = f", max_line_size = {longest + 1024}" if longest > containers.MIB else ""
    return (
        f"select readable, {extra} as extra, {selected} from read_csv({_paths(group)}, "
        f"columns = {columns}, delim = {_text(found.delimiter)}, auto_detect = false, "
        "header = true, quote = '\"', escape = '\"', nullstr = '', filename = 'readable', "
        f"compression = 'none'{size})"
    )


def _csv_columns(one: Format, at: dict[str, str]) -> Iterable[str]:
    lists = {normal(name) for name in one.names("lists")}
    for name in one.columns:
        there = [column for column, header in at.items() if normal(header) == normal(name)]
        if normal(name) in lists:
            filled = "lambda cell: cell is not null"
            yield f"list_filter([{', '.join(there)}]::varchar[], {filled}) as {_quoted(name)}"
        elif there:
            yield f"{there[0]} as {_quoted(name)}"


def _json(one: Format, group: list[Input]) -> str:
    recognised = group[0].recognised
    found, place = recognised.fingerprint, recognised.place
    types = {field.name: field.type_name for field in one.fields}
    types |= dict.fromkeys(_kept(group), "JSON")
    size = max(item.survey.readable.stat().st_size for item in group)
    size = max(size, 16 * containers.MIB) + 1024
    if place == ROOT:
        relation = _read_json(_plain_paths(group), types, found.layout, size)
        return _select(one, group, relation, "")
    record = "STRUCT(" + ", ".join(f"{_quoted(name)} {kind}" for name, kind in types.items()) + ")"
    beside = {field.name: field.type_name for field in one.around}
    wrapped = beside | {place: record + "[]" * (place in found.lists)}
    relation = _read_json(_plain_paths(group), wrapped, found.layout, size)
    inner = f"unnest({_quoted(place)})" if place in found.lists else _quoted(place)
    around = f", {{{', '.join(f'{_text(name)}: {_quoted(name)}' for name in beside)}}} as around"
    nested = f"(select readable, {inner} as record{around if beside else ''} from {relation})"
    return _select(one, group, nested, "record.", "around" if beside else "")


def _select(one: Format, group: list[Input], relation: str, prefix: str, beside: str = "") -> str:
    columns = [f"{prefix}{_quoted(field.name)} as {_quoted(field.name)}" for field in one.fields]
    extra = _extra({name: f"{prefix}{_quoted(name)}" for name in _kept(group)})
    columns += [beside] if beside else []
    return f"select readable, {extra} as extra, {', '.join(columns)} from {relation}"


def _read_json(
    paths: list[Path], types: dict[str, str], layout: Layout | None, object_size: int
) -> str:
    columns = ", ".join(f"{_text(name)}: {_text(kind)}" for name, kind in types.items())
    files = ", ".join(_text(str(path)) for path in paths)
    return (
        f"read_json([{files}], columns = {{{columns}}}, format = {_text(str(layout))}, "
        f"records = true, filename = 'readable', maximum_object_size = {object_size}, "
        "compression = 'none')"
    )


def _kept(group: list[Input]) -> list[str]:
    """Unknown names whose values are kept in `extra`."""
    return [name for name in group[0].recognised.unknown if not is_secret(name)]


def _extra(values: dict[str, str]) -> str:
    if not values:
        return "null"
    pairs = ", ".join(f"{_text(name)}: {value}" for name, value in values.items())
    return (
        f"case when coalesce({', '.join(f'{value}::varchar' for value in values.values())}) "
        f"is not null then to_json({{{pairs}}}) end"
    )


def _plain_paths(group: list[Input]) -> list[Path]:
    return [item.survey.readable for item in group]


def _paths(group: list[Input]) -> str:
    return "[" + ", ".join(_text(str(path)) for path in _plain_paths(group)) + "]"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


