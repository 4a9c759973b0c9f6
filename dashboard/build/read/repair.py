"""Reading a file record by record where it cannot be read as a whole: slow, and says where."""

import json
import mmap
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.build.read import json_values
from dashboard.build.read.cells import is_nested
from dashboard.build.read.secrets import holds_secret, is_secret
from dashboard.build.recognise import containers, quotes
from dashboard.build.recognise.fields import Field, struct_type
from dashboard.build.recognise.fingerprint import normal
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.places import ANY, Steps
from dashboard.build.recognise.quotes import OpenQuote
from dashboard.build.recognise.recognise import Recognised

# DuckDB reads a line of a repaired file up to 64 MiB.
MAX_RECORD = 48 * containers.MIB


class _BadPlace(Exception):
    """A nested value has another shape than its format says."""


def columns(one: Format) -> dict[str, str]:
    """The columns of a repaired file and their DuckDB types."""
    types = {"read_fault": "VARCHAR", "extra": "JSON"}
    types |= {field.name: field.type_name for field in one.record}
    return types | ({"around": around_type(one)} if one.around else {})


def around_type(one: Format) -> str:
    """The DuckDB type of what stands beside the records."""
    return struct_type(one.around)


def is_needed(one: Format, readable: Path) -> bool:
    """Whether a file says `null` where that is a word: DuckDB reads it as a field not there."""
    if not one.told_null or not readable.stat().st_size:
        return False
    names = "|".join(map(re.escape, one.told_null)).encode()
    with readable.open("rb") as file:
        text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return re.search(rb'"(?:%s)"\s*:\s*null' % names, text) is not None


def repair(recognised: Recognised, readable: Path, name: str, scratch: Path) -> Path:
    """Write a file as one clean JSON object a line, records that cannot be read marked.

    Raises:
        FileRefused: an unclosed quote, broken JSON, a record that is too long.
    """
    records = _csv_records if recognised.fingerprint.container == "csv" else _json_records
    target = scratch / f"{readable.name}.repaired"
    try:
        with target.open("wb") as file:
            for number, record in enumerate(records(recognised, readable, name), 1):
                # Half a character, as a lone surrogate is one, can be read and not be written.
                line = _compact(record).encode("utf-8", errors="replace")
                if len(line) > MAX_RECORD:
                    raise containers.record_too_long(name, number)
                file.write(line + b"\n")
    except OSError as error:
        raise containers.unreadable(Path(name), error) from error
    return target


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _extra(recognised: Recognised, values: dict[str, Any]) -> dict[str, Any]:
    """What stands under unknown names, as `extra` of a file that is read as a whole."""
    kept = {name: values.get(name) for name in recognised.unknown if not is_secret(name)}
    if not kept:
        return {}
    # NaN and Infinity are no JSON.
    plain = json.loads(json.dumps(kept), parse_constant=str)
    plain = {name: None if _holds_secret(value) else value for name, value in plain.items()}
    return {"extra": plain} if any(value is not None for value in plain.values()) else {}


def _holds_secret(value: Any) -> bool:
    return holds_secret(value if isinstance(value, str) else json.dumps(value))


def _csv_records(recognised: Recognised, path: Path, name: str) -> Iterator[dict[str, Any]]:
    one, header = recognised.format, recognised.fingerprint.header
    delimiter = recognised.fingerprint.delimiter
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = quotes.rows(file, delimiter)
        try:
            # The header is the first line that is not blank.
            next(filter(None, rows), None)
            for row in filter(None, rows):
                told = {title: cell for title, cell in zip(header, row, strict=False) if cell}
                yield _csv_record(one, header, row) | _extra(recognised, told)
        except OpenQuote as quote:
            raise quotes.unclosed(path, name, delimiter, quote) from None


def _csv_record(one: Format, header: tuple[str, ...], row: list[str]) -> dict[str, Any]:
    allowed = one.names("ragged")
    if (len(row) > len(header) and "wider" not in allowed) or (
        len(row) < len(header) and not ("shorter" in allowed and len(row) == len(header) - 1)
    ):
        return {"read_fault": "ragged_row"}
    lists = {normal(name) for name in one.names("lists")}
    written: dict[str, list[str]] = defaultdict(list)
    for title, cell in zip(header, row, strict=False):
        if cell:
            written[normal(title)].append(cell)
    try:
        return {
            field.name: cells if normal(field.name) in lists else _cell(field, cells)
            for field in one.record
            if (cells := [cell for name in field.names for cell in written[normal(name)]])
            or normal(field.name) in lists
        }
    except _BadPlace as place:
        return {"read_fault": f"bad_nested_value {place}"}


def _cell(field: Field, cells: list[str]) -> Any:
    """The text of a cell, or what its JSON says."""
    if not is_nested(field):
        return cells[0]
    try:
        return _value(field, json.loads(cells[0] if cells[0].strip() else "null"), "")
    except ValueError as error:
        raise _BadPlace(field.name) from error


def _json_records(recognised: Recognised, path: Path, name: str) -> Iterator[dict[str, Any]]:
    layout = recognised.fingerprint.layout
    # What is broken at its end is refused before anything is made of what stands before.
    for _ in json_values.values(path, name, layout):
        pass
    for top in json_values.values(path, name, layout):
        steps = recognised.place.steps if recognised.place else ()
        for record, around in _placed(top, steps):
            told = record if isinstance(record, dict) else {}
            yield _json_record(recognised.format, record, around) | _extra(recognised, told)


def _placed(top: Any, steps: Steps) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The records of an object, each with the object as far as it was gone through."""
    if not steps:
        yield top, {}
        return
    (name, is_list), *rest = steps
    every = top if isinstance(top, dict) else {}
    for key in every if name == ANY else (name,):
        inside = every.get(key)
        if not is_list or (inside is not None and not isinstance(inside, list)):
            inside = [inside]
        for one in inside or ():
            for record, around in _placed(one, tuple(rest)):
                yield record, {ANY: key} if name == ANY else {**top, name: around}


def _json_record(one: Format, record: Any, around: dict[str, Any]) -> dict[str, Any]:
    try:
        if not isinstance(record, dict):
            raise _BadPlace("record")
        found = _shaped(one.fields, record, "")
        found |= {name: "null" for name in one.told_null if record.get(name, "") is None}
        return found | ({"around": _shaped(one.around, around, "")} if one.around else {})
    except _BadPlace as place:
        return {"read_fault": f"bad_nested_value {place}"}


def _shaped(fields: tuple[Field, ...], record: dict[str, Any], path: str) -> dict[str, Any]:
    return {field.name: _value(field, _first(field, record), path) for field in fields}


def _first(field: Field, record: dict[str, Any]) -> Any:
    values = (record.get(name) for name in field.names)
    return next((value for value in values if value is not None), None)


def _value(field: Field, value: Any, path: str) -> Any:
    place = f"{path}{field.name}"
    if value is None:
        return None
    if field.is_list:
        if not isinstance(value, list):
            raise _BadPlace(place)
        return [_element(field, element, f"{place}[]") for element in value]
    return _element(field, value, place)


def _element(field: Field, value: Any, place: str) -> Any:
    if not field.inside or value is None:
        return value if isinstance(value, str | None) else json.dumps(value)
    if not isinstance(value, dict):
        raise _BadPlace(place)
    return _shaped(field.inside, value, f"{place}.")
