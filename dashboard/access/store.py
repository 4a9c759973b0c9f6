"""What the server may read: the current release, the access file, definitions and approvals."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from dashboard.access.capability import open_release
from dashboard.access.released import Released, read_released
from dashboard.errors import NoRelease
from dashboard.governance import approvals
from dashboard.governance.approvals import Register
from dashboard.governance.definitions import Definition, catalogue
from dashboard.publish import pointer
from dashboard.settings import QUERIES, Settings

Value = TypeVar("Value")
Stamps = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Subject:
    """One line of the access file: who signs in, what they may open.

    Attributes:
        own: stem of the person's own file; nobody else's line names it.
        nodes: what a manager manages today.
        persona: name of the demo persona; only in sample releases.
    """

    iss: str
    sub: str
    display_name: str
    own: str | None
    roles: tuple[str, ...]
    nodes: tuple[str, ...]
    persona: str | None


class Store:
    """Reads again whatever changed, and holds nothing about what a person was shown."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        out, governance = settings.out, settings.governance
        self._released = _Reread(lambda: [out / pointer.CURRENT], self._load_released)
        self._subjects = _Reread(lambda: [out / pointer.CURRENT], self._load_subjects)
        self._catalogue = _Reread(lambda: QUERIES.rglob("*.sql"), lambda: catalogue(QUERIES))
        self._report = _Reread(self._newest_report, self._load_report)
        self._register = _Reread(
            lambda: [out / pointer.CURRENT, *governance.glob("*.*")], self._load_register
        )

    def released(self) -> Released:
        """The current release.

        Raises:
            NoRelease: none was built yet, or its file is not the one its manifest describes.
        """
        return self._released()

    def subjects(self) -> list[Subject]:
        """Everybody who may sign in."""
        return self._subjects()

    def definitions(self) -> dict[str, Definition]:
        """Every metric's definition as its file stands now."""
        return self._catalogue()

    def register(self) -> Register:
        """Approvals, goals and policy as their files stand now."""
        return self._register()

    def today(self) -> date:
        """The day on which approvals are judged: the sample lives on its own day."""
        released = self.released()
        return released.info.as_of if released.info.is_sample else datetime.now(UTC).date()

    def own_path(self, own: str) -> Path:
        """Where one person's file is."""
        return self.settings.out / self._pointer().own_dir / f"{own}.parquet"

    def report(self) -> dict[str, Any]:
        """What the last build did, also when it was refused."""
        return self._report()

    def set_aside_list(self) -> Path | None:
        """The list of records that the last build set aside, beside its report."""
        name = Path(self.report().get("set_aside_list", "")).name
        path = self.settings.out / "builds" / name
        return path if name and path.is_file() else None

    def _pointer(self) -> pointer.Pointer:
        current = pointer.read(self.settings.out)
        if current is None:
            raise NoRelease("Nothing is built yet: run `python -m dashboard build`.")
        return current

    def _load_released(self) -> Released:
        stem = self.settings.out / "releases" / self._pointer().release
        manifest = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
        path = stem.with_suffix(".duckdb")
        if hashlib.sha256(path.read_bytes()).hexdigest() != manifest["sha256"]:
            raise NoRelease(f"{path} is not the file its manifest describes: build again.")
        return read_released(open_release(path), manifest)

    def _newest_report(self) -> list[Path]:
        return sorted((self.settings.out / "builds").glob("*.json"))[-1:]

    def _load_report(self) -> dict[str, Any]:
        reports = self._newest_report()
        return json.loads(reports[-1].read_text(encoding="utf-8")) if reports else {}

    def _load_subjects(self) -> list[Subject]:
        path = self.settings.out / self._pointer().access
        lines = json.loads(path.read_text(encoding="utf-8"))
        return [
            Subject(
                **line | {"roles": tuple(line["roles"]), "nodes": tuple(line["nodes"])},
            )
            for line in lines
        ]

    def _load_register(self) -> Register:
        return approvals.read(self.settings.governance, self.released().info.is_sample)


@cache
def store_of(settings: Settings) -> Store:
    """The store of this process for these folders."""
    return Store(settings)


class _Reread(Generic[Value]):
    """A value read from files, read again once one of them changed."""

    def __init__(self, paths: Callable[[], Iterable[Path]], load: Callable[[], Value]) -> None:
        self._paths = paths
        self._load = load
        self._lock = threading.Lock()
        self._held: tuple[Stamps, Value] | None = None

    def __call__(self) -> Value:
        stamps = _stamps(self._paths())
        with self._lock:
            if self._held is None or self._held[0] != stamps:
                self._held = (stamps, self._load())
            return self._held[1]


def _stamps(paths: Iterable[Path]) -> Stamps:
    found = []
    for path in sorted(paths):
        if path.exists():
            status = path.stat()
            found.append((str(path), status.st_ino, status.st_mtime_ns, status.st_size))
    return tuple(found)
