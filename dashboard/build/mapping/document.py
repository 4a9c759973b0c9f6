"""The text of a mapping: its keys, and the line each of them stands in."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dashboard.build.recognise.refusals import RefusalReason

Path = tuple[str | int, ...]
_HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*((?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|[\w-]+))*)\s*=")
_NAME = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")


class MappingWrong(Exception):
    """A mapping cannot be used.

    Attributes:
        at: the keys that lead to the wrong place, outermost first.
        what: what is wrong there, as a sentence.
        fix: what to do about it, as a sentence.
        reason: why the file is refused.
    """

    def __init__(
        self,
        at: Path,
        what: str,
        fix: str,
        reason: RefusalReason = RefusalReason.MAPPING_INVALID,
    ) -> None:
        super().__init__(what)
        self.at, self.what, self.fix, self.reason = at, what, fix, reason


def parse(text: str) -> dict[str, Any]:
    """The keys of a mapping.

    Raises:
        MappingWrong: it is not TOML; a key that stands twice is not, for example.
    """
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise MappingWrong((1,), "It is nested too deep.", "Write it flat.") from error
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        number = re.search(r"line (\d+)", place)
        line = int(number[1]) if number else text.count("\n") + 1
        twice = "overwrite" in what
        raise MappingWrong(
            (line,),
            "One key stands twice." if twice else "It is not TOML.",
            "Remove one of the two." if twice else "Correct that line.",
        ) from error


def line_of(text: str, at: Path) -> int:
    """The line where the deepest known key of a path stands; a path of one number is a line."""
    if len(at) == 1 and isinstance(at[0], int):
        return at[0]
    best, line = 0, 1
    for number, there in _places(text):
        shared = _shared(there, at)
        if shared > best:
            best, line = shared, number
    return line


def check_keys(told: Mapping[str, Any], allowed: Iterable[str], at: Path) -> None:
    """Refuse the first key that is not allowed there.

    Raises:
        MappingWrong: naming the nearest key that is.
    """
    known = sorted(allowed)
    for key in told:
        if key not in known:
            raise MappingWrong((*at, key), f"`{key}` is not a key here.", nearest(key, known))


def nearest(name: str, known: Iterable[str]) -> str:
    """The fix of a name that is not known: the one that was probably meant, or all of them."""
    names = sorted(known)
    meant = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    if meant:
        return f"Perhaps `{meant[0]}` is meant."
    return f"Use one of {', '.join(names)}."


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Line number and path of every header and key, as far as a line alone can tell."""
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _table(header[1], _names(header[2]), counts)
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_names(key[1]))


def _table(brackets: str, names: Path, counts: dict[Path, int]) -> Path:
    """The path of a table, with the number of the list element it is or lies in."""
    if brackets == "[[":
        counts[names] = counts.get(names, -1) + 1
        return (*names, counts[names])
    for length in range(len(names), 0, -1):
        if names[:length] in counts:
            return (*names[:length], counts[names[:length]], *names[length:])
    return names


def _names(text: str) -> Path:
    return tuple(next(part for part in found if part) for found in _NAME.findall(text))


def _shared(there: Path, at: Path) -> int:
    """How deep a place leads towards a path; nothing when it leads somewhere else."""
    return len(there) if there == at[: len(there)] else 0
