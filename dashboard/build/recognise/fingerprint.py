"""What a file is made of: header names of a CSV, key paths of a JSON, whatever their order."""

import io
import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.build.recognise import containers, json_head, places, quotes
from dashboard.build.recognise.containers import Head
from dashboard.build.recognise.json_head import JsonHead, Layout
from dashboard.build.recognise.places import Place, Steps
from dashboard.build.recognise.quotes import OpenQuote
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

MAX_COLUMNS = 2_000
MAX_DEPTH = 128
_SIZES = (64 * 1024, containers.MIB, 17 * containers.MIB)
_DELIMITERS = (",", "\t", ";")


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
        steps: JSON only: the way to the records, once a format says which it is.
    """

    head: Head
    container: str
    delimiter: str = ""
    header: tuple[str, ...] = ()
    layout: Layout | None = None
    objects: tuple[dict[str, Any], ...] = ()
    steps: Steps = ()
    _places: dict[str, Place | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def facts(self) -> dict[str, str]:
        """JSON only: the plain values beside the records of the first object."""
        first = self.objects[0] if self.objects else {}
        return {name: str(value) for name, value in first.items() if isinstance(value, str | int)}

    @cached_property
    def normal_header(self) -> frozenset[str]:
        """CSV only: the header names as they are compared."""
        return frozenset(map(normal, self.header))

    @property
    def names(self) -> frozenset[str]:
        """JSON only: key paths of the first objects."""
        return self.root.names

    @property
    def root(self) -> Place:
        """JSON only: the first objects, as the place of records that they may be."""
        return self.place(places.ROOT) or Place(places.ROOT, (), ())

    def place(self, name: str) -> Place | None:
        """JSON only: what lies at `root`, or at a dotted way of names, if anything does."""
        if name not in self._places:
            self._places[name] = places.find(self.objects, name)
        return self._places[name]

    @property
    def most_names(self) -> int:
        """JSON only: of the records at a place that was looked at, as many as any has."""
        return max((len(found.own_names) for found in self._places.values() if found), default=0)


def take(path: Path) -> Fingerprint:
    """The fingerprint of a file, from its start.

    Raises:
        FileRefused: empty, not text, no export, broken JSON, too many columns.
    """
    for size in _SIZES:
        head = containers.head(path, size)
        read = _of_json if head.text.lstrip()[:1] in ("{", "[") else _of_csv
        if found := read(path, head, head.is_all or size == _SIZES[-1]):
            return found
    raise FileRefused(
        RefusalReason.LINE_TOO_LONG, path.name, "A line is longer than 16 MiB.", "Split the export."
    )


def normal(name: str) -> str:
    """A header name without marks, outer spaces and case, as names are compared."""
    return re.sub(r"\s+", " ", name.replace("\ufeff", "").replace("\xa0", " ")).strip().casefold()


def _of_csv(path: Path, head: Head, is_last: bool) -> Fingerprint | None:
    if not head.is_all and "\n" not in head.text:
        return None
    found = {mark: _first_record(head.text, mark) for mark in _DELIMITERS}
    delimiter, names = max(found.items(), key=lambda pair: len(pair[1]))
    # Of a quote that stays open, other delimiters than its own make a name.
    if len(names) < 2 and [] in found.values():
        if not is_last:
            return None
        what = "The quote that opens in its header is never closed."
        fix = "Close it or export again."
        raise FileRefused(RefusalReason.UNCLOSED_QUOTE, path.name, what, fix)
    refuse_many(path, len(names), "columns")
    return Fingerprint(head, "csv", delimiter, tuple(name.strip(" \xa0\t") for name in names))


def refuse_many(path: Path, number: int, what: str) -> None:
    """Let a file pass whose records have no more columns or fields than a tool gives them.

    Raises:
        FileRefused: they have more, so some of them are probably values.
    """
    if number > MAX_COLUMNS:
        told = f"It has {number:,} {what}; at most {MAX_COLUMNS:,} are read."
        raise FileRefused(RefusalReason.TOO_MANY_COLUMNS, path.name, told, f"Export fewer {what}.")


def _first_record(text: str, delimiter: str) -> list[str]:
    """The header; empty where a quote in it stays open."""
    try:
        return next(quotes.rows(io.StringIO(text.lstrip(), newline=""), delimiter))
    except OpenQuote:
        return []


def _of_json(path: Path, head: Head, is_last: bool) -> Fingerprint | None:
    read = _decoded(path, head)
    if read.cut_at is not None and (head.is_all or (is_last and not read.records)):
        if not head.is_all and read.cut_at >= len(head.text):
            raise containers.record_too_long(path.name, 1)
        raise broken(path, _line_that_breaks(head.text, read))
    if not head.is_all and (not read.records or _is_only_a_part(read, head)):
        return None
    objects = places.objects_of(read.records)
    found = Fingerprint(head, "json", layout=read.layout, objects=objects)
    refuse_many(path, len(found.root.own_names), "fields")
    return found


def _is_only_a_part(found: JsonHead, head: Head) -> bool:
    """Whether the head shows one record and not all of it, and a larger one is worth a look."""
    return len(found.records) == 1 and found.cut_at is not None and len(head.text) <= _SIZES[0]


def _decoded(path: Path, head: Head) -> JsonHead:
    try:
        return json_head.read(head.text)
    except RecursionError as error:
        raise too_deep(path) from error


def _line_that_breaks(text: str, found: JsonHead) -> int:
    """The line that is no JSON: a record cut short in its line is noticed one line too late."""
    if found.layout is not Layout.LINES:
        return text.count("\n", 0, found.cut_at) + 1
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if not _is_json(line)), 1)


def _is_json(line: str) -> bool:
    try:
        json.loads(line if line.strip() else "0")
    except ValueError:
        return False
    return True


def broken(path: Path, line: int, how: str = "is broken") -> FileRefused:
    """The refusal of JSON that cannot be read, with the line where it breaks."""
    what = f"Its JSON {how} in line {line:,}."
    return FileRefused(RefusalReason.JSON_BROKEN, path.name, what, "Export it again.")


def too_deep(path: Path) -> FileRefused:
    """The refusal of JSON nested deeper than any tool writes."""
    what = f"Its JSON is nested deeper than {MAX_DEPTH} levels."
    return FileRefused(RefusalReason.JSON_TOO_DEEP, path.name, what, "Export it again.")
