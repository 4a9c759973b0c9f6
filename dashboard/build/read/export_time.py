"""When was a file exported, and how do we know?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

_CLOCK = r"(?:[T_ -]?([0-2]\d)[-:]?([0-5]\d)(?:[-:]?([0-5]\d))?(?!\d))?"
_STAMP = re.compile(rf"(?<!\d)(20\d\d)(?P<mark>[-_]?)(\d\d)(?P=mark)(\d\d){_CLOCK}(?!\d)")
_FOLDER = re.compile(r"(?:^|/)(20\d\d)/(\d\d)/(\d\d)(?:/|$)")


class OrderBasis(StrEnum):
    """What an export time rests on, best first."""

    DECLARED = "declared"
    IN_FILE = "in_file"
    FILE_NAME = "file_name"
    MODIFIED = "modified"


@dataclass(frozen=True)
class ExportTime:
    """A time in UTC and its basis; a day alone counts to its end."""

    at: datetime
    basis: OrderBasis

    @property
    def is_certain(self) -> bool:
        """Copies and checkouts reset modification times, so they prove nothing."""
        return self.basis is not OrderBasis.MODIFIED


def tell(name: str, declared: str, in_file: str, modified_ns: int) -> ExportTime:
    """The export time of a file.

    Args:
        name: path below the exports folder, with slashes.
        declared: `exported_at` of `exports.toml`, or nothing.
        in_file: the stamp its format names, or nothing.
        modified_ns: modification time in nanoseconds.
    """
    if at := read(declared):
        return ExportTime(at, OrderBasis.DECLARED)
    if at := read(in_file):
        return ExportTime(at, OrderBasis.IN_FILE)
    if at := next(_in_name(name), None):
        return ExportTime(at, OrderBasis.FILE_NAME)
    modified = datetime.fromtimestamp(modified_ns / 1e9, UTC).replace(tzinfo=None)
    return ExportTime(modified, OrderBasis.MODIFIED)


def read(text: str) -> datetime | None:
    """An ISO day or time as naive UTC; nothing when it is neither."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if len(text.strip()) == len("2026-11-20"):
        return datetime.combine(found, time(23, 59, 59))
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def _in_name(name: str) -> Iterator[datetime]:
    """Stamps in the name, the last one first, then a folder of the form 2026/11/20."""
    folder, _, own = name.rpartition("/")
    for found in reversed(list(_STAMP.finditer(own))):
        yield from _valid(found[1], found[3], found[4], found[5], found[6], found[7])
    for found in reversed(list(_FOLDER.finditer(f"{folder}/"))):
        yield from _valid(*found.groups(), None, None, None)


def _valid(year: str, month: str, day: str, *clock: str | None) -> Iterator[datetime]:
    try:
        on = datetime(int(year), int(month), int(day))
        at = time(*(int(part or 0) for part in clock)) if clock[0] else time(23, 59, 59)
    except ValueError:
        return
    yield datetime.combine(on, at)
