"""The lines of a drafted mapping."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.build.drafting import words
from dashboard.build.drafting.guessing import Guess
from dashboard.build.drafting.kinds import Seen
from dashboard.build.drafting.looking import Layout
from dashboard.build.mapping.tables import Table
from dashboard.build.recognise.places import ROOT

_KEPT = 8
_CONSTANTS = {
    "source": "{id}", "tool": "{id}", "system": "{id}", "has_telemetry": "true",
    "surface": "all", "entity_kind": "organisation", "bucket": "all",
}  # fmt: skip


def without_table(
    path: Path, name: str, layout: Layout, known: Iterable[str]
) -> tuple[str, tuple[str, ...]]:
    """The text of a draft whose table nobody knows, and what is to fill in."""
    lines = [
        *_head(path),
        *_shape(name, layout, list(layout.names)),
        f'# fills = "..."  # FILL IN one of {", ".join(sorted(known))}',
        "# Then draft again with --fills, or write [columns] by hand.",
        *(f"# {seen.name}: {_told(seen)}" for seen in layout.names),
    ]
    fill = "fills: the table these records belong in. Draft again with --fills TABLE."
    return _text(lines), (fill,)


def with_table(path: Path, name: str, layout: Layout, guess: Guess) -> tuple[str, tuple[str, ...]]:
    """The text of a draft, and what is to fill in."""
    to = guess.table
    used = list(guess.columns.values())
    written = list(_columns(name, guess))
    zone = _zone(used)
    open_lines = [line for line in (*zone, *written) if line.startswith("#")]
    rest = [seen for seen in layout.names if seen not in used]
    lines = [
        *_head(path),
        *_shape(name, layout, used),
        f"fills = {_quoted(to.name)}",
        *zone,
        *(['decimal_mark = ","'] if any(seen.has_comma for seen in used) else []),
        "",
        "[columns]",
        *written,
        *(line for column, seen in guess.columns.items() for line in _words(to, column, seen)),
        "",
        "# Names nobody reads are kept in `extra`; those that hold keys or words are not kept.",
        *(f"# not read: {seen.name} ({_told(seen)})" for seen in rest),
        f"# {to.name} can also hold: {', '.join(_unfilled(name, guess))}",
    ]
    return _text(lines), tuple(line.removeprefix("# ") for line in open_lines)


def _head(path: Path) -> Iterator[str]:
    yield f"# Drafted from {path.name}: every line is a guess by names and kinds of values."
    yield "# Read it, fill in what says FILL IN, and put it into governance/mappings/."


def _shape(name: str, layout: Layout, used: list[Seen]) -> Iterator[str]:
    yield f"id = {_quoted(name)}"
    if layout.found.container == "csv":
        is_tabbed = layout.found.delimiter == "\t"
        yield f'container = "{"tsv" if is_tabbed else "csv"}"'
        if not is_tabbed and layout.found.delimiter != ",":
            yield f"delimiter = {_quoted(layout.found.delimiter)}"
    else:
        yield 'container = "json"'
        if layout.records_at != ROOT:
            yield f"records_at = {_quoted(layout.records_at)}"
    names = ", ".join(_quoted(one) for one in _recognising(layout, used))
    yield f"recognised_by = [{names}]"


def _recognising(layout: Layout, used: list[Seen]) -> list[str]:
    """The names that make the file: those that are read, and some more where they are few."""
    every = [*used, *layout.names]
    if layout.found.container == "csv":
        return list(dict.fromkeys(seen.name for seen in every))[: max(_KEPT, len(used))]
    plain = [s.name for s in every if "[" not in s.name and s.name.count(".") < 3]
    tops = [name for name in plain if not any(s.name == name and s.has_gaps for s in every)]
    return list(dict.fromkeys(tops or plain))[:_KEPT]


def _zone(used: list[Seen]) -> list[str]:
    if any(seen.kind == "time" and not seen.has_offset for seen in used):
        return ['# zone = "Europe/Berlin"  # FILL IN: times do not say how far they are from UTC']
    return []


def _columns(name: str, guess: Guess) -> Iterator[str]:
    """One line per column: guessed ones, constants, and comments for what is needed."""
    to = guess.table
    for column in to.columns:
        if column in guess.columns and _translations(to, column):
            continue
        if column in guess.columns:
            yield f"{column} = {_spec(name, to, column, guess.columns[column])}"
            if guess.columns[column].is_ambiguous:
                yield f"# {column}: FILL IN whether the day or the month comes first in `format`"
        elif column in to.required and column in _CONSTANTS:
            said = _CONSTANTS[column].format(id=name)
            yield f"{column} = {{ constant = {said if said == 'true' else _quoted(said)} }}"
        elif column == "id_kind":
            is_mail = "id_value" in guess.columns and guess.columns["id_value"].kind == "mail"
            yield f'id_kind = {{ constant = "{"email" if is_mail else "login"}" }}'
        elif column in to.required:
            yield _needed(to, column)
    yield from _units(guess)


def _needed(to: Table, column: str) -> str:
    """What nobody could guess and the table cannot be without, with the words it takes."""
    if choices := to.choices(column):
        spec = f'from = "...", values = {{ "..." = "{choices[0]}" }}'
        return f"# {column} = {{ {spec} }}  # FILL IN: {to.name} takes {', '.join(choices)}"
    return f'# {column} = {{ from = "..." }}  # FILL IN: {to.name} needs it'


def _units(guess: Guess) -> Iterator[str]:
    for unit in guess.table.units:
        amounts = [name for name in guess.table.amounts(unit) if name in guess.columns]
        if amounts and unit not in guess.columns and unit not in guess.table.required:
            yield f'# {unit} = {{ constant = "..." }}  # FILL IN: what `{amounts[0]}` is counted in'


def _spec(name: str, to: Table, column: str, seen: Seen) -> str:
    parts = [f"from = {_quoted(seen.name)}"]
    if column in to.contract.key[:1] and column.endswith("_key") and column != "person_key":
        parts.append(f"prefix = {_quoted(f'{name}:')}")
    if seen.kind in ("time", "day") and seen.formats:
        parts.append(f"format = {_quoted(seen.formats[0])}")
    if seen.unit:
        parts.append(f"unit = {_quoted(seen.unit)}")
    if column in ("id_value", "service_key") or seen.kind == "mail":
        parts.append("lower = true")
    return f"{{ {', '.join(parts)} }}"


def _words(to: Table, column: str, seen: Seen) -> Iterator[str]:
    """A column that takes a few words only, one translation a line: more of them will be needed."""
    translations = _translations(to, column)
    if translations:
        yield ""
        yield f"[columns.{column}]"
        yield f"from = {_quoted(seen.name)}"
        yield ""
        yield f"[columns.{column}.values]"
        yield from (f"{_key(said)} = {_quoted(means)}" for said, means in translations.items())


def _translations(to: Table, column: str) -> dict[str, str]:
    """Usual words for what the table takes, where it takes a few words only."""
    known = words.VALUES.get(column, {})
    return {said: means for said, means in known.items() if means in to.choices(column)}


def _unfilled(name: str, guess: Guess) -> list[str]:
    lines = [line for line in _columns(name, guess) if not line.startswith("#")]
    filled = {*guess.columns, *(line.partition(" = ")[0] for line in lines)}
    return [column for column in guess.table.columns if column not in filled]


def _told(seen: Seen) -> str:
    """What stands under a name, in words."""
    if seen.kind == "nothing":
        return "always empty"
    if seen.formats:
        return f"{seen.kind}, {seen.formats[0]}"
    return f"{seen.kind}, {seen.unit}" if seen.unit else seen.kind


def _key(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else _quoted(text)


def _quoted(text: str) -> str:
    """A TOML text."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", line) for line in lines) + "\n"
