"""What a build did, as one JSON object: files, counts, reasons, never a value of a row."""

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


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
        fate: `published`, or `unchanged` when nothing had to be rebuilt.
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
        part = path.with_suffix(".part")
        part.write_text(self.to_json(), encoding="utf-8")
        part.chmod(0o640)
        return part.replace(path)
