"""What a file holds, name by name: what kind of value stands under it, never the value itself."""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.build.drafting.kinds import Seen, seen_as
from dashboard.build.read.secrets import is_secret
from dashboard.build.recognise import containers, fingerprint
from dashboard.build.recognise.fingerprint import Fingerprint
from dashboard.build.recognise.places import ROOT
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

_RECORDS = 300
_NAMES = 300
# What stands where a name should: an address, a number, a day, an id nobody chose.
_VALUE = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+|[-+$€]?\d[\d.,:/ T-]*Z?|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}",
    re.IGNORECASE,
)


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
    return Layout(found, place, tuple(seen_as(name, records) for name in list(names)[:_NAMES]))


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


def secret(seen: Seen) -> bool:
    """Whether this may hold a key or somebody's words, which are never mapped."""
    return is_secret(seen.name.rsplit(".", 1)[-1])
