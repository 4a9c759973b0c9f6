"""The nearest format of a file that has none, and what tells them apart."""

import re
from collections.abc import Iterable
from pathlib import Path

from dashboard.build.recognise import fingerprint
from dashboard.build.recognise.fingerprint import Fingerprint, normal
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

_NAME = re.compile(r"[A-Za-z_][\w ()/$-]{0,60}")


def unknown(path: Path, found: Fingerprint, known: list[Format]) -> FileRefused:
    """The refusal that names the nearest format and the differences.

    Args:
        path: the file.
        found: what it is made of.
        known: formats it could have been.
    """
    closest, names = max(
        ((one, names) for one in known for names in _name_sets(one, found)),
        key=lambda pair: _nearness(*pair),
        default=(None, frozenset()),
    )
    fix = f"Rename it or add a mapping (python -m dashboard map {path.name}), then build again."
    if closest is None or not _nearness(closest, names):
        what = "No format has any of its names."
        return FileRefused(RefusalReason.UNKNOWN_FORMAT, path.name, what, fix)
    missing = [one[0] for one in closest.recognised_by if not _there(one, names)]
    what = f"The nearest format is {closest.format_id}; {_differences(closest, missing, names)}."
    return FileRefused(RefusalReason.UNKNOWN_FORMAT, path.name, what, fix)


def _differences(closest: Format, missing: list[str], names: frozenset[str]) -> str:
    known = {normal(name) for name in _all_names(closest)}
    extra = sorted(name for name in names if _is_name(name) and normal(name) not in known)
    parts = []
    if missing:
        parts.append(f"missing: {', '.join(missing)}")
    if never := [name for name in closest.names("never_with") if _there((name,), names)]:
        parts.append(f"not allowed with it: {', '.join(never)}")
    if extra:
        shown = ", ".join(extra[:12]) + (f" and {len(extra) - 12} more" if extra[12:] else "")
        parts.append(f"unknown: {shown}")
    return "; ".join(parts)


def _is_name(name: str) -> bool:
    """Whether this can be shown: a file without a header has values where names should be."""
    return bool(_NAME.fullmatch(name))


def _name_sets(one: Format, found: Fingerprint) -> Iterable[frozenset[str]]:
    if found.container not in one.containers:
        return
    if found.container == "csv":
        yield frozenset(found.header)
    for name in (fingerprint.ROOT, *one.places):
        if place := found.place(name):
            yield place.names


def _nearness(one: Format, names: frozenset[str]) -> float:
    shared = sum(_there(alternatives, names) for alternatives in one.recognised_by)
    top = {name for name in names if "." not in name}
    return shared / (len(one.recognised_by) + len(top) - shared)


def _there(alternatives: Iterable[str], names: frozenset[str]) -> bool:
    there = {normal(name) for name in names}
    return any(normal(name) in there for name in alternatives)


def _all_names(one: Format) -> set[str]:
    return {*one.columns, *one.known_names, *(field.name for field in one.around)}
