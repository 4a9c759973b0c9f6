"""What a file holds, name by name: what kind of value stands under it, never the value itself."""

import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.build.read.secrets import is_secret
from dashboard.build.recognise import containers, fingerprint
from dashboard.build.recognise.fingerprint import ROOT, Fingerprint
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

_RECORDS = 300
_NAMES = 300
# What stands where a name should: an address, a number, a day, an id nobody chose.
_VALUE = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+|[-+$€]?\d[\d.,:/ T-]*Z?|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}",
    re.IGNORECASE,
)
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_DAYS = ("%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d", "%d %b %Y", "%b %d, %Y", "%d-%b-%Y", "%d/%b/%Y")
_AMBIGUOUS = ("%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?")
_OFFSET = re.compile(r"\s*(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[$€£]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_COMMA = re.compile(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?[€$£]?")
_EPOCHS = {"epoch_s": 1, "epoch_ms": 1e3, "epoch_us": 1e6, "epoch_ns": 1e9}
_FIRST, _LAST = datetime(2005, 1, 1).timestamp(), datetime(2100, 1, 1).timestamp()


@dataclass(frozen=True)
class Seen:
    """One name of a file.

    Attributes:
        name: as a mapping writes it: a header, or a place in a record.
        kind: `time`, `day`, `number`, `count`, `flag`, `mail`, `sha`, `list`, `text` or `nothing`.
        formats: strptime formats that read every value, where the values are no ISO times.
        unit: what a number of time counts.
        has_offset: whether every time says how far it is from UTC.
        has_comma: whether numbers have a decimal comma.
        is_ambiguous: whether day and month cannot be told apart.
        is_unique: whether no value stands twice.
        has_gaps: whether it is empty or absent in some records.
    """

    name: str
    kind: str
    formats: tuple[str, ...] = ()
    unit: str = ""
    has_offset: bool = False
    has_comma: bool = False
    is_ambiguous: bool = False
    is_unique: bool = False
    has_gaps: bool = False


@dataclass(frozen=True)
class Layout:
    """A file as far as a mapping has to know it.

    Attributes:
        found: its container and names.
        records_at: JSON: where the records lie.
        names: everything in a record.
    """

    found: Fingerprint
    records_at: str
    names: tuple[Seen, ...]


def look(path: Path) -> Layout:
    """The names of a file and what stands under them.

    Raises:
        FileRefused: no file of any layout: empty, not text, broken.
    """
    containers.check_place(path, path.parent)
    found = fingerprint.take(path)
    if found.container == "csv":
        names, records = _titles(path, found), _rows(path, found)
        place = ""
    else:
        place = _densest(found)
        records = [dict(_leaves(record, "")) for record in _records(found, place)]
        names = dict.fromkeys(name for record in records for name in record)
    return Layout(found, place, tuple(_seen(name, records) for name in list(names)[:_NAMES]))


def _titles(path: Path, found: Fingerprint) -> list[str]:
    """The header, unless it is a record: values must not be taken for names."""
    if any(_VALUE.fullmatch(name) for name in found.header):
        what = "Its first line holds values where names should be."
        fix = "Add a line with the names of the columns, then draft again."
        raise FileRefused(RefusalReason.UNKNOWN_FORMAT, path.name, what, fix)
    return [name for name in dict.fromkeys(found.header) if name]


def _rows(path: Path, found: Fingerprint) -> list[dict[str, str]]:
    text = io.StringIO(found.head.text.lstrip(), newline="")
    csv.field_size_limit(17 * containers.MIB)
    rows = csv.reader(text, delimiter=found.delimiter)
    try:
        next(rows, None)
        whole = list(itertools.islice(rows, _RECORDS + 1))
    except csv.Error as error:
        what = "Its rows cannot be told apart."
        raise FileRefused(
            RefusalReason.NOT_AN_EXPORT, path.name, what, "Export it again."
        ) from error
    # The last row may be cut short where the head ends.
    whole = whole[:_RECORDS] if found.head.is_all or len(whole) > _RECORDS else whole[:-1]
    return [dict(zip(found.header, row, strict=False)) for row in whole]


def _densest(found: Fingerprint) -> str:
    """The list of objects with most names; the top of the file where there is none."""
    places = [ROOT]
    for name in _lists(found.objects, "", 0):
        places.append(name)
    if len(found.objects) > 1:
        return ROOT
    return max(places, key=lambda place: (place != ROOT, len(_records(found, place))))


def _lists(objects: Iterable[Any], before: str, depth: int) -> Iterator[str]:
    """The ways to lists of objects, at most three names deep."""
    found: dict[str, list[Any]] = {}
    for one in objects:
        for name, inside in one.items() if isinstance(one, dict) else ():
            found.setdefault(name, []).append(inside)
    for name, insides in found.items():
        if "." in name or name == "*":
            continue
        if any(isinstance(i, list) and any(isinstance(one, dict) for one in i) for i in insides):
            yield f"{before}{name}"
        elif depth < 2:
            yield from _lists(insides, f"{before}{name}.", depth + 1)


