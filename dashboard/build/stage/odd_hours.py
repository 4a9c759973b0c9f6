"""Local times in the hours in which clocks change: read by a rule, and counted for each file."""

from collections.abc import Iterator
from dataclasses import replace

import duckdb

from dashboard.build.recognise.format import Format
from dashboard.build.stage.file_report import FileReport, Note

COLUMN = "odd_hours"
_COUNTS = """
select
    file_id,
    count(distinct row_number) filter (where contains(odd_hours, 'twice')),
    count(distinct row_number) filter (where contains(odd_hours, 'left out'))
from candidate_{one}
where fault is null and odd_hours <> ''
group by file_id
"""
_WORDS = {
    "local_time_twice": "a local time in the hour that clocks show twice: its first reading counts",
    "local_time_left_out": "a local time in the hour that clocks leave out: one hour later counts",
}


def add_notes(
    connection: duckdb.DuckDBPyConnection, formats: list[Format], reports: list[FileReport]
) -> list[FileReport]:
    """The reports of the files of a family, each with how many of its rows have such times."""
    counts = {file_id: rows for one in formats for file_id, *rows in _counts(connection, one)}
    return [
        replace(report, notes=tuple(_notes(counts[report.file_id])))
        if report.file_id in counts and report.refusal is None
        else report
        for report in reports
    ]


def _counts(connection: duckdb.DuckDBPyConnection, one: Format) -> list[tuple]:
    columns = connection.execute(f"describe from candidate_{one.format_id}").fetchall()
    if COLUMN not in {row[0] for row in columns}:
        return []
    return connection.execute(_COUNTS.format(one=one.format_id)).fetchall()


def _notes(counts: list[int]) -> Iterator[Note]:
    for (kind, words), rows in zip(_WORDS.items(), counts, strict=True):
        if rows:
            yield Note(kind, rows, words)
