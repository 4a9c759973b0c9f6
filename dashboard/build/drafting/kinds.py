"""What kind of value stands under a name: a time and how it is written, a number, an address."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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


def seen_as(name: str, records: list[dict[str, Any]]) -> Seen:
    """A name and what kind of value stands under it in these records."""
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
