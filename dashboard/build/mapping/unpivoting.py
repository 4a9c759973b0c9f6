"""Columns that become rows: one for each of them that has a value."""

import re
from typing import TYPE_CHECKING

from dashboard.build.mapping import places
from dashboard.build.mapping.specs import Column, Mapping, Unpivot
from dashboard.build.read.quoting import quoted, text

if TYPE_CHECKING:
    from dashboard.build.mapping.body import Body

_WILD = re.compile(r"[*?]")


def named(unpivot: Unpivot) -> tuple[str, ...]:
    """The columns that are named and not only described by a pattern."""
    return tuple(name for name in unpivot.patterns if not _WILD.search(name))


def described(unpivot: Unpivot) -> tuple[str, ...]:
    """The patterns of columns whose names only a file tells."""
    return tuple(name for name in unpivot.patterns if _WILD.search(name))


def relation(mapping: Mapping) -> str:
    """The records of the files; with `spread`, a name and a value, where columns become rows."""
    if not mapping.unpivot:
        return "source"
    return f"(select source.*, unnest({_pairs(mapping)}) as spread from source)"


def kept(mapping: Mapping) -> str:
    """SQL of what is kept of names nobody asked for."""
    if not mapping.unpivot or not described(mapping.unpivot):
        return "extra"
    rest = f"list_filter({_entries('extra')}, lambda pair: not {_matches(mapping.unpivot)})"
    return f"case when len({rest}) > 0 then to_json(map_from_entries({rest})) end"


def add(body: "Body") -> None:
    """Add the two columns that a spread name and its value fill."""
    unpivot, mapping = body.mapping.unpivot, body.mapping
    name, value = "record.spread.name", "record.spread.value"
    body.faults.insert(0, f"case when spread is null then {text(_nothing(unpivot))} end")
    if unpivot.without:
        cut = f"left({name}, length({name}) - {len(unpivot.without)})"
        name = f"case when ends_with({name}, {text(unpivot.without)}) then {cut} else {name} end"
    for to, said in ((unpivot.name_to, name), (unpivot.value_to, value)):
        column = Column(
            name=to,
            at=("unpivot",),
            kind="from",
            zone=mapping.zone,
            decimal_mark=mapping.decimal_mark,
        )
        body.store(column, body.raw(said, ("",)), "spread.name")


def _nothing(unpivot: Unpivot) -> str:
    return f"not_this_kind {unpivot.patterns[0]}"


def _pairs(mapping: Mapping) -> str:
    """SQL of the names and values of a record; one null pair where there is none."""
    unpivot = mapping.unpivot
    known = ", ".join(
        f"{{'name': {text(name)}, 'value': {_value(mapping, name)}}}" for name in named(unpivot)
    )
    found = (
        f"list_transform(list_filter({_entries('source.extra')}, lambda pair: "
        f"{_matches(unpivot)}), lambda pair: {{'name': pair.key, 'value': pair.value}})"
    )
    parts = ([f"[{known}]"] if known else []) + ([found] if described(unpivot) else [])
    every = f"list_concat({', '.join(parts)})" if parts[1:] else parts[0]
    empty = ", ".join(text(one) for one in mapping.null_texts)
    filled = f"list_filter({every}, lambda pair: trim(pair.value) not in ({empty}))"
    return f"coalesce(nullif({filled}, []), [null])"


def _value(mapping: Mapping, name: str) -> str:
    if mapping.is_csv:
        return f"source.{quoted(places.column(name))}"
    first, *rest = places.parse(name)
    return places.value((places.Step(places.column(first.name), first.pick), *rest), "source")


def _entries(names: str) -> str:
    return f"map_entries(coalesce(try_cast({names} as map(varchar, varchar)), map {{}}))"


def _matches(unpivot: Unpivot) -> str:
    """SQL of whether `pair.key` is one of the columns that only a pattern describes."""
    yes = text(_regular(described(unpivot)))
    if not unpivot.except_:
        return f"regexp_full_match(pair.key, {yes})"
    no = text(_regular(unpivot.except_))
    return f"(regexp_full_match(pair.key, {yes}) and not regexp_full_match(pair.key, {no}))"


def _regular(patterns: tuple[str, ...]) -> str:
    """One regular expression of file-name patterns, whatever the case of letters."""
    every = (
        "".join(".*" if mark == "*" else "." if mark == "?" else re.escape(mark) for mark in one)
        for one in patterns
    )
    return f"(?is)(?:{'|'.join(every)})"
