"""The account of a file: rows read = loaded + superseded + set aside, and why."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb

from dashboard.build.keep import surveys
from dashboard.build.read import bulk
from dashboard.build.read.export_time import OrderBasis
from dashboard.build.read.sources import Input
from dashboard.build.recognise import containers
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.refusals import Refusal
from dashboard.build.stage.file_report import FileReport, Reason, fix_of

_REASONS = """
select
    file_id, reason, fate, count(*), min(row_number), arg_min(field_path, row_number),
    arg_min(line_number, row_number)
from fate left join line_of using (file_id, row_number) group by all order by fate, reason
"""


def reports(
    connection: duckdb.DuckDBPyConnection,
    files: list[tuple[Format, Input]],
    refused: dict[str, Refusal],
    scratch: Path,
) -> list[FileReport]:
    """What became of the files of a family, once every record has its fate.

    Every fate is written to `staging.row_fates`, with the line of each record set aside.
    """
    counts: dict[str, tuple] = {}
    for one in {one.format_id: one for one, _ in files}.values():
        counts |= _counts(connection, one)
    read = {file_id: records for file_id, (records, *_) in counts.items()}
    _keep_fates(connection, [item for _, item in files], read, scratch)
    reasons: dict[str, list[tuple]] = defaultdict(list)
    for file_id, *reason in connection.execute(_REASONS).fetchall():
        reasons[file_id].append(tuple(reason))
    return [
        _report(
            one,
            _facts(one, item),
            refused.get(item.survey.file_id),
            counts.get(item.survey.file_id, (0, None, None)),
            reasons[item.survey.file_id],
        )
        for one, item in files
    ]


def _counts(connection: duckdb.DuckDBPyConnection, one: Format) -> dict[str, tuple]:
    """File id -> records, first and last day of the good ones."""
    day = one.text("dated_by", "null")
    records = "distinct row_number" if one.text("rows_per_record") == "many" else "*"
    rows = connection.execute(
        f"select file_id, count({records}), "
        f"cast(min({day}) filter (where fault is null) as date), "
        f"cast(max({day}) filter (where fault is null) as date) "
        f"from candidate_{one.format_id} group by file_id"
    ).fetchall()
    return {file_id: tuple(counts) for file_id, *counts in rows}


def _facts(one: Format, item: Input) -> FileReport:
    return FileReport(
        path=item.name,
        file_id=item.survey.file_id,
        format=one.format_id,
        tool=one.text("tool"),
        unknown_columns=tuple(n for n in item.recognised.unknown if not one.keeps(n)),
        exported_at=item.exported.at,
        order_basis=item.exported.basis.value,
        zone_name=item.declared.zone or one.text("zone_name") or None,
        scope=item.declared.scope or None,
    )


def _report(
    one: Format,
    told: FileReport,
    refusal: Refusal | None,
    counts: tuple,
    reasons: list[tuple],
) -> FileReport:
    if refusal is not None:
        return replace(told, fate=refusal.fate, refusal=refusal)
    read, first, last = counts
    superseded = sum(rows for _, fate, rows, *_ in reasons if fate == "superseded")
    set_aside = sum(rows for _, fate, rows, *_ in reasons if fate == "set_aside")
    return replace(
        told,
        rows_read=read,
        rows_loaded=read - superseded - set_aside,
        rows_superseded=superseded,
        rows_set_aside=set_aside,
        reasons=tuple(
            Reason(reason, rows, row, line, field or "", _fix(one, reason, field))
            for reason, _, rows, row, field, line in reasons
        ),
        window_from=first,
        window_to=last,
        fate="nothing_new" if read and read == superseded else "loaded",
        is_order_uncertain=_is_uncertain(reasons, told),
    )


def _fix(one: Format, reason: str, field: str | None) -> str:
    """What to do about it: a mapping can say in which of its keys."""
    return one.fixes.get(f"{reason} {field}", fix_of(reason))


def _is_uncertain(reasons: Iterable[tuple], told: FileReport) -> bool:
    lost = any(reason == "newer_export" for reason, *_ in reasons)
    return lost and told.order_basis == OrderBasis.MODIFIED


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


def _keep_fates(
    connection: duckdb.DuckDBPyConnection,
    items: list[Input],
    read: dict[str, int],
    scratch: Path,
) -> None:
    """Write every fate to `staging.row_fates`, with its line where a record set aside has one.

    Where each record is a line, counting says which; elsewhere the file is looked at again.
    """
    connection.execute(
        "create or replace temp table line_of "
        "(file_id varchar, row_number bigint, line_number bigint)"
    )
    wanted = dict(
        connection.execute(
            "select file_id, list(row_number) from fate "
            "where fate = 'set_aside' and reason <> 'not_this_kind' group by file_id"
        ).fetchall()
    )
    for item in (item for item in items if item.survey.file_id in wanted):
        file_id = item.survey.file_id
        offset = _offset(item, read.get(file_id, 0))
        if offset is not None:
            connection.execute(
                "insert into line_of select file_id, row_number, row_number + ? from fate "
                "where fate = 'set_aside' and reason <> 'not_this_kind' and file_id = ?",
                [offset, file_id],
            )
        elif item.recognised.fingerprint.container == "csv":
            found = item.recognised
            surveys.readable(item.survey, found.path, item.name, found.fingerprint, scratch)
            pairs = list(_csv_lines(item, set(wanted[file_id])))
            connection.execute(
                "insert into line_of select ?, unnest(?::bigint[]), unnest(?::bigint[])",
                [file_id, [row for row, _ in pairs], [line for _, line in pairs]],
            )
    connection.execute(
        "insert into staging.row_fates by name "
        "select file_id, row_number, line_number, fate, reason, field_path "
        "from fate left join line_of using (file_id, row_number)"
    )


def _offset(item: Input, records: int) -> int | None:
    """How many lines lie before the first record of a file whose records are a line each."""
    found = item.recognised.fingerprint
    if found.layout is Layout.LINES:
        return 0
    is_plain_table = item.survey.lines == records + item.survey.ends_line
    return 1 if found.container == "csv" and is_plain_table else None


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


def insert_files(connection: duckdb.DuckDBPyConnection, every: list[FileReport]) -> None:
    """Write one row per file to `staging.files`."""
    bulk.insert(connection, "staging.files", [_row(told) for told in every])


def _row(told: FileReport) -> tuple:
    reason = told.refusal.reason.value if told.refusal else None
    return (
        told.file_id or told.path, told.path, told.format or None, told.tool or None, None,
        told.scope, told.exported_at, told.order_basis, told.window_from, told.window_to,
        told.zone_name, None, told.rows_read, told.rows_loaded, told.rows_superseded,
        told.rows_set_aside, list(told.unknown_columns), told.fate, reason,
    )  # fmt: skip
