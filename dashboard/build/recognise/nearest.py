"""The nearest format of a file that has none, and what tells them apart."""

import re
from collections.abc import Iterable
from pathlib import Path

from dashboard.build.recognise import places
from dashboard.build.recognise.fingerprint import Fingerprint, normal
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

_HEADER = ""
_NAME = re.compile(r"[A-Za-z_][\w ()/$-]{0,60}")


class _Names:
    """Names as written and as they are compared."""

    def __init__(self, written: frozenset[str]) -> None:
        self.written = written
        self.top = sum("." not in name for name in written)
        self._normal = frozenset(map(normal, written))

    def has(self, alternatives: Iterable[str]) -> bool:
        """Whether one of these is among them."""
        return any(normal(name) in self._normal for name in alternatives)


def unknown(path: Path, found: Fingerprint, known: list[Format]) -> FileRefused:
    """The refusal that names the nearest format and the differences.

    Args:
        path: the file.
        found: what it is made of.
        known: formats it could have been.
    """
    by_place = {name: _Names(names) for name, names in _name_sets(known, found)}
    closest, names = max(
        ((one, by_place[name]) for one in known for name in _places(one, found, by_place)),
        key=lambda pair: _nearness(*pair),
        default=(None, _Names(frozenset())),
    )
    fix = f"Rename it or add a mapping (python -m dashboard map {path.name}), then build again."
    if closest is None or not _nearness(closest, names):
        what = "No format has any of its names."
        return FileRefused(RefusalReason.UNKNOWN_FORMAT, path.name, what, fix)
    missing = [one[0] for one in closest.recognised_by if not names.has(one)]
    what = f"The nearest format is {closest.format_id}; {_differences(closest, missing, names)}."
    return FileRefused(RefusalReason.UNKNOWN_FORMAT, path.name, what, fix)


def _differences(closest: Format, missing: list[str], names: _Names) -> str:
    known = {normal(name) for name in _all_names(closest)}
    extra = sorted(name for name in names.written if _is_name(name) and normal(name) not in known)
    parts = []
    if missing:
        parts.append(f"missing: {', '.join(missing)}")
    if never := [name for name in closest.names("never_with") if names.has((name,))]:
        parts.append(f"not allowed with it: {', '.join(never)}")
    if extra:
        shown = ", ".join(extra[:12]) + (f" and {len(extra) - 12} more" if extra[12:] else "")
        parts.append(f"unknown: {shown}")
    return "; ".join(parts)


def _is_name(name: str) -> bool:
    """Whether this can be shown: a file without a header has values where names should be."""
    return bool(_NAME.fullmatch(name))


def _name_sets(known: list[Format], found: Fingerprint) -> Iterable[tuple[str, frozenset[str]]]:
    if found.container == "csv":
        yield _HEADER, frozenset(found.header)
        return
    for name in {places.ROOT, *(name for one in known for name in one.places)}:
        if place := found.place(name):
            yield name, place.names


def _places(one: Format, found: Fingerprint, there: Iterable[str]) -> Iterable[str]:
    """The places where records of the format could lie in this file."""
    if found.container in one.containers:
        usual = (_HEADER, places.ROOT, *one.places)
        yield from (name for name in usual if name in there)


def _nearness(one: Format, names: _Names) -> float:
    shared = sum(names.has(alternatives) for alternatives in one.recognised_by)
    return shared / (len(one.recognised_by) + names.top - shared)


def _all_names(one: Format) -> set[str]:
    return {*one.columns, *one.known_names, *(field.name for field in one.around)}
