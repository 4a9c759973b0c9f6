"""What became of every file and row: read = loaded + superseded + set aside."""

from dataclasses import dataclass
from typing import Any

from dashboard.reported.facts import Report, Row, day, fact, files, unread
from dashboard.wording import day_and_year

_FATES = ("rows_loaded", "rows_superseded", "rows_set_aside")


@dataclass(frozen=True)
class Totals:
    """Rows and files of the last build."""

    files: int
    refused: int
    held: int
    read: int
    loaded: int
    superseded: int
    set_aside: int


@dataclass(frozen=True)
class Refused:
    """A file that changed nothing.

    Attributes:
        is_held: it waits for an approval, instead of for a better file.
        lines: what is wrong with it: the nearest format, what is missing, what is unknown.
        fix: what to do.
    """

    path: str
    is_held: bool
    lines: tuple[str, ...]
    fix: str


def totals(report: Report) -> Totals:
    """What became of everything together."""
    fates = [one["fate"] for one in unread(report)]
    counts = [sum(file[name] for file in files(report)) for name in ("rows_read", *_FATES)]
    return Totals(len(files(report)), fates.count("refused"), fates.count("held"), *counts)


def table(report: Report) -> list[dict[str, Any]]:
    """Every file by its path, also one that was refused or held."""
    read = [_read(file) for file in files(report)]
    return sorted([*read, *map(_unread, unread(report))], key=lambda row: row["File"])


def _read(file: Row) -> dict[str, Any]:
    adds_up = sum(file[name] for name in _FATES) == file["rows_read"]
    return {
        "Result": _words(file["fate"]),
        "File": file["path"],
        "Recognised as": file["format"],
        "Exported": day_and_year(day(file["exported_at"])) if file["exported_at"] else "not told",
        "Read": file["rows_read"],
        "Loaded": file["rows_loaded"],
        "Superseded": file["rows_superseded"],
        "Set aside": file["rows_set_aside"],
        "Adds up": "yes" if adds_up else "no",
        "Why": "; ".join(f"{one['rows']:,} × {_words(one['reason'])}" for one in file["reasons"]),
    }


def _unread(file: Row) -> dict[str, Any]:
    return {"Result": file["fate"], "File": file["path"], "Why": _words(file["reason"])}


def refusals(report: Report) -> list[Refused]:
    """Every file that changed nothing, by its path."""
    return [
        Refused(
            file["path"],
            is_held=file["fate"] == "held",
            lines=tuple((file.get("what") or file["message"]).rstrip(".").split("; ")),
            fix=file.get("fix", ""),
        )
        for file in unread(report)
    ]


def set_aside(report: Report) -> list[dict[str, str]]:
    """Why rows were set aside, and what to do about it."""
    fixes = {one["reason"]: one["fix"] for file in files(report) for one in file["reasons"]}
    return [
        {
            "Reason": _words(row["reason"]),
            "Rows": f"{row['set_aside_rows']:,}",
            "Files": f"{row['files']:,}",
            "What to do": fixes.get(row["reason"], ""),
        }
        for row in fact(report, "set_aside")
    ]


def _words(reason: str) -> str:
    return reason.replace("_", " ")
