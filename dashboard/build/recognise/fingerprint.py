"""What a file is made of: header names of a CSV, key paths of a JSON, whatever their order."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.build.recognise import containers, json_head
from dashboard.build.recognise.containers import Head
from dashboard.build.recognise.json_head import JsonHead, Layout
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

ROOT = "root"
# On the way to the records: whatever name an object has, as in {"projects": {name: [...]}}.
ANY = "*"
MAX_COLUMNS = 2_000
MAX_DEPTH = 128
_SIZES = (64 * 1024, containers.MIB, 17 * containers.MIB)
_DELIMITERS = (",", "\t", ";")


@dataclass(frozen=True)
class Place:
    """Where the records of a JSON file lie.

    Attributes:
        name: `root`, or the names on the way with dots between them.
        steps: each name on the way, and whether it holds a list.
        records: the first records there.
    """

    name: str
    steps: tuple[tuple[str, bool], ...]
    records: tuple[dict[str, Any], ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Key paths of the records, three levels deep."""
        return frozenset(path for record in self.records for path in _paths_of(record, 3))


@dataclass(frozen=True)
class Fingerprint:
    """The container of a file and the names in it.

    Attributes:
        head: how the file is opened.
        container: `csv` or `json`.
        delimiter: CSV only.
        header: CSV only: names as written, trimmed, in file order.
        layout: JSON only.
        objects: JSON only: the first objects of the file.
    """

    head: Head
    container: str
    delimiter: str = ""
    header: tuple[str, ...] = ()
    layout: Layout | None = None
    objects: tuple[dict[str, Any], ...] = ()
    _places: dict[str, Place | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def facts(self) -> dict[str, str]:
        """JSON only: the plain values beside the records of the first object."""
        first = self.objects[0] if self.objects else {}
        return {name: str(value) for name, value in first.items() if isinstance(value, str | int)}

    @property
    def names(self) -> frozenset[str]:
        """JSON only: key paths of the first objects."""
        root = self.place(ROOT)
        return root.names if root else frozenset()

    def place(self, name: str) -> Place | None:
        """JSON only: `root`, or what lies at a dotted way of names, if anything does."""
        if name not in self._places:
            self._places[name] = _place(self.objects, name)
        return self._places[name]


def take(path: Path) -> Fingerprint:
    """The fingerprint of a file, from its start.

    Raises:
        FileRefused: empty, not text, no export, broken JSON, too many columns.
    """
    for size in _SIZES:
        head = containers.head(path, size)
        is_json = head.text.lstrip()[:1] in ("{", "[")
        found = _of_json(path, head) if is_json else _of_csv(path, head)
        if found:
            return found
    raise FileRefused(
        RefusalReason.LINE_TOO_LONG, path.name, "A line is longer than 16 MiB.", "Split the export."
    )


def normal(name: str) -> str:
    """A header name without marks, outer spaces and case, as names are compared."""
    return re.sub(r"\s+", " ", name.replace("\ufeff", "").replace("\xa0", " ")).strip().casefold()


def _of_csv(path: Path, head: Head) -> Fingerprint | None:
    if not head.is_all and "\n" not in head.text:
        return None
    delimiter, names = max(
        ((mark, _first_record(head.text, mark)) for mark in _DELIMITERS),
        key=lambda found: len(found[1]),
    )
    if len(names) > MAX_COLUMNS:
        what = f"It has {len(names):,} columns; at most {MAX_COLUMNS:,} are read."
        raise FileRefused(RefusalReason.TOO_MANY_COLUMNS, path.name, what, "Export fewer columns.")
    return Fingerprint(head, "csv", delimiter, tuple(name.strip(" \xa0\t") for name in names))


def _first_record(text: str, delimiter: str) -> list[str]:
    csv.field_size_limit(17 * containers.MIB)
    return next(csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter), [])


def _of_json(path: Path, head: Head) -> Fingerprint | None:
    found = _decoded(path, head)
    is_last = head.is_all or len(head.text) >= _SIZES[-1]
    if found.cut_at is not None and (head.is_all or (is_last and not found.records)):
        raise broken(path, head.text, _breaks_at(head.text, found))
    if not head.is_all and (not found.records or _is_only_a_part(found, head)):
        return None
    return Fingerprint(head, "json", layout=found.layout, objects=tuple(_flat(found.records)))


def _is_only_a_part(found: JsonHead, head: Head) -> bool:
    """Whether the head shows one record and not all of it, and a larger one is worth a look."""
    return len(found.records) == 1 and found.cut_at is not None and len(head.text) <= _SIZES[0]


def _decoded(path: Path, head: Head) -> JsonHead:
    try:
        return json_head.read(head.text)
    except RecursionError as error:
        raise too_deep(path) from error


def _breaks_at(text: str, found: JsonHead) -> int:
    """Where the text breaks: a record cut short in its line is noticed one line too late."""
    if found.layout is not Layout.LINES:
        return found.cut_at or 0
    return line_that_breaks(text)


def line_that_breaks(text: str) -> int:
    """Where the first line starts that is no JSON."""
    start = 0
    for line in text.split("\n"):
        try:
            json.loads(line if line.strip() else "0")
        except ValueError:
            break
        start += len(line) + 1
    return start


def broken(path: Path, text: str, position: int) -> FileRefused:
    """The refusal of JSON that cannot be read, with the line where it breaks."""
    line = text.count("\n", 0, position) + 1
    what = f"Its JSON is broken in line {line:,}."
    return FileRefused(RefusalReason.JSON_BROKEN, path.name, what, "Export it again.")


def too_deep(path: Path) -> FileRefused:
    """The refusal of JSON nested deeper than any tool writes."""
    what = f"Its JSON is nested deeper than {MAX_DEPTH} levels."
    return FileRefused(RefusalReason.JSON_TOO_DEEP, path.name, what, "Export it again.")


def _flat(records: Iterable[Any]) -> Iterable[dict[str, Any]]:
    for record in records:
        if isinstance(record, dict):
            yield record


def _place(records: tuple[dict[str, Any], ...], name: str) -> Place | None:
    steps: list[tuple[str, bool]] = []
    for step in name.split(".") if name != ROOT else ():
        values = [value for record in records for value in _behind(record, step)]
        if not any(isinstance(value, list | dict) for value in values):
            return None
        steps.append((step, any(isinstance(value, list) for value in values)))
        records = tuple(_flat(_inside(values)))
    return Place(name, tuple(steps), records)


def _behind(record: dict[str, Any], step: str) -> Iterable[Any]:
    return list(record.values())[: json_head.MAX_RECORDS] if step == ANY else [record.get(step)]


def _inside(values: Iterable[Any]) -> Iterable[Any]:
    for value in values:
        yield from value[: json_head.MAX_RECORDS] if isinstance(value, list) else [value]


def _paths_of(value: Any, depth: int) -> Iterable[str]:
    if isinstance(value, dict) and depth:
        for name, inner in value.items():
            yield name
            for one in inner[: json_head.MAX_RECORDS] if isinstance(inner, list) else [inner]:
                yield from (f"{name}.{path}" for path in _paths_of(one, depth - 1))
