"""How far each tool's data reach, and the calendar around them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import duckdb

from dashboard import sql_file
from dashboard.build.read.export_time import OrderBasis
from dashboard.build.recognise.format import Format
from dashboard.build.stage.file_report import FileReport
from dashboard.settings import QUERIES

EPOCH = date(2024, 1, 1)
CALENDAR_AFTER = 400
_DATA_FEEDS = ("usage", "changes", "deployments", "incidents")


def write(
    connection: duckdb.DuckDBPyConnection,
    reports: list[FileReport],
    formats: Iterable[Format],
    queries: Path = QUERIES,
) -> None:
    """Fill `staging.watermarks` from what was loaded, and `staging.calendar` to 400 days on."""
    by_id = {one.format_id: one for one in formats}
    feeds: dict[tuple[str, str], list[FileReport]] = defaultdict(list)
    for report in reports:
        one = by_id.get(report.format)
        if one and report.window_to and not one.is_governance:
            feeds[one.text("tool"), one.text("feed")].append(report)
    for (tool, feed), files in sorted(feeds.items()):
        connection.execute(
            "insert into staging.watermarks values (?, ?, ?, ?, ?)",
            [
                tool,
                feed,
                min(report.window_from for report in files if report.window_from),
                max(report.window_to for report in files if report.window_to),
                max(final_through(report, by_id[report.format]) for report in files),
            ],
        )
    dated = [files for (_, feed), files in feeds.items() if feed in _DATA_FEEDS]
    _fill_calendar(connection, dated, queries)


def final_through(report: FileReport, one: Format) -> date:
    """The last day of which a file holds the final figures.

    A day is final once `final_after_days` full days have passed after it, so an export of a known
    time covers every quiet day before it too. Where only the modification time is known, the
    newest day in the file has to do.
    """
    last = report.window_to or EPOCH
    if report.exported_at and report.order_basis != OrderBasis.MODIFIED:
        last = report.exported_at.date() - timedelta(days=1)
    return last - timedelta(days=one.final_after_days)


def _fill_calendar(
    connection: duckdb.DuckDBPyConnection, feeds: Iterable[list[FileReport]], queries: Path
) -> None:
    days = [report.window_to for files in feeds for report in files if report.window_to]
    newest = max(days, default=EPOCH)
    count = (newest - EPOCH).days + CALENDAR_AFTER + 1
    statement = sql_file.read(queries / "staging" / "calendar" / "_days.sql").statement
    connection.execute(statement, {"epoch": EPOCH, "days": count})
