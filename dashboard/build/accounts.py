"""The account of a file: rows read = loaded + superseded + set aside, and why."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

import duckdb

from dashboard.build import containers
from dashboard.build.file_report import FileReport, Reason, fix_of
from dashboard.build.formats import Format
from dashboard.build.json_head import Layout
from dashboard.build.refusals import Refusal
from dashboard.build.sources import Input

_REASONS = """
select reason, fate, count(*), min(row_number), arg_min(field_path, row_number)
from fate where file_id = ? group by reason, fate order by fate, reason
"""


def report(
    connection: duckdb.DuckDBPyConnection, one: Format, item: Input, refusal: Refusal | None
) -> FileReport:
    """What became of one file, after every record of its family has its fate."""
    told = FileReport(
        path=item.name,
        file_id=item.survey.file_id,
        format=one.format_id,
        tool=one.text("tool"),
        unknown_columns=item.recognised.unknown,
        exported_at=item.exported.at,
        order_basis=item.exported.basis.value,
        zone_name=item.declared.zone or None,
        scope=item.declared.scope or None,
    )
    if refusal is not None:
        return replace(told, fate=refusal.fate, refusal=refusal)
    return _counted(connection, one, told)


def _counted(
    connection: duckdb.DuckDBPyConnection, one: Format, told: FileReport
) -> FileReport:
    candidate = f"candidate_{one.format_id}"
    read = _one(connection, f"count(distinct row_number) from {candidate}", told.file_id)[0]
    reasons = connection.execute(_REASONS, [told.file_id]).fetchall()
    superseded = sum(rows for _, fate, rows, _, _ in reasons if fate == "superseded")
    set_aside = sum(rows for _, fate, rows, _, _ in reasons if fate == "set_aside")
    first, last = _window(connection, one, told.file_id)
    return replace(
        told,
        rows_read=read,
        rows_loaded=read - superseded - set_aside,
        rows_superseded=superseded,
        rows_set_aside=set_aside,
        reasons=tuple(
            Reason(reason, rows, row, None, field or "", fix_of(reason))
            for reason, _, rows, row, field in reasons
        ),
        window_from=first,
        window_to=last,
        fate="nothing_new" if read and read == superseded else "loaded",
        is_order_uncertain=_is_uncertain(reasons, told),
    )


def _is_uncertain(reasons: Iterable[tuple], told: FileReport) -> bool:
    lost = any(reason == "newer_export" for reason, *_ in reasons)
    return lost and told.order_basis == "modified"


def _window(
    connection: duckdb.DuckDBPyConnection, one: Format, file_id: str
) -> tuple[date | None, date | None]:
    day = one.text("dated_by")
    if not day:
        return None, None
    return _one(
        connection,
        f"cast(min({day}) as date), cast(max({day}) as date) from candidate_{one.format_id}",
        file_id,
        "and fault is null",
    )


def _one(
    connection: duckdb.DuckDBPyConnection, what: str, file_id: str, more: str = ""
) -> tuple:
    found = connection.execute(f"select {what} where file_id = ? {more}", [file_id]).fetchall()
    return found[0]


def first_places(connection: duckdb.DuckDBPyConnection, file_id: str) -> str:
    """The first five records set aside, in words, without their values."""
    rows = connection.execute(
        "select row_number, reason, field_path from fate where file_id = ? "
        "and fate = 'set_aside' and reason <> 'not_this_kind' order by row_number limit 5",
        [file_id],
    ).fetchall()
    return ", ".join(
        f"record {row:,} ({reason}{f' {field}' if field else ''})" for row, reason, field in rows
    )


def keep_fates(connection: duckdb.DuckDBPyConnection, inputs: list[Input]) -> None:
    """Write every fate of a family to `staging.row_fates`, with lines for rows set aside."""
    connection.execute(
        "insert or replace into staging.row_fates by name "
        "select file_id, row_number, null as line_number, fate, reason, field_path from fate"
    )
    for item in inputs:
        rows = connection.execute(
            "select row_number from fate where file_id = ? and fate = 'set_aside'",
            [item.survey.file_id],
        ).fetchall()
        found = list(_lines(item, {row for (row,) in rows})) if rows else []
        if found:
            connection.executemany(
                "update staging.row_fates set line_number = ? where file_id = ? "
                "and row_number = ?",
                [(line, item.survey.file_id, row) for row, line in found],
            )


def with_lines(connection: duckdb.DuckDBPyConnection, told: FileReport) -> FileReport:
    """The report with the line of the first record of each reason, where a line is known."""
    lines = dict(
        connection.execute(
            "select row_number, line_number from staging.row_fates where file_id = ? "
            "and line_number is not null",
            [told.file_id],
        ).fetchall()
    )
    reasons = (replace(one, first_line=lines.get(one.first_row)) for one in told.reasons)
    return replace(told, reasons=tuple(reasons))


def _lines(item: Input, rows: set[int]) -> Iterator[tuple[int, int]]:
    """Record number and line of these records; a cell over many lines needs a second look."""
    found = item.recognised.fingerprint
    if found.container == "csv":
        yield from _csv_lines(item, rows)
    elif found.layout is Layout.LINES:
        yield from ((row, row) for row in sorted(rows))


def _csv_lines(item: Input, rows: set[int]) -> Iterator[tuple[int, int]]:
    csv.field_size_limit(17 * containers.MIB)
    with item.survey.readable.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=item.recognised.fingerprint.delimiter)
        next(reader, None)
        number, line = 0, reader.line_num
        for row in reader:
            number += bool(row)
            if row and number in rows:
                yield number, line + 1
            line = reader.line_num


def insert_files(connection: duckdb.DuckDBPyConnection, reports: list[FileReport]) -> None:
    """Write one row per file to `staging.files`."""
    rows = [_row(told) for told in reports]
    if rows:
        marks = ", ".join("?" for _ in rows[0])
        connection.executemany(f"insert or ignore into staging.files values ({marks})", rows)


def _row(told: FileReport) -> tuple:
    reason = told.refusal.reason.value if told.refusal else None
    at: datetime | None = told.exported_at
    return (
        told.file_id or told.path, told.path, told.format or None, told.tool or None, None,
        told.scope, at, told.order_basis, told.window_from, told.window_to, told.zone_name, None,
        told.rows_read, told.rows_loaded, told.rows_superseded, told.rows_set_aside,
        list(told.unknown_columns), told.fate, reason,
    )  # fmt: skip
