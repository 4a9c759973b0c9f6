"""Which format is this file? Told by content, never by name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.build.recognise import fingerprint, formats, nearest
from dashboard.build.recognise.fingerprint import Fingerprint, normal
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.places import Place
from dashboard.build.recognise.refusals import FileRefused, Refusal, RefusalReason

Match = tuple[Format, Place | None]
_LINKS_WHAT = "These are links, not data."
_LINKS_FIX = "Open them and put the files they give here."


@dataclass(frozen=True)
class Recognised:
    """A file and the one format it has.

    Attributes:
        path: the file.
        format: its format.
        fingerprint: how it is opened and what names it has.
        place: JSON: where the records lie.
        unknown: names the format neither reads nor drops, as written.
    """

    path: Path
    format: Format
    fingerprint: Fingerprint
    place: Place | None
    unknown: tuple[str, ...]


def recognise(
    path: Path, catalogue: Iterable[Format] | None = None, is_governance: bool = False
) -> Recognised | Refusal:
    """The format of a file, or why it has none.

    Args:
        path: a file.
        catalogue: formats to choose from; by default every file in `queries/`.
        is_governance: whether it lies in the governance folder, where registers count too.
    """
    known = formats.catalogue() if catalogue is None else tuple(catalogue)
    try:
        return _recognised(path, [one for one in known if is_governance or not one.is_governance])
    except FileRefused as refused:
        return refused.refusal


def _recognised(path: Path, known: list[Format]) -> Recognised:
    found = fingerprint.take(path)
    _refuse_answers(path, found)
    matches = [match for one in known for match in _matches(one, found)]
    if not matches:
        fingerprint.refuse_many(path, found.most_names, "fields")
        raise nearest.unknown(path, found, known)
    matches = _without_overridden(matches)
    most = max(len(one.recognised_by) for one, _ in matches)
    best = [(one, place) for one, place in matches if len(one.recognised_by) == most]
    # Two registers may have one header: in governance/ the name then decides.
    best = [match for match in best if match[0].format_id == path.stem] or best
    if len(best) > 1:
        raise _ambiguous(path, [one for one, _ in best])
    one, place = best[0]
    _refuse_repeated(path, found, one)
    if place:
        fingerprint.refuse_many(path, len(place.own_names), "fields")
        found = replace(found, steps=place.steps)
    return Recognised(path, one, found, place, _unread(one, found, place))


def _matches(one: Format, found: Fingerprint) -> Iterable[Match]:
    """The format with the place of its records; nothing when a file has another format."""
    if found.container not in one.containers:
        return
    if one.text("delimiter", found.delimiter) != found.delimiter:
        return
    if found.container == "json":
        yield from _places(one, found)
    elif _fits(one, found.normal_header, normal):
        yield one, None


def _places(one: Format, found: Fingerprint) -> Iterable[Match]:
    """The first place of the format's list whose records have its names."""
    for name in one.places:
        place = found.place(name)
        if place and _fits(one, place.names):
            beside = found.names if place.steps else frozenset()
            if not set(one.names("never_with")) & beside:
                yield one, place
            return


def _without_overridden(matches: list[Match]) -> list[Match]:
    """Without the formats that another match says it takes the place of."""
    overridden = {name for one, _ in matches for name in one.names("overrides")}
    return [(one, place) for one, place in matches if one.format_id not in overridden] or matches


def _fits(one: Format, there: frozenset[str], key=str) -> bool:  # noqa: ANN001
    required = all(any(key(name) in there for name in names) for names in one.recognised_by)
    return required and not any(key(name) in there for name in one.names("never_with"))


def _refuse_answers(path: Path, found: Fingerprint) -> None:
    """Answers of an API that hold no data: said plainly, without echoing a signed address."""
    if "download_links" in found.names:
        raise FileRefused(RefusalReason.NOT_AN_EXPORT, path.name, _LINKS_WHAT, _LINKS_FIX)
    if {"message", "documentation_url"} <= found.names:
        status = found.facts.get("status", "")
        what = f"It is an error answer of an API{f' (status {status})' * status.isdigit()}."
        raise FileRefused(RefusalReason.NOT_AN_EXPORT, path.name, what, "Export it again.")


def _refuse_repeated(path: Path, found: Fingerprint, one: Format) -> None:
    times = Counter(map(normal, found.header))
    repeated = [name for name in found.header if times[normal(name)] > 1]
    if repeated and not one.names("lists"):
        what = f"Column {repeated[0]} stands twice."
        raise FileRefused(RefusalReason.DUPLICATE_HEADER, path.name, what, "Remove one.")


def _unread(one: Format, found: Fingerprint, place: Place | None) -> tuple[str, ...]:
    if place:
        unread = place.own_names - one.known_names
        return tuple(sorted(name for name in unread if not one.drops(name)))
    known = {normal(name) for name in one.columns}
    unread = (name for name in found.header if normal(name) not in known)
    return tuple(dict.fromkeys(name for name in unread if name and not one.drops(name)))


def _ambiguous(path: Path, best: list[Format]) -> FileRefused:
    names = " and ".join(one.format_id for one in best)
    what = f"It fits {names} equally well."
    fix = (
        f'Add a mapping with overrides = "{best[0].format_id}" to governance/mappings/, or to '
        "the mapping that shall win, then build again."
    )
    return FileRefused(RefusalReason.AMBIGUOUS_FORMAT, path.name, what, fix)
