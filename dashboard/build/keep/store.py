"""A folder of segments: rows of export files as they were read, in Parquet, each found by a key.

A key says everything the rows depend on, so a segment is never renewed: it is found or it is not.
A build uses what it finds and adds what it reads; what no file asks for any more is removed.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.build.read.survey import stamp_of

Stamp = tuple[int, int]
_INDEX = "index.json"


@dataclass
class Store:
    """Segments and what was found in files, by what they were made from.

    Attributes:
        folder: of the segments and their index; it is created.
    """

    folder: Path
    _segments: dict[str, dict[str, Any]] = field(default_factory=dict)
    _surveys: dict[str, list] = field(default_factory=dict)
    _found: dict[str, Path] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _seen: dict[str, list] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = _read(self.folder / _INDEX)
        self._surveys = told.get("surveys", {})
        for name, segment in told.get("segments", {}).items():
            # A segment that is not as it was written is not there.
            if list(stamp_of(self.folder / name)) == segment["stamp"]:
                self._know(name, segment)

    def find(self, key: str) -> Path | None:
        """The segment that holds the rows of this key."""
        return self._found.get(key)

    def use(self, path: Path) -> None:
        """Keep a segment for the next build too."""
        self._used.add(path.name)

    def files(self, path: Path) -> int:
        """Of how many files a segment holds rows."""
        return self._segments[path.name]["files"]

    def begin(self, name: str) -> Path:
        """Where to write a new segment; it counts once it is kept."""
        return self.folder / f"{name}-{uuid.uuid4().hex}.part"

    def keep(self, part: Path, keys: list[str], files: int) -> Path:
        """Let a written segment with rows of so many files be found by these keys."""
        path = part.with_suffix(".parquet")
        part.replace(path)
        self._know(path.name, {"stamp": list(stamp_of(path)), "keys": keys, "files": files})
        return path

    def forget(self, format_id: str) -> None:
        """Keep nothing of a format for the next build; what is open stays until the end."""
        self._used -= {name for name in self._used if name.rpartition("-")[0] == format_id}

    def survey(self, name: str, stamp: Stamp) -> list | None:
        """What was found in the file of this name while it had this stamp."""
        known = self._surveys.get(name)
        if known is None or known[0] != list(stamp):
            return None
        self._seen[name] = known
        return known[1]

    def remember(self, name: str, stamp: Stamp, found: list) -> None:
        """Remember what was found in a file."""
        self._seen[name] = [list(stamp), found]

    def finish(self) -> None:
        """Write the index; remove what nobody uses and what was never finished."""
        kept = {name: self._segments[name] for name in sorted(self._used)}
        part = self.folder / f"{_INDEX}.part"
        part.write_text(json.dumps({"segments": kept, "surveys": self._seen}), encoding="utf-8")
        part.replace(self.folder / _INDEX)
        for path in self.folder.iterdir():
            if path.name not in kept and path.name != _INDEX:
                path.unlink()

    def _know(self, name: str, segment: dict[str, Any]) -> None:
        self._segments[name] = segment
        self._found |= dict.fromkeys(segment["keys"], self.folder / name)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
