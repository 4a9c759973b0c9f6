"""Opening a file: compression, encoding, and what is no export at all."""

import codecs
import errno
import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.build.recognise.refusals import FileRefused, RefusalReason, shown

GIB = 1024**3
MIB = 1024**2
MAX_FILE = 16 * GIB
MAX_LINE = 16 * MIB
_BLOCK = MIB
_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NO_EXPORTS = (
    (b"%PDF", "It is a PDF.", "Export the data as CSV or JSON."),
    (b"PK\x03\x04", "It is a zip archive.", "Unpack it and put the files inside here."),
    (b"\xd0\xcf\x11\xe0", "It is an old Excel workbook.", "Save the sheet as CSV UTF-8."),
    (b"\x28\xb5\x2f\xfd", "It is a zstd archive.", "Unpack it and put the file here."),
    (b"PAR1", "It is a Parquet file.", "Export the data as CSV or JSON."),
    (b"version https://git-lfs", "It is a git-lfs pointer.", "Run `git lfs pull`."),
    (b"<?xml", "It is XML.", "Export the data as CSV or JSON."),
)


@dataclass(frozen=True)
class Head:
    """The start of a file as text.

    Attributes:
        text: the first characters, without a byte order mark.
        is_all: whether that is the whole file.
        encoding: `utf-8`, `utf-16-le` or `utf-16-be`.
        is_gzip: whether the bytes were unpacked first.
    """

    text: str
    is_all: bool
    encoding: str
    is_gzip: bool

    @property
    def is_plain(self) -> bool:
        """Whether DuckDB can read the file where it lies."""
        return self.encoding == "utf-8" and not self.is_gzip


def check_place(path: Path, root: Path, largest: int | None = None) -> None:
    """Refuse what is no readable file inside the exports folder, without opening it.

    Raises:
        FileRefused: a folder, a device, a link out of the folder, no permission, too large.
    """
    if not is_text(str(path)[len(str(root)) :]):
        what = "Its name holds bytes that are no text."
        raise _no_export(path, what, "Rename it in plain letters.")
    try:
        status = path.stat()
        inside = path.resolve().is_relative_to(root.resolve())
    except OSError as error:
        raise unreadable(path) from error
    if not inside:
        raise _no_export(path, "It is a link out of the exports folder.", "Put the file here.")
    if stat.S_ISDIR(status.st_mode) and not os.access(path, os.R_OK | os.X_OK):
        raise unreadable(path)
    if not stat.S_ISREG(status.st_mode):
        raise _no_export(path, "It is no file.", "Put the exported file here under this name.")
    largest = largest or MAX_FILE
    if status.st_size > largest:
        size = f"{largest // GIB} GiB" if largest >= GIB else f"{largest // MIB} MiB"
        what = f"It is larger than {size}."
        raise FileRefused(RefusalReason.TOO_LARGE, path.name, what, "Split the export.")


def is_text(name: str) -> bool:
    """Whether a file name is text: a file system takes any bytes."""
    return shown(name) == name


def head(path: Path, size: int) -> Head:
    """The first `size` bytes of a file, unpacked and decoded.

    Raises:
        FileRefused: empty, not text, or something that is no export.
    """
    raw = _start(path, 64)
    if not raw:
        raise FileRefused(RefusalReason.EMPTY, path.name, "It is empty.", "Export it again.")
    is_gzip = raw[:2] == b"\x1f\x8b"
    unpacked = b"".join(_limited(blocks(path, is_gzip), size + 1))
    _refuse_no_export(path, unpacked)
    encoding = next((name for bom, name in _BOMS.items() if unpacked[:2] == bom), "utf-8")
    is_all = len(unpacked) <= size
    text = TextDecoder(path, encoding).take(unpacked[:size], is_last=is_all)
    return Head(text.removeprefix("\ufeff"), is_all, encoding, is_gzip)


def blocks(path: Path, is_gzip: bool) -> Iterator[bytes]:
    """The bytes of a file, unpacked, in blocks of 1 MiB.

    Raises:
        FileRefused: it cannot be opened, or its gzip stream is damaged or ends early.
    """
    try:
        with gzip.open(path) if is_gzip else path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        what = "Its gzip stream is damaged or ends early."
        raise FileRefused(
            RefusalReason.NOT_TEXT, path.name, what, "Copy the file here again."
        ) from error
    except OSError as error:
        raise unreadable(path) from error


class TextDecoder:
    """The text of a file, decoded block by block."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path = path
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._size = 0

    def take(self, block: bytes, is_last: bool = False) -> str:
        """The text of the next block; the start of a character at its end waits for the rest.

        Raises:
            FileRefused: bytes that are no text, with the place of the first.
        """
        begin = self._size - len(self._decoder.getstate()[0])
        try:
            text = self._decoder.decode(block, final=is_last)
        except UnicodeDecodeError as error:
            raise not_text(self._path, begin + error.start, self._encoding) from error
        self._size += len(block)
        if "\0" in text:
            before = text[: text.index("\0")].encode(self._encoding)
            raise not_text(self._path, begin + len(before), self._encoding)
        return text


def unreadable(path: Path, error: OSError | None = None) -> FileRefused:
    """The refusal of a file that is there and cannot be read, or is gone again."""
    if error and error.errno == errno.ENOSPC:
        what = "There is no room for its plain copy beside the warehouse."
        return FileRefused(RefusalReason.TOO_LARGE, path.name, what, "Make room and build again.")
    return _no_export(path, "It cannot be read.", "Check its permissions.")


def not_text(path: Path, position: int, encoding: str = "utf-8") -> FileRefused:
    """The refusal of bytes that are not the declared text."""
    what = f"Byte {position:,} is not valid {encoding.upper()[:6].rstrip('-')} text."
    return FileRefused(RefusalReason.NOT_TEXT, path.name, what, "Save it as UTF-8.")


def record_too_long(name: str, number: int) -> FileRefused:
    """The refusal of a file with a record that no tool writes."""
    what = f"Record {number:,} is longer than 16 MiB."
    return FileRefused(RefusalReason.LINE_TOO_LONG, name, what, "Split the export.")


def _start(path: Path, size: int) -> bytes:
    return next(blocks(path, is_gzip=False), b"")[:size]


def _limited(parts: Iterator[bytes], size: int) -> Iterator[bytes]:
    for part in parts:
        yield part[:size]
        size -= len(part)
        if size <= 0:
            return


def _refuse_no_export(path: Path, raw: bytes) -> None:
    text = raw.removeprefix(codecs.BOM_UTF8).lstrip()
    if not text:
        raise FileRefused(RefusalReason.EMPTY, path.name, "It is empty.", "Export it again.")
    if text.startswith(b"PK\x03\x04") and b"xl/" in raw:
        raise _no_export(path, "It is an Excel workbook.", "Save the sheet as CSV UTF-8.")
    for magic, what, fix in _NO_EXPORTS:
        if text.startswith(magic):
            raise _no_export(path, what, fix)
    if text[:1] == b"<" and b"<html" in text[:4096].lower():
        what = "It is a web page, perhaps a sign-in page saved instead of the export."
        raise _no_export(path, what, "Sign in and download the export again.")


def _no_export(path: Path, what: str, fix: str) -> FileRefused:
    return FileRefused(RefusalReason.NOT_AN_EXPORT, path.name, what, fix)
