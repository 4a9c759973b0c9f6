"""Where the records of a JSON file lie, and the names in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.build.recognise import json_head

ROOT = "root"
# On the way to the records: whatever name an object has, as in {"projects": {name: [...]}}.
ANY = "*"
Steps = tuple[tuple[str, bool], ...]
_MOST_NAMES = 2_000


@dataclass(frozen=True)
class Place:
    """Where the records of a JSON file lie.

    Attributes:
        name: `root`, or the names on the way with dots between them.
        steps: each name on the way, and whether it holds a list.
        records: the first records there.
    """

    name: str
    steps: Steps
    records: tuple[dict[str, Any], ...]

    @cached_property
    def own_names(self) -> frozenset[str]:
        """The names of the records themselves."""
        return frozenset(name for record in self.records for name in record)

    @cached_property
    def names(self) -> frozenset[str]:
        """Key paths of the records, three levels deep."""
        inside = (path for record in self.records for path in _paths_inside(record, 3))
        return self.own_names.union(inside)


def find(objects: tuple[dict[str, Any], ...], name: str) -> Place | None:
    """What lies at `root`, or at a dotted way of names, if anything does."""
    records = objects
    steps: list[tuple[str, bool]] = []
    for step in name.split(".") if name != ROOT else ():
        values = [value for record in records for value in _behind(record, step)]
        if not any(isinstance(value, list | dict) for value in values):
            return None
        steps.append((step, any(isinstance(value, list) for value in values)))
        records = objects_of(_inside(values))
    return Place(name, tuple(steps), records)


def objects_of(values: Iterable[Any]) -> tuple[dict[str, Any], ...]:
    """Those of the values that are objects."""
    return tuple(value for value in values if isinstance(value, dict))


def _behind(record: dict[str, Any], step: str) -> Iterable[Any]:
    return list(record.values())[: json_head.MAX_RECORDS] if step == ANY else [record.get(step)]


def _inside(values: Iterable[Any]) -> Iterable[Any]:
    for value in values:
        yield from value[: json_head.MAX_RECORDS] if isinstance(value, list) else [value]


def _paths_inside(record: dict[str, Any], depth: int) -> Iterable[str]:
    """Key paths below the names of an object; very many keys are values, not names."""
    for name, inside in record.items() if depth > 1 else ():
        for one in inside[: json_head.MAX_RECORDS] if isinstance(inside, list) else [inside]:
            if isinstance(one, dict) and len(one) <= _MOST_NAMES:
                yield from (f"{name}.{inner}" for inner in one)
                yield from (f"{name}.{path}" for path in _paths_inside(one, depth - 1))
