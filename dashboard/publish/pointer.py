"""Which release is current: one small file, replaced whole, after everything it names exists."""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

CURRENT = "current.json"
PREVIOUS = "previous.json"


@dataclass(frozen=True)
class Pointer:
    """The names of everything that becomes current together, relative to the out folder.

    Attributes:
        release: stem of the release and of its manifest in `releases/`.
        access: the access file.
        own_dir: the folder of own files.
        build: the report of the build that made it.
        frozen: membership and groups of closed blocks; for the builder only.
    """

    release: str
    access: str
    own_dir: str
    build: str
    frozen: str


def read(out: Path, name: str = CURRENT) -> Pointer | None:
    """The pointer, or nothing when no build has finished yet."""
    path = out / name
    if not path.exists():
        return None
    return Pointer(**json.loads(path.read_text(encoding="utf-8")))


def make_current(out: Path, pointer: Pointer) -> None:
    """Switch readers to what `pointer` names, in one step.

    A reader sees the old pointer or the new one, never a part of either, also after a crash.
    """
    if before := read(out):
        _replace(out / PREVIOUS, before)
    _replace(out / CURRENT, pointer)


def _replace(path: Path, pointer: Pointer) -> None:
    write_durably(path, json.dumps(asdict(pointer), indent=1).encode())


def write_durably(path: Path, content: bytes) -> None:
    """Write a file that is either there whole or not there, readable by the server's group."""
    with durable(path) as file:
        file.write(content)


@contextlib.contextmanager
def durable(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes its place at the end, whole; an error leaves none there."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        os.fchmod(file.fileno(), 0o640)
        yield file
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
