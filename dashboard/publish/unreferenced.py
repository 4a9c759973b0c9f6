"""Removes what neither the current nor the previous pointer names: a killed build leaves some."""

import json
from collections.abc import Iterator
from pathlib import Path

from dashboard.publish import pointer

_FOLDERS = ("releases", "access", "own", "frozen")


def remove_unreferenced(out: Path) -> int:
    """Remove files of no use to any reader; return how many.

    The previous release stays, for a page that was opened before the switch.
    """
    named = {path for name in (pointer.CURRENT, pointer.PREVIOUS) for path in _named(out, name)}
    found = [path for folder in _FOLDERS for path in (out / folder).glob("*")]
    unreferenced = [path for path in found if path not in named]
    for path in unreferenced:
        path.unlink()
    return len(unreferenced)


def _named(out: Path, name: str) -> Iterator[Path]:
    found = pointer.read(out, name)
    if found is None:
        return
    stem = out / "releases" / found.release
    yield from (stem.with_suffix(".duckdb"), stem.with_suffix(".json"))
    yield from (out / found.access, out / found.frozen)
    # Where the previous access file is gone, so are its own files.
    if (out / found.access).exists():
        for subject in json.loads((out / found.access).read_text(encoding="utf-8")):
            yield out / found.own_dir / f"{subject['own']}.parquet"
