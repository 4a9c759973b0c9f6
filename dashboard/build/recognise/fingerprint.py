"""What a file is made of: header names of a CSV, key paths of a JSON, whatever their order."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.build.recognise import containers, json_head
from dashboard.build.recognise.containers import Head
from dashboard.build.recognise.json_head import JsonHead, Layout
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

ROOT = "root"
MAX_COLUMNS = 2_000
MAX_DEPTH = 128
_SIZES = (64 * 1024, containers.MIB, 17 * containers.MIB)
_DELIMITERS = (",", "\t", ";")
_WRAPPERS = (
    "data", "seats", "value", "Resources", "workflow_runs", "incidents", "usageEvents",
    "usageItems", "day_totals", "user_totals", "daily", "resourceMetrics", "pull_request",
    "deployment", "deployment_status", "workflow_run", "milestone",
)  # fmt: skip


@dataclass(frozen=True)
class Fingerprint:
    """The container of a file and the names in it.

    Attributes:
        head: how the file is opened.
        container: `csv` or `json`.
        delimiter: CSV only.
        header: CSV only: names as written, trimmed, in file order.
        layout: JSON only.
        places: JSON only: where records can lie (`root` or a wrapper key) and their key paths.
        lists: JSON only: the wrapper keys that hold a list of records.
        facts: JSON only: the plain values beside the records of the first object.
    """

    head: Head
    container: str
    delimiter: str = ""
    header: tuple[str, ...] = ()
    layout: Layout | None = None
    places: dict[str, frozenset[str]] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()
    facts: dict[str, str] = field(default_factory=dict)


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
    if not found.records and not head.is_all:
        return None
    records = tuple(_flat(found.records))
    return Fingerprint(
        head,
        "json",
        layout=found.layout,
        places={ROOT: _paths(records)} | dict(_wrapped(records)),
        lists=frozenset(name for one in records for name in one if isinstance(one[name], list)),
        facts=_facts(records),
    )


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


def _wrapped(records: tuple[dict[str, Any], ...]) -> Iterable[tuple[str, frozenset[str]]]:
    for wrapper in _WRAPPERS:
        if any(isinstance(record.get(wrapper), list | dict) for record in records):
            yield wrapper, _paths(_inside(records, wrapper))


def _inside(records: Iterable[dict[str, Any]], wrapper: str) -> Iterable[dict[str, Any]]:
    for record in records:
        value = record.get(wrapper)
        yield from _flat(value[: json_head.MAX_RECORDS] if isinstance(value, list) else [value])


def _paths(records: Iterable[dict[str, Any]]) -> frozenset[str]:
    return frozenset(path for record in records for path in _paths_of(record, 3))


def _paths_of(value: Any, depth: int) -> Iterable[str]:
    if isinstance(value, dict) and depth:
        for name, inner in value.items():
            yield name
            yield from (f"{name}.{path}" for path in _paths_of(inner, depth - 1))


def _facts(records: tuple[dict[str, Any], ...]) -> dict[str, str]:
    first = records[0] if records else {}
    return {name: str(value) for name, value in first.items() if isinstance(value, str | int)}
