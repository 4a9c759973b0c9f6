"""What a build depends on, as one hash: exports, SQL and the builder's own code."""

import hashlib
import json
import os
import stat
from pathlib import Path

from dashboard.settings import QUERIES, ROOT

_CODE = ("build", "publish", "statistics", "governance")


def input_hash(exports: Path, cache: Path) -> str:
    """A hash that changes when any export, query or line of the builder changes.

    A file whose size and modification time are as in `cache` is taken as unchanged; everything
    else is read. File names count, because a name can say how new an export is.

    Args:
        exports: the exports folder; a missing one counts as empty.
        cache: JSON file of `path -> [size, mtime_ns, blake2b]`, rewritten here.
    """
    known = _read(cache)
    seen = {
        str(path.relative_to(exports)): _stamp(path, known.get(str(path.relative_to(exports))))
        for path in _files(exports)
    }
    _write(cache, seen)
    whole = hashlib.blake2b(digest_size=16)
    for name, (_, _, digest) in sorted(seen.items()):
        whole.update(os.fsencode(name) + f"\0{digest}\0".encode())
    for path in _code():
        whole.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _files(folder: Path) -> list[Path]:
    found = []
    for parent, _, names in os.walk(folder):
        found += [Path(parent) / name for name in names]
    return sorted(found)


def _code() -> list[Path]:
    folders = [ROOT / "dashboard" / name for name in _CODE]
    python = [path for folder in folders for path in folder.rglob("*.py")]
    return sorted([*python, *QUERIES.rglob("*.sql"), *QUERIES.rglob("*.toml")])


def _stamp(path: Path, known: list | None) -> list:
    try:
        status = path.stat()
        if known and known[:2] == [status.st_size, status.st_mtime_ns]:
            return known
        if not stat.S_ISREG(status.st_mode):
            # A pipe or a device may never end; recognition refuses it.
            return [0, 0, "no file"]
        return [status.st_size, status.st_mtime_ns, _digest(path)]
    except OSError as error:
        # Unreadable is a state of the input like any other; recognition says why.
        return [0, 0, f"unreadable {error.errno}"]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _read(cache: Path) -> dict[str, list]:
    try:
        return json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _write(cache: Path, seen: dict[str, list]) -> None:
    part = cache.with_suffix(".part")
    part.write_text(json.dumps(seen), encoding="utf-8")
    part.replace(cache)
