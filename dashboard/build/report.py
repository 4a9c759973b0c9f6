"""What a build did, as one JSON object: files, counts, reasons, never a value of a row."""

import dataclasses
import json
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.build.stage.file_report import FileReport
from dashboard.publish.pointer import write_durably
from dashboard.settings import Settings

# A name that is no plain word could be a value: a key of an object may be anybody's address.
_NAME = re.compile(r"[A-Za-z_][\w ()/$.-]{0,60}", re.ASCII)


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
        command: what makes the next build of the same folders.
        files: one per export file, counts and reasons as `exports` rules count them.
        unrecognised: files nothing was read from, with the sentence that says why.
        set_aside_list: file beside the report that names every record set aside.
        identities: share of usage, changes and deployments that has a person, count of open ids.
        checks: rows each file of `queries/checks` returned.
        health: rows of each file of `queries/health`: coverage, gaps, links, what to look at.
        release: id, periods, groups, cells and hidden groups of what is now served.
        warehouse: file with schemas staging and marts, for people with the right to open it.
    """

    build_id: str
    built_at: str
    fate: str
    warehouse: str
    reason: str = ""
    command: str = ""
    input_hash: str = ""
    steps: list[Step] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    unrecognised: list[dict[str, str]] = field(default_factory=list)
    set_aside_list: str = ""
    identities: dict[str, Any] = field(default_factory=dict)
    checks: dict[str, int] = field(default_factory=dict)
    health: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
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
        "first_on": file.window_from,
        "last_on": file.window_to,
        "rows_read": file.rows_read,
        "rows_loaded": file.rows_loaded,
        "rows_superseded": file.rows_superseded,
        "rows_set_aside": file.rows_set_aside,
        "notes": [dataclasses.asdict(note) for note in file.notes],
        "reasons": [dataclasses.asdict(reason) for reason in file.reasons],
        "unknown_columns": [name for name in file.unknown_columns if _NAME.fullmatch(name)],
    }


def refusal_facts(file: FileReport) -> dict[str, str]:
    """A file that changed nothing, with the sentence that says why and what to do."""
    return {
        "path": file.path,
        "fate": file.fate,
        "reason": str(file.refusal.reason),
        "message": file.refusal.sentence,
        "what": file.refusal.what,
        "fix": file.refusal.fix,
    }


def next_command(settings: Settings) -> str:
    """What builds the same folders again; where they are the usual ones, it names none."""
    usual = Settings()
    words = ["python -m dashboard build"]
    if settings.exports != usual.exports:
        words += ["--exports", shlex.quote(str(settings.exports))]
    if settings.out != usual.out:
        words += ["--out", shlex.quote(str(settings.out))]
    return " ".join(words)
