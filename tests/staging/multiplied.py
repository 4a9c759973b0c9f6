"""Several distinct records of every format, made out of its one sample in a general way."""

import copy
import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from dashboard.build.recognise import formats
from tests.staging.folder import Folder, Loaded
from tests.staging.samples import SAMPLES, TOML

AT = 1_800_000_000
_MOST = 6
# By format, the names its record is read by.
_READ = {one.format_id: one.known_names for one in formats.catalogue()}
_NO_RIVAL = (None, "newer_export", "earlier_state")
_RULES = "set_aside_limit = 1.0\norganisation_change_limit = 1.0\n"
_AN_EPOCH = 1_000_000_000
_SECONDS_OF_A_DAY = 24 * 60 * 60
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T")
_DIGIT = re.compile(r"\d(?=\D*$)")
_LETTER = re.compile(r"[A-Za-z](?=[^A-Za-z]*$)")


@dataclass(frozen=True)
class Export:
    """An export as records, and how a file of some of them is written."""

    name: str
    records: list[Any]
    write: Callable[[list[Any]], Any]


def export_of(format_id: str) -> Export:
    """The sample of a format, taken apart."""
    name, content = SAMPLES[format_id]
    if isinstance(content, str):
        text = content.removeprefix("\ufeff")
        return _documents(name, text) if text.startswith(("{", "[")) else _table(name, text)
    if isinstance(content, list):
        return Export(name, content, list)
    return _wrapped(name, content, _READ[format_id])


def _wrapped(name: str, content: dict[str, Any], read: frozenset[str]) -> Export:
    """Records in a list under a name, or in the first of several lists under one.

    A list that the format reads as part of its record holds none: the object is a record itself.
    """
    for key, inside in ((key, inside) for key, inside in content.items() if key not in read):
        if _is_records(inside):
            return Export(name, inside, lambda some, key=key: {**content, key: some})
        if isinstance(inside, dict) and all(map(_is_records, inside.values())) and inside:
            inner = next(iter(inside))
            return Export(
                name,
                inside[inner],
                lambda some, key=key, inner=inner: {**content, key: {inner: some}},
            )
    return Export(name, [content], _lines)


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _documents(name: str, text: str) -> Export:
    records = [json.loads(line) for line in text.splitlines()]
    return Export(name, records, _lines)


def _lines(some: list[Any]) -> str:
    return "".join(json.dumps(one) + "\n" for one in some)


def _table(name: str, text: str) -> Export:
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    header, *rows = csv.reader(io.StringIO(text), delimiter=delimiter)

    def write(some: list[Any]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([header, *some])
        return out.getvalue()

    return Export(name, rows, write)


def bumped(value: Any) -> Any:
    """Another value of the same kind: the next day, or the last digit or letter is the next one."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value + (_SECONDS_OF_A_DAY if value > _AN_EPOCH else 1)
    if _MOMENT.match(value):
        return f"{value[:9]}{(int(value[9]) + 1) % 10}{value[10:]}"
    if _DIGIT.search(value):
        return _DIGIT.sub(lambda found: str((int(found[0]) + 1) % 10), value)
    return _LETTER.sub(lambda found: "b" if found[0] in "zZaA" else chr(ord(found[0]) + 1), value)


def variants(record: Any) -> Iterator[Any]:
    """The record with every value changed twice, and with one of them once, for each of them."""
    paths = list(_leaves(record))
    yield _changed(_changed(record, paths), paths)
    for path in paths:
        changed = _changed(record, [path])
        if changed != record:
            yield changed


def _changed(record: Any, paths: list[tuple]) -> Any:
    changed = copy.deepcopy(record)
    for path in paths:
        inside = changed
        for step in path[:-1]:
            inside = inside[step]
        inside[path[-1]] = bumped(inside[path[-1]])
    return changed


def _leaves(value: Any, path: tuple = ()) -> Iterator[tuple]:
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for name, inner in items:
            yield from _leaves(inner, (*path, name))
    elif path:
        yield path


@dataclass(frozen=True)
class Multiplied:
    """An export of several records with keys of their own.

    Attributes:
        export: those records, the first one twice.
        restated: a version of the first record with another value under the same key, if the
            format has a value whose change makes the two contradict each other.
    """

    export: Export
    restated: Any = None


def multiply(folder: Folder, format_ids: list[str]) -> dict[str, Multiplied]:
    """Load every sample with all its variants once, and keep what loads as a row of its own."""
    tried = {}
    for format_id in format_ids:
        export = export_of(format_id)
        tried[format_id] = replace(export, records=[*export.records, *variants(export.records[0])])
    put(folder, {one.name: one.write(one.records) for one in tried.values()})
    loaded = folder.load()
    return {format_id: _kept(format_id, one, loaded) for format_id, one in tried.items()}


def _kept(format_id: str, tried: Export, loaded: Loaded) -> Multiplied:
    export = export_of(format_id)
    file = loaded.files[tried.name]
    assert file.rows_read == len(tried.records), f"{format_id}: its records are not its rows"
    fates = {int(row): reason for row, reason, _ in loaded.fates(tried.name)}
    more: dict[str | None, list[Any]] = {}
    for number, record in enumerate(tried.records, start=1):
        if number > len(export.records):
            more.setdefault(fates.get(number), []).append(record)
    apart = [record for reason in _NO_RIVAL for record in more.get(reason, [])]
    records = [*export.records, *apart[:_MOST], export.records[0]]
    return Multiplied(replace(export, records=records), *more.get("conflicting_rows", [])[:1])


def put(folder: Folder, contents: dict[str, Any], times: dict[str, int] | None = None) -> Folder:
    """Write files of one modification time, but for those that have one of their own."""
    rules = {"governance/policy.toml": _RULES}
    for name, content in {**TOML, **rules, **contents}.items():
        folder.put(name, content)
        at = AT + (times or {}).get(name, 0)
        os.utime(folder.root / name, (at, at))
    return folder
