"""The top-level values of a JSON file, one after the other; the file is never held whole."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from dashboard.build.recognise import containers, fingerprint
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.refusals import FileRefused

_SPACE = re.compile(r"[ \t\r\n]*")
# Characters of the file that are held at least.
WINDOW = containers.MIB
# A text that ends inside `-Infinity` or a pair of escapes is wrong this far before its end.
_LONGEST_WORD = 16


def values(path: Path, name: str, layout: Layout | None) -> Iterator[Any]:
    """Every value of a file, those of a list one by one.

    Raises:
        FileRefused: broken JSON, with its line; one key twice in an object.
    """
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        text = _Text(file, name, layout)
        while text.has_more():
            if layout is Layout.ARRAY and text.take("["):
                yield from _elements(text)
            else:
                yield text.value()


def _elements(text: "_Text") -> Iterator[Any]:
    if text.has_more() and text.take("]"):
        return
    while True:
        yield text.value()
        text.has_more()
        if text.take("]"):
            return
        text.expect(",")


class _Text:
    """A window over a file that moves on with what was read of it."""

    def __init__(self, file: TextIO, name: str, layout: Layout | None) -> None:
        self._file = file
        self._name = name
        self._layout = layout
        self._text = ""
        self._position = 0
        self._is_all = False
        self._lines_before = 0
        self._decoder = json.JSONDecoder(object_pairs_hook=_no_twins)

    def has_more(self) -> bool:
        """Whether anything follows; what follows then starts at the position."""
        while True:
            self._position = _SPACE.match(self._text, self._position).end()
            if self._position < len(self._text):
                return True
            if self._is_all:
                return False
            self._read_on(WINDOW)

    def take(self, mark: str) -> bool:
        """Whether a mark stands at the position, which then is behind it."""
        is_there = self._text.startswith(mark, self._position)
        self._position += is_there
        return is_there

    def expect(self, mark: str) -> None:
        """Go behind a mark.

        Raises:
            FileRefused: something else stands there.
        """
        if not self.take(mark):
            raise self._broken(self._position)

    def value(self) -> Any:
        """The value at the position, which then is behind it.

        Raises:
            FileRefused: there is none, or it has one key twice.
        """
        self.has_more()
        size = WINDOW
        while (found := self._decoded()) is None:
            self._read_on(size)
            size *= 2
        value, self._position = found
        return value

    def _decoded(self) -> tuple[Any, int] | None:
        """The value and where it ends; nothing when more of the file is needed."""
        try:
            value, end = self._decoder.raw_decode(self._text, self._position)
        except json.JSONDecodeError as error:
            if self._is_all or not self._is_cut(error):
                raise self._broken(error.pos) from error
            return None
        except ValueError as error:
            raise self._broken(self._position, "has one key twice in an object") from error
        return (value, end) if self._is_all or end < len(self._text) else None

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        is_in_text = error.msg.startswith("Unterminated string")
        return is_in_text or error.pos > len(self._text) - _LONGEST_WORD

    def _read_on(self, size: int) -> None:
        block = self._file.read(size)
        self._is_all = not block
        self._lines_before += self._text.count("\n", 0, self._position)
        self._text = self._text[self._position :] + block
        self._position = 0

    def _broken(self, position: int, how: str = "is broken") -> FileRefused:
        # A record cut short in its line is noticed one line too late.
        at = self._position if self._layout is Layout.LINES else position
        line = self._lines_before + self._text.count("\n", 0, at) + 1
        return fingerprint.broken(Path(self._name), line, how)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("one key twice in an object")
    return found
