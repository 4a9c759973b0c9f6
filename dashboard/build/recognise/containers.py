"""Opening a file: compression, encoding, and what is no export at all."""

import codecs
import gzip
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.build.recognise.refusals import FileRefused, RefusalReason

GIB = 1024**3
MIB = 1024**2
MAX_FILE = 16 * GIB
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


def check_place(path: Path, root: Path) -> None:
    """Refuse what is no readable file inside the exports folder.

    Raises:
        FileRefused: a folder, a device, a link out of the folder, no permission, too large.
    """
    try:
        status = path.stat()
        inside = path.resolve().is_relative_to(root.resolve())
    except OSError as error:
        raise unreadable(path) from error
    if not inside:
        raise _no_export(path, "It is a link out of the exports folder.", "Put the file here.")
    if not stat.S_ISREG(status.st_mode):
        raise _no_export(path, "It is no file.", "Put the exported file here under this name.")
    if status.st_size > MAX_FILE:
        raise FileRefused(
            RefusalReason.TOO_LARGE, path.name, "It is larger than 16 GiB.", "Split the export."
        )


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
    return Head(_decoded(path, unpacked[:size], encoding, is_all), is_all, encoding, is_gzip)


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


def unreadable(path: Path) -> FileRefused:
    """The refusal of a file that is there and cannot be read, or is gone again."""
    return _no_export(path, "It cannot be read.", "Check its permissions.")


def not_text(path: Path, position: int) -> FileRefused:
    """The refusal of bytes that are not the declared text."""
    what = f"Byte {position:,} is not valid UTF-8 text."
    return FileRefused(RefusalReason.NOT_TEXT, path.name, what, "Save it as UTF-8.")


def _start(path: Path, size: int) -> bytes:
    return next(blocks(path, is_gzip=False), b"")[:size]


def _limited(parts: Iterator[bytes], size: int) -> Iterator[bytes]:
    for part in parts:
        yield part[:size]
        size -= len(part)
        if size <= 0:
            return


def _decoded(path: Path, raw: bytes, encoding: str, is_all: bool) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(raw, final=is_all)
    except UnicodeDecodeError as error:
        raise not_text(path, error.start) from error
    if "\0" in text:
        raise not_text(path, raw.index(b"\0"))
    return text.removeprefix("\ufeff")


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
