"""One pass over a file before it is parsed: its hash, its limits, a plain copy where needed."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from dashboard.build.read.limits import Limits
from dashboard.build.recognise import containers
from dashboard.build.recognise.containers import TextDecoder
from dashboard.build.recognise.fingerprint import Fingerprint
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

_GLOB = "*?[]{}"
_BOM = codecs.BOM_UTF8


@dataclass(frozen=True)
class Survey:
    """What one pass found.

    Attributes:
        file_id: sha256 of the bytes as exported.
        readable: the file itself, or a plain UTF-8 copy of it.
        stamp: size and modification time in nanoseconds before the pass.
        lines: line feeds in the readable file.
        longest: bytes of the longest line, exact from 1 MiB on.
        ends_line: whether the last line has its end.
    """

    file_id: str
    readable: Path
    stamp: tuple[int, int]
    lines: int
    longest: int
    ends_line: bool


def look(path: Path, name: str, found: Fingerprint, scratch: Path) -> Survey:
    """Read a file once, no further than to the first thing that is wrong.

    Args:
        path: the file.
        name: its name for people.
        found: how it is opened.
        scratch: an existing folder for plain copies.

    Raises:
        FileRefused: too large, a line or record too long, JSON too deep, damaged, no text.
    """
    stamp = stamp_of(path)
    limits = Limits(name, found)
    if found.head.is_plain:
        file_id = _read(path, limits)
        readable = path if is_readable(path, found) else scratch / file_id
        if readable != path:
            readable.symlink_to(path.resolve())
    else:
        file_id = sha256(path)
        readable = scratch / file_id
        _copy_plain(path, found, readable, limits)
    return Survey(file_id, readable, stamp, limits.lines, limits.longest, limits.ends_line)


def is_readable(path: Path, found: Fingerprint) -> bool:
    """Whether DuckDB reads the file where it lies: it takes some characters for patterns."""
    return found.head.is_plain and not set(str(path)) & set(_GLOB)


def stamp_of(path: Path) -> tuple[int, int]:
    """Size and modification time: what changes while a file is still being written."""
    try:
        status = path.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def sha256(path: Path) -> str:
    """The hash that names the bytes of a file.

    Raises:
        FileRefused: it cannot be read.
    """
    whole = hashlib.sha256()
    for block in containers.blocks(path, is_gzip=False):
        whole.update(block)
    return whole.hexdigest()


def _read(path: Path, limits: Limits) -> str:
    """Check a file that DuckDB can read, and hash it."""
    whole = hashlib.sha256()
    decoder = TextDecoder(path, "utf-8")
    for block in containers.blocks(path, is_gzip=False):
        whole.update(block)
        decoder.take(block)
        limits.take(block)
    decoder.take(b"", is_last=True)
    return whole.hexdigest()


def _copy_plain(path: Path, found: Fingerprint, target: Path, limits: Limits) -> None:
    """Write a file as UTF-8, each block once it is checked: an archive can unpack without end."""
    decoder = TextDecoder(path, found.head.encoding)
    size = 0
    try:
        with target.open("wb") as copy:
            for block in containers.blocks(path, found.head.is_gzip):
                size += len(block)
                if size > containers.MAX_FILE:
                    what = "Unpacked it is larger than 16 GiB."
                    raise FileRefused(RefusalReason.TOO_LARGE, path.name, what, "Split the export.")
                plain = decoder.take(block).encode().removeprefix(b"" if copy.tell() else _BOM)
                limits.take(plain)
                copy.write(plain)
            decoder.take(b"", is_last=True)
    except OSError as error:
        raise containers.unreadable(path, error) from error
