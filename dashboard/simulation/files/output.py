"""Writes text, CSV, JSON and gzip so that the same rows always give the same bytes."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path


def text(path: Path, content: str) -> None:
    """Plain UTF-8, or gzip without name and time where the path ends in `.gz`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode()
    if path.suffix != ".gz":
        path.write_bytes(data)
        return
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(data)


def table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    quote_all: bool = False,
    bom: bool = False,
    newline: str = "\n",
) -> None:
    """A CSV file; None is an empty cell."""
    buffer = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(buffer, quoting=quoting, lineterminator=newline)
    writer.writerow(header)
    writer.writerows(rows)
    text(path, ("\ufeff" if bom else "") + buffer.getvalue())


def document(path: Path, value: object) -> None:
    """One JSON value, without spaces as tools send it over the wire."""
    text(path, compact(value) + "\n")


def lines(path: Path, values: Iterable[object]) -> None:
    """One JSON value per line."""
    text(path, "".join(compact(value) + "\n" for value in values))


def compact(value: object) -> str:
    """JSON without spaces, keys in the order given, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
