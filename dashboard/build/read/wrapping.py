"""Records that lie inside other objects of a JSON file: the way to them, and what is around it.

`around` is the outer object as far as its fields are asked for. Where the way leads through a list,
it holds the one element that was gone through, so that each record knows its own. Where the way
leads through whatever name (`projects.*`), around is that name.
"""

from dashboard.build.read.quoting import quoted, text
from dashboard.build.recognise.fields import Field
from dashboard.build.recognise.places import ANY, Steps


def types(record: dict[str, str], around: tuple[Field, ...], steps: Steps) -> dict[str, str]:
    """The columns to read, with their DuckDB types.

    Args:
        record: the names of a record and their types.
        around: what is read beside the records.
        steps: each name on the way, and whether it holds a list.
    """
    if not steps:
        return record
    name, is_list = steps[0]
    if name == ANY:
        return {ANY: f"MAP(VARCHAR, {_struct(record)}{'[]' * is_list})"}
    inner = types(record, _inside(around, name), steps[1:])
    kind = inner[ANY] if ANY in inner else _struct(inner) + "[]" * is_list
    beside = {field.name: field.type_name for field in around if field.name != name}
    return beside | {name: kind}


def _struct(members: dict[str, str]) -> str:
    return f"STRUCT({', '.join(f'{quoted(key)} {kind}' for key, kind in members.items())})"


def records(relation: str, around: tuple[Field, ...], steps: Steps) -> str:
    """The statement that gives `readable`, `record` and `around`, one row per record."""
    for depth, (name, is_list) in enumerate(steps):
        inside = f"{_level(depth)}.{quoted(name)}" if depth else quoted(name)
        if name == ANY:
            entries = f"unnest(map_entries({_level(depth)}))"
            relation = f"(select *, {entries} as {quoted(ANY)} from {relation})"
            inside = f"{quoted(ANY)}.value"
        found = f"unnest({inside})" if is_list else inside
        relation = f"(select *, {found} as {_level(depth + 1)} from {relation})"
    beside = f", {_around(around, steps, 0)} as around" if around else ""
    return f"select readable, {_level(len(steps))} as record{beside} from {relation}"


def _around(around: tuple[Field, ...], steps: Steps, depth: int) -> str:
    parts = []
    for field in around:
        if field.name == ANY:
            value = f"{quoted(ANY)}.key"
        elif depth < len(steps) and field.name == steps[depth][0] and field.inside:
            value = _around(field.inside, steps, depth + 1)
        else:
            value = f"{_level(depth)}.{quoted(field.name)}" if depth else quoted(field.name)
        parts.append(f"{text(field.name)}: {value}")
    return "{" + ", ".join(parts) + "}"


def _inside(around: tuple[Field, ...], name: str) -> tuple[Field, ...]:
    return next((field.inside for field in around if field.name == name), ())


def _level(depth: int) -> str:
    return quoted(f"level {depth}")
