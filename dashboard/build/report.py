"""What a build did, as one JSON object: files, counts, reasons, never a value of a row."""

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.build.stage.file_report import FileReport
from dashboard.publish.pointer import write_durably


@dataclass(frozen=True)
class Step:
    """One finished step: its name in words, rows it produced, seconds it took."""

    name: str
    rows: int
    seconds: float


@dataclass(frozen=True)
class BuildReport:
    """One build.

    Attributes:
        build_id: sortable: UTC start and the first digits of the input hash.
        fate: `published`, `unchanged` when nothing had to be rebuilt, or `refused`: the release
            before it stays.
        reason: why it was refused, in a sentence.
        files: one per export file, counts and reasons as `exports` rules count them.
        unrecognised: files nothing was read from, with the sentence that says why.
        identities: share of usage, changes and deployments that has a person, count of open ids.
        checks: rows each file of `queries/checks` returned.
        release: id, periods, groups, cells and hidden groups of what is now served.
        warehouse: file with schemas staging and marts, for people with the right to open it.
    """

    build_id: str
    built_at: str
    fate: str
    warehouse: str
    reason: str = ""
    input_hash: str = ""
    steps: list[Step] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    unrecognised: list[dict[str, str]] = field(default_factory=list)
    identities: dict[str, Any] = field(default_factory=dict)
    checks: dict[str, int] = field(default_factory=dict)
    release: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """The report as JSON text, keys in the order of this class."""
        return json.dumps(dataclasses.asdict(self), indent=1, ensure_ascii=False, default=str)

    def write(self, folder: Path) -> Path:
        """Write `<build_id>.json` whole or not at all, readable by the server's group."""
        path = folder / f"{self.build_id}.json"
        write_durably(path, self.to_json().encode())
        return path


def file_facts(file: FileReport) -> dict[str, Any]:
    """A file that was read, as the report tells it."""
    return {
        "path": file.path,
        "format": file.format,
        "tool": file.tool,
        "fate": file.fate,
        "exported_at": file.exported_at,
        "is_order_uncertain": file.is_order_uncertain,
        "rows_read": file.rows_read,
        "rows_loaded": file.rows_loaded,
        "rows_superseded": file.rows_superseded,
        "rows_set_aside": file.rows_set_aside,
        "reasons": [dataclasses.asdict(reason) for reason in file.reasons],
        "unknown_columns": list(file.unknown_columns),
    }


def refusal_facts(file: FileReport) -> dict[str, str]:
    """A file that changed nothing, with the sentence that says why and what to do."""
    return {
        "path": file.path,
        "fate": file.fate,
        "reason": str(file.refusal.reason),
        "message": file.refusal.sentence,
    }


def summary(report: BuildReport) -> str:
    """What the build did, in a few lines for a person."""
    if report.fate == "unchanged":
        return f"Nothing changed since release {report.release['id']}: nothing was rebuilt."
    fates = ("loaded", "superseded", "set_aside")
    read = sum(file["rows_read"] for file in report.files)
    rows = [f"{sum(file[f'rows_{fate}'] for file in report.files):,}" for fate in fates]
    lines = [
        "{} files, {:,} rows read = {} loaded + {} superseded + {} set aside.".format(
            len(report.files), read, *rows
        ),
        *(file["message"] for file in report.unrecognised),
        *(f"Check {name}: {rows} rows." for name, rows in report.checks.items() if rows),
        report.reason or _release(report.release),
        f"Warehouse: {report.warehouse}",
    ]
    return "\n".join(lines)


def _release(release: dict[str, Any]) -> str:
    return "Release {id} is current: {cells:,} cells of {groups} groups.".format(**release)
