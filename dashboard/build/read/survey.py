"""One pass over a file before it is parsed: its hash, its limits, a plain copy where needed."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dashboard.build.recognise import containers, fingerprint
from dashboard.build.recognise.fingerprint import Fingerprint
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

MAX_LINE = 16 * containers.MIB
_GLOB = "*?[]{}"
_BRACKETS = b"[]{}"
_NOT_BRACKETS = bytes(set(range(256)) - set(_BRACKETS))
_TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*"')
_STEP = np.zeros(256, dtype=np.int32)
_STEP[list(b"[{")] = 1
_STEP[list(b"]}")] = -1


@dataclass(frozen=True)
class Survey:
    """What one pass found.

    Attributes:
        file_id: sha256 of the bytes as exported.
        readable: the file itself, or a plain UTF-8 copy of it.
        stamp: size and modification time in nanoseconds before the pass.
        lines: line feeds in the readable file.
        longest: bytes of the longest line, exact from 1 MiB on.
    """

    file_id: str
    readable: Path
    stamp: tuple[int, int]
    lines: int
    longest: int


def look(path: Path, name: str, found: Fingerprint, scratch: Path) -> Survey:
    """Read a file once.

    Args:
        path: the file.
        name: its name for people.
        found: how it is opened.
        scratch: an existing folder for plain copies.

    Raises:
        FileRefused: too large, a line too long, JSON too deep, damaged.
    """
    stamp = stamp_of(path)
    file_id = sha256(path)
    readable = path
    if not found.head.is_plain:
        readable = scratch / file_id
        _copy_plain(path, found, readable)
    elif set(str(path)) & set(_GLOB):
        # DuckDB reads these characters as patterns of file names.
        readable = scratch / file_id
        readable.symlink_to(path.resolve())
    lines, longest = _check_limits(readable, name, found)
    return Survey(file_id, readable, stamp, lines, longest)


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
    for block in _blocks(path):
        whole.update(block)
    return whole.hexdigest()


def _copy_plain(path: Path, found: Fingerprint, target: Path) -> None:
    """Write the file as UTF-8; a small archive that unpacks without end is stopped."""
    decoder = codecs.getincrementaldecoder(found.head.encoding)()
    size = 0
    with target.open("w", encoding="utf-8", newline="") as copy:
        for block in containers.blocks(path, found.head.is_gzip):
            try:
                copy.write(decoder.decode(block).removeprefix("\ufeff" if not size else "\0"))
            except UnicodeDecodeError as error:
                raise containers.not_text(path, size + error.start) from error
            size += len(block)
            if size > containers.MAX_FILE:
                what = "Unpacked it is larger than 16 GiB."
                raise FileRefused(RefusalReason.TOO_LARGE, path.name, what, "Split the export.")


def _check_limits(path: Path, name: str, found: Fingerprint) -> tuple[int, int]:
    """Line feeds and the longest line: a record is a line, or it has brackets to count."""
    is_document = found.container == "json" and found.layout is not Layout.LINES
    lines, longest, since_feed, depth, deepest = 0, 0, 0, 0, 0
    for block in _blocks(path):
        longest = max(longest, since_feed + max(block.find(b"\n"), 0))
        since_feed = _line_length(since_feed, block)
        longest = max(longest, since_feed)
        if longest > MAX_LINE and not is_document:
            what = f"Line {lines + 1:,} is longer than 16 MiB."
            raise FileRefused(RefusalReason.LINE_TOO_LONG, name, what, "Split the export.")
        lines += block.count(b"\n")
        if found.container == "json":
            depth, deepest = _depth(block, depth, deepest)
    if deepest > fingerprint.MAX_DEPTH and _true_depth(path) > fingerprint.MAX_DEPTH:
        raise fingerprint.too_deep(Path(name))
    return lines, longest


def _blocks(path: Path) -> Iterator[bytes]:
    return containers.blocks(path, is_gzip=False)


def _line_length(since_feed: int, block: bytes) -> int:
    last = block.rfind(b"\n")
    return since_feed + len(block) if last < 0 else len(block) - last - 1


def _depth(block: bytes, depth: int, deepest: int) -> tuple[int, int]:
    """Depth after a block and the largest so far; brackets inside texts may add to it."""
    brackets = np.frombuffer(block.translate(None, _NOT_BRACKETS), dtype=np.uint8)
    if not brackets.size:
        return depth, deepest
    steps = depth + np.cumsum(_STEP[brackets])
    return int(steps[-1]), max(deepest, int(steps.max()))


def _true_depth(path: Path) -> int:
    """The depth without the brackets inside texts, which cost a second look."""
    return _depth(_TEXTS.sub(b"", path.read_bytes()), 0, 0)[1]
