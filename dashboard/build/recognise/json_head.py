"""The first records of a JSON file, decoded from its start without reading the rest."""

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MAX_RECORDS = 50
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[\s]*")


class Layout(StrEnum):
    """How the records of a JSON file are written one after the other."""

    ARRAY = "array"
    LINES = "newline_delimited"
    SEQUENCE = "unstructured"


@dataclass(frozen=True)
class JsonHead:
    """What the start of a JSON file holds.

    Attributes:
        layout: array, one object a line, or objects written one after the other.
        records: up to 50 top-level records; lists and objects inside the last one may be cut short.
        cut_at: where decoding stopped inside a record, because the text ends or is broken there.
    """

    layout: Layout
    records: tuple[Any, ...]
    cut_at: int | None = None


class _Cut(Exception):
    """A value cannot be decoded to its end; what was whole of a list or an object is kept."""

    def __init__(self, at: int, kept: list[Any] | dict[str, Any] | None = None) -> None:
        super().__init__()
        self.at = at
        self.kept = kept


def read(text: str) -> JsonHead:
    """Decode what can be decoded of the start of a JSON text."""
    start = _skip(text, 0)
    layout = Layout.ARRAY if text[start : start + 1] == "[" else _sequence_layout(text, start)
    records: list[Any] = []
    try:
        for record, cut_at in _records(text, start + (layout is Layout.ARRAY)):
            records.append(record)
            if cut_at is not None or len(records) == MAX_RECORDS:
                return JsonHead(layout, tuple(records), cut_at)
    except _Cut as cut:
        return JsonHead(layout, tuple(records), cut.at)
    is_closed = layout is not Layout.ARRAY or text.rstrip().endswith("]")
    return JsonHead(layout, tuple(records), None if is_closed else len(text))


def _sequence_layout(text: str, start: int) -> Layout:
    """Lines when the first object ends where its line ends and another one follows."""
    first, _, rest = text[start:].partition("\n")
    try:
        end = _DECODER.raw_decode(first)[1]
    except (json.JSONDecodeError, RecursionError):
        return Layout.SEQUENCE
    follows = rest.lstrip()[:1] in ("{", "")
    return Layout.LINES if not first[end:].strip() and follows else Layout.SEQUENCE


def _records(text: str, position: int) -> Iterator[tuple[Any, int | None]]:
    while (position := _skip(text, position)) < len(text) and text[position] != "]":
        if text[position] == "{":
            record, position, cut_at = _object(text, position)
            yield record, cut_at
        else:
            record, position = _value(text, position)
            yield record, None
        position = _skip(text, position)
        if text[position : position + 1] == ",":
            position += 1


def _object(text: str, position: int) -> tuple[dict[str, Any], int, int | None]:
    """An object; one whose list or object the text cuts short keeps what was there of it."""
    found: dict[str, Any] = {}
    position = _skip(text, position + 1)
    try:
        while text[position : position + 1] != "}":
            name, position = _value(text, position)
            position = _expect(text, _skip(text, position), ":")
            found[str(name)], position = _member(text, _skip(text, position))
            position = _skip(text, position)
            if text[position : position + 1] != "}":
                position = _skip(text, _expect(text, position, ","))
    except _Cut as cut:
        if cut.kept is None:
            raise
        found[str(name)] = cut.kept
        return found, len(text), cut.at
    return found, position + 1, None


def _member(text: str, position: int) -> tuple[Any, int]:
    try:
        return _value(text, position)
    except _Cut as cut:
        if text[position : position + 1] not in ("[", "{"):
            raise
        at = cut.at
    if text[position] == "{":
        raise _Cut(at, _object(text, position)[0])
    elements: list[Any] = []
    with contextlib.suppress(_Cut):
        for record, _ in _records(text, position + 1):
            elements.append(record)
    raise _Cut(at, elements)


def _value(text: str, position: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, position)
    except json.JSONDecodeError as error:
        # A text without an end is cut where everything ends, not where it begins.
        is_open = error.msg.startswith("Unterminated string")
        raise _Cut(len(text) if is_open else error.pos) from error


def _expect(text: str, position: int, mark: str) -> int:
    if text[position : position + 1] != mark:
        raise _Cut(position)
    return position + 1


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position