def _records(found: Fingerprint, place: str) -> tuple[dict[str, Any], ...]:
    there = found.place(place)
    return there.records[:_RECORDS] if there else ()


def _leaves(value: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Every place of a record and its value; of a list the first element that has it."""
    for name, inside in value.items():
        place = f"{before}{_written(name)}"
        if '"' in name or _VALUE.fullmatch(name) or before.count(".") > 3:
            continue
        if isinstance(inside, dict):
            yield from _leaves(inside, f"{place}.")
        elif isinstance(inside, list):
            yield from _elements(inside, place)
        else:
            yield place, inside


def _elements(inside: list[Any], place: str) -> Iterator[tuple[str, Any]]:
    objects = [one for one in inside if isinstance(one, dict)]
    if not objects:
        yield f"{place}[]", next((one for one in inside if one is not None), None)
    for one in objects[:5]:
        yield from _leaves(one, f"{place}[].")


def _written(name: str) -> str:
    return f'"{name}"' if re.search(r"[.\[\]|/]", name) or name.strip() != name else name


def _seen(name: str, records: list[dict[str, Any]]) -> Seen:
    texts = [_text(record.get(name)) for record in records]
    said = [text for text in texts if text.strip() not in ("", "-", "n/a", "N/A", "null", "None")]
    gaps = len(said) < len(texts)
    if not said:
        return Seen(name, "nothing", has_gaps=True)
    unique = len(set(said)) == len(said) and len(said) > 1
    told = _kind(name, [text.strip() for text in said])
    return Seen(name, **told, is_unique=unique, has_gaps=gaps)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _kind(name: str, said: list[str]) -> dict[str, Any]:
    """What every one of these texts is."""
    for matches, told in _KINDS:
        if all(matches(text) for text in said):
            return {"kind": told}
    return _time(name, said) or _number(said) or {"kind": "text"}


def _whole(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text: bool(compiled.fullmatch(text))


_KINDS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (_whole(r"true|false|yes|no"), "flag"),
    (_whole(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "mail"),
    (_whole(r"(?=.*[a-f])(?=.*\d)(?:[0-9a-f]{7,12}|[0-9a-f]{40})"), "sha"),
    (_whole(r"\[.*\]"), "list"),
)


def _time(name: str, said: list[str]) -> dict[str, Any] | None:
    if unit := _epoch(name, said):
        return {"kind": "time", "unit": unit, "has_offset": True}
    bare = [_OFFSET.sub("", text) if ":" in text else text for text in said]
    has_offset = all(short != text for short, text in zip(bare, said, strict=True))
    if all(_ISO.fullmatch(text) for text in bare):
        is_day = all(len(text) == len("2026-03-05") for text in bare)
        return {"kind": "day" if is_day else "time", "has_offset": has_offset}
    fits = [one for one in _formats() if all(_parses(text, one) for text in said)]
    if not fits:
        return None
    days = {one.split(" %H")[0].split(" %I")[0] for one in fits}
    clock = any(mark in fits[0] for mark in ("%H", "%I"))
    return {
        "kind": "time" if clock else "day",
        "formats": (fits[0],),
        "is_ambiguous": len(days & set(_AMBIGUOUS)) > 1,
    }


def _formats() -> Iterator[str]:
    for day in (*_DAYS, *_AMBIGUOUS):
        yield from (day + clock for clock in _CLOCKS)


def _parses(text: str, one: str) -> bool:
    try:
        datetime.strptime(text, one)
    except ValueError:
        return False
    return True


def _epoch(name: str, said: list[str]) -> str:
    """The unit in which every number is a time of our days, if its name speaks of time."""
    words = ("time", "date", "_at", "on", "start", "end", "finish", "created", "updated", "stamp")
    if not all(re.fullmatch(r"\d{9,19}(\.\d+)?", text) for text in said):
        return ""
    if not any(word in name.lower() for word in words):
        return ""
    for unit, parts in _EPOCHS.items():
        if all(_FIRST <= float(text) / parts <= _LAST for text in said):
            return unit
    return ""


def _number(said: list[str]) -> dict[str, Any] | None:
    if all(_NUMBER.fullmatch(text) for text in said):
        whole = all("." not in text and "$" not in text for text in said)
        return {"kind": "count" if whole else "number"}
    if all(_COMMA.fullmatch(text) for text in said):
        return {"kind": "number", "has_comma": True}
    return None


def secret(seen: Seen) -> bool:
    """Whether this may hold a key or somebody's words, which are never mapped."""
    return is_secret(seen.name.rsplit(".", 1)[-1])
