"""The keys of one table of a mapping, each read as the type it must have."""

import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.build.mapping import document
from dashboard.build.mapping.document import MappingWrong, Path


@dataclass(frozen=True)
class Keys:
    """One table of the file.

    Attributes:
        told: its keys and values.
        at: the keys that lead to it.

    Every method raises MappingWrong where the value is of another type.
    """

    told: dict[str, Any]
    at: Path = ()

    @classmethod
    def of(cls, told: Any, at: Path, how: str) -> "Keys":
        """The keys of a value that must be a table; `how` says how one is written."""
        if not isinstance(told, dict) or not told:
            raise MappingWrong(at, f"`{at[-1]}` is no table.", how)
        return cls(told, at)

    def __contains__(self, key: str) -> bool:
        return key in self.told

    def wrong(self, key: str, what: str, fix: str) -> MappingWrong:
        """The error about one key."""
        return MappingWrong((*self.at, key), what, fix)

    def check(self, allowed: Iterable[str], needed: Iterable[str] = ()) -> None:
        """Refuse an unknown key, and the absence of a needed one."""
        document.check_keys(self.told, allowed, self.at)
        for key in needed:
            if not self.told.get(key):
                raise MappingWrong(self.at, f"`{key}` is missing.", "Add it.")

    def text(self, key: str, otherwise: str = "") -> str:
        """A text."""
        value = self.told.get(key, otherwise)
        if not isinstance(value, str):
            raise self.wrong(key, f"`{key}` is no text.", f'Write {key} = "...".')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts, none of them empty."""
        value = self.told.get(key, [])
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) and text for text in texts):
            raise self.wrong(key, f"`{key}` is no list of texts.", f'Write {key} = ["..."].')
        return tuple(texts)

    def null_texts(self, otherwise: tuple[str, ...] = ("",)) -> tuple[str, ...]:
        """The texts that mean nothing, the empty one always among them."""
        value = self.told.get("null_texts", list(otherwise))
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            fix = 'Write null_texts = ["", "-"].'
            raise self.wrong("null_texts", "`null_texts` is no list of texts.", fix)
        return tuple(dict.fromkeys(["", *(text.strip() for text in value)]))

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self.told.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, f"`{key}` is neither true nor false.", f"Write {key} = true.")
        return value

    def number(self, key: str, largest: int) -> int:
        """A whole number from 0 to `largest`."""
        value = self.told.get(key, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= largest:
            fix = f"Write a whole number from 0 to {largest}."
            raise self.wrong(key, f"`{key}` is no such number.", fix)
        return value

    def one_of(self, key: str, allowed: tuple[str, ...], otherwise: str = "") -> str:
        """One of these texts, or `otherwise` where the key is absent."""
        if key not in self.told:
            return otherwise
        value = self.told[key]
        if value not in allowed:
            listed = ", ".join(repr(one)[1:-1] for one in allowed)
            raise self.wrong(key, f"`{value}` is no {key}.", f"Use one of {listed}.")
        return value

    def scalar(self, key: str) -> str | None:
        """One text, number, date or truth as a cell would hold it; nothing where it is absent."""
        if key not in self.told:
            return None
        value = self.told[key]
        if isinstance(value, dict | list):
            what = f"`{key}` is one text, number, date or truth."
            raise self.wrong(key, what, f'Write {key} = "...".')
        return str(value).lower() if isinstance(value, bool) else str(value)

    def scalars(self, key: str) -> dict[str, str]:
        """A table of such values."""
        if key not in self.told:
            return {}
        inside = Keys.of(self.told[key], (*self.at, key), f'Write {key} = {{ OK = "..." }}.')
        return {name: inside.scalar(name) or "" for name in inside.told}

    def conditions(self, key: str) -> dict[str, tuple[str, ...]]:
        """A table of lists of texts: places and what may stand there."""
        if key not in self.told:
            return {}
        inside = Keys.of(self.told[key], (*self.at, key), f'Write {key} = {{ Type = ["..."] }}.')
        return {name: inside.some_texts(name) for name in inside.told}

    def some_texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts; an empty one means that there is nothing."""
        value = self.told[key]
        texts = value if isinstance(value, list) else [value]
        if not texts or not all(isinstance(text, str) for text in texts):
            raise self.wrong(key, f"`{key}` is no list of texts.", f'Write {key} = ["..."].')
        return tuple(texts)

    def zone(self) -> str:
        """A time zone, the word `declared`, or nothing."""
        zone = self.text("zone")
        if zone and zone != "declared" and not _is_zone(zone):
            fix = "Use a name like Europe/Berlin."
            raise self.wrong("zone", f"`{zone}` is no time zone.", fix)
        return zone


def _is_zone(name: str) -> bool:
    """Whether a zone has that name; a machine without a list of zones knows none."""
    zones = zoneinfo.available_timezones()
    return not zones or name in zones
