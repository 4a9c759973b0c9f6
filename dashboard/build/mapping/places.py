"""Where a value lies in a record of a JSON file: `source.repoURL`, `actions[].cause`, `ids[0]`.

A name with a dot or a bracket in it stands in double quotes. `[2]` is the third element of a list,
`[-1]` the last, `[]` the first that has the value. `/metadata.name` starts beside the records, at
the top of the file; `./sha` starts at the element of a list that gives a row, `.` is that element.
`a|b` is the first of both that has a value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.build.read.quoting import quoted
from dashboard.build.recognise.fields import Field

_STEP = re.compile(r'(?:"([^"]+)"|([^."\[\]]+))(\[-?\d*\])?(\.|$)')
_ALTERNATIVE = re.compile(r'(?:"[^"]*"|[^|"])+')
# What a record's own names may not be called in a statement.
_TAKEN = frozenset({
    "around", "declared_date_order", "declared_metric", "declared_owner", "declared_scope",
    "declared_zone", "exported_at", "extra", "file_id", "file_name", "first_record", "latest_at",
    "read_fault", "readable", "row_number",
})  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One name on the way to a value.

    Attributes:
        name: the key of an object.
        pick: which element of its list: a number, or empty for the first that has the value;
            none where it is no list.
    """

    name: str
    pick: str | None


Steps = tuple[Step, ...]


def alternatives(place: str) -> tuple[str, ...]:
    """The places in a text that separates them with bars: the first that has a value counts."""
    return tuple(_ALTERNATIVE.findall(place))


def base(place: str) -> str:
    """Where a place starts: at the `record`, `around` it, or at the `element` of a list."""
    if place == "." or place.startswith("./"):
        return "element"
    return "around" if place.startswith("/") else "record"


def parse(place: str) -> Steps:
    """The steps of a place.

    Raises:
        ValueError: it cannot be read.
    """
    steps, position = [], {"record": 0, "around": 1, "element": 2}[base(place)]
    while position < len(place) or not steps:
        found = _STEP.match(place, position)
        if not found or (found[4] and found.end() == len(place)):
            raise ValueError(place)
        name = found[1] or found[2].strip()
        steps.append(Step(name, found[3][1:-1] if found[3] else None))
        position = found.end()
    return tuple(steps)


def column(name: str) -> str:
    """What a statement calls a name of a record."""
    return f"{name} of the record" if name.lower() in _TAKEN else name


def value(steps: Steps, base: str) -> str:
    """SQL of the value at a place of a relation or struct."""
    return _value(f"{base}.{quoted(steps[0].name)}", steps, 0)


def elements(steps: Steps, base: str) -> str:
    """SQL of the whole list at a place."""
    return value((*steps[:-1], Step(steps[-1].name, None)), base)


def _value(here: str, steps: Steps, depth: int) -> str:
    pick, rest = steps[0].pick, steps[1:]
    if pick is None:
        return _inside(here, rest, depth)
    if pick:
        number = int(pick)
        return _inside(f"({here})[{number + 1 if number >= 0 else number}]", rest, depth)
    one = f"one_{depth}"
    inner = _inside(one, rest, depth + 1)
    every = f"list_transform({here}, lambda {one}: {inner})" if rest else here
    return f"(list_filter({every}, lambda {one}: {one} is not null))[1]"


def _inside(here: str, rest: Steps, depth: int) -> str:
    return _value(f"({here}).{quoted(rest[0].name)}", rest, depth) if rest else here


@dataclass
class Tree:
    """The names that are read of an object, growing place by place."""

    inside: "dict[str, Tree]" = field(default_factory=dict)
    is_list: bool | None = None
    is_value: bool = False

    def add(self, steps: Steps, is_whole_list: bool = False) -> None:
        """Read one more place; of its last step the whole list, if asked.

        Raises:
            ValueError: the name is a text at one place and an object or a list at another, or two
                names differ in capitals only.
        """
        step, rest = steps[0], steps[1:]
        if any(name != step.name and name.lower() == step.name.lower() for name in self.inside):
            raise ValueError(step.name)
        one = self.inside.setdefault(step.name, Tree())
        is_list = step.pick is not None or (is_whole_list and not rest)
        if one.is_list not in (None, is_list):
            raise ValueError(step.name)
        one.is_list = is_list
        one.is_value |= not rest and not is_whole_list
        if rest:
            one.add(rest, is_whole_list)
        if one.is_value and one.inside:
            raise ValueError(step.name)

    def fields(self, is_top: bool = True) -> tuple[Field, ...]:
        """What the reader is asked for."""
        return tuple(_field(name, one, is_top) for name, one in self.inside.items())


def _field(name: str, one: Tree, is_top: bool) -> Field:
    called = column(name) if is_top else name
    return Field(tuple(dict.fromkeys((called, name))), bool(one.is_list), one.fields(False))


def names_of(steps: Iterable[Step]) -> str:
    """A place as recognition compares it: names and dots, without lists."""
    return ".".join(step.name for step in steps)
