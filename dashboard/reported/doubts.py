"""What in the exports is worth a look although it stopped nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.reported.facts import Report, fact, files
from dashboard.wording import few, part_of, plural


@dataclass(frozen=True)
class Doubt:
    """One thing to look at: what it is, and what to do."""

    title: str
    words: str


def doubts(report: Report) -> list[Doubt]:
    """Everything worth a look, in a fixed order."""
    return [
        *_doubtful_files(report),
        *_uncertain_order(report),
        *_notes(report),
        *_environments(report),
        *_unknown_columns(report),
        *_checks(report),
    ]


def _doubtful_files(report: Report) -> Iterable[Doubt]:
    for row in fact(report, "doubtful_files"):
        count, whole = row["set_aside_rows"], row["rows_read"]
        yield Doubt(
            f"{part_of(count, whole)} of {row['file_name']} was set aside",
            f"{count:,} of its {whole:,} rows. More than 2 % is worth opening the file.",
        )


def _uncertain_order(report: Report) -> Iterable[Doubt]:
    names = [file["path"] for file in files(report) if file["is_order_uncertain"]]
    if names:
        yield Doubt(
            "Which export is newer rests on modification times alone",
            f"{few(names)}: a copy resets those. Declare exported_at in exports.toml.",
        )


def _notes(report: Report) -> Iterable[Doubt]:
    for file in files(report):
        for note in file.get("notes", ()):
            yield Doubt(
                f"{plural(note['rows'], 'row')} of {file['path']} can be read in two ways",
                f"They hold {note['words']}. An export in UTC leaves no doubt.",
            )


def _environments(report: Report) -> Iterable[Doubt]:
    rows = fact(report, "undeclared_environments")
    if rows:
        names = [f"{row['environment_name'] or 'no name'} ({row['deployments']:,})" for row in rows]
        yield Doubt(
            f"{plural(rows[0]['environments'], 'environment')} nobody declared",
            f"Deployments there count nowhere: {few(names)}. Declare them in exports.toml.",
        )


def _unknown_columns(report: Report) -> Iterable[Doubt]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in fact(report, "unknown_columns"):
        found[row["format_id"]].append(row["column_name"])
    for format_id, names in sorted(found.items()):
        yield Doubt(
            f"{plural(len(names), 'column')} unknown to {format_id}",
            f"Kept with the rows and used nowhere: {few(names)}.",
        )


def _checks(report: Report) -> Iterable[Doubt]:
    for name, rows in report.get("checks", {}).items():
        if rows:
            yield Doubt(
                f"Check “{name.replace('_', ' ')}” returned {plural(rows, 'row')}",
                "Such rows contradict each other, in an export or in how it is read.",
            )
