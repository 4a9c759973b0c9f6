"""Reads the exported files with the standard library only and keeps the newest state of each fact.

A file is a snapshot, not an increment: rows of one kind with the same natural key are versions
of one fact. The higher version column wins; without one, or when versions are equal, the newer
export wins, and the stamp in a file's name or folder says which export is newer.
"""

import csv
import datetime as dt
import gzip
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

DATE = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")


def moment(text: str | None) -> dt.datetime | None:
    """An ISO time of an export as naive UTC."""
    if not text:
        return None
    stamp = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return stamp.astimezone(dt.UTC).replace(tzinfo=None) if stamp.tzinfo else stamp


def day(text: str | None) -> dt.date | None:
    """An ISO day."""
    return dt.date.fromisoformat(text[:10]) if text else None


def export_stamp(path: Path) -> str:
    """The day written in a file's name, else in its folders."""
    found = DATE.findall(path.as_posix())
    return "-".join(found[-1]) if found else ""


def text_of(path: Path) -> str:
    """A file's text, opened as gzip when its name ends so."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8-sig")


def files(root: Path, pattern: str) -> list[Path]:
    """Files of one kind, oldest export first."""
    found = (path for path in root.glob(pattern) if path.is_file())
    return sorted(found, key=lambda path: (export_stamp(path), path.as_posix()))


def json_values(path: Path) -> Iterator:
    """Each JSON value of a file: one document, or one per line."""
    decoder, text, place = json.JSONDecoder(), text_of(path), 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        value, place = decoder.raw_decode(text, place)
        yield value


def json_records(path: Path, wrapper: str = "") -> Iterator[dict]:
    """The records of a file: inside a wrapper key, in an array, or bare."""
    for value in json_values(path):
        inside = value[wrapper] if wrapper and wrapper in value else value
        yield from inside if isinstance(inside, list) else [inside]


def csv_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file; of repeated headers the last one counts."""
    return list(csv.DictReader(io.StringIO(text_of(path), newline="")))


def latest(
    exports: Iterable[list[dict]],
    key: Callable[[dict], object],
    version: Callable[[dict], object] = lambda _: 0,
) -> list[dict]:
    """One record a key: the highest version, of equal versions the newest export's.

    Exports come oldest first. Records of one export with one key, one version and other
    values contradict each other: none of them counts.
    """
    kept: dict[object, dict] = {}
    for records in exports:
        for name, record in _undisputed(records, key, version).items():
            if name not in kept or version(record) >= version(kept[name]):
                kept[name] = record
    return list(kept.values())


def _undisputed(
    records: Iterable[dict], key: Callable[[dict], object], version: Callable[[dict], object]
) -> dict[object, dict]:
    best: dict[object, dict] = {}
    disputed: set[object] = set()
    for record in records:
        name, other = key(record), best.get(key(record))
        if other is None or version(record) > version(other):
            best[name] = record
            disputed.discard(name)
        elif version(record) == version(other) and record != other:
            disputed.add(name)
    return {name: record for name, record in best.items() if name not in disputed}


def csv_exports(paths: list[Path]) -> list[list[dict]]:
    """The rows of several CSV files, file by file."""
    return [csv_rows(path) for path in paths]


def json_exports(paths: list[Path], wrapper: str = "") -> list[list[dict]]:
    """The records of several JSON files, file by file."""
    return [list(json_records(path, wrapper)) for path in paths]


def github(root: Path, kind: str, wrapper: str = "") -> list[list[dict]]:
    """The records of one kind of GitHub export, file by file."""
    return json_exports(files(root, f"github/{kind}/*"), wrapper)


def repository(url: str) -> str:
    """The repository's key in an API address: host/owner/name, lower case."""
    owner, name = re.search(r"/repos/([^/]+)/([^/]+)", url).groups()
    return f"github.com/{owner}/{name}".lower()
