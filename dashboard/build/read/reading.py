"""The SQL that reads files of one format: every column named, every leaf text, nothing guessed."""

from pathlib import Path

from dashboard.build.read import cells, secrets, wrapping
from dashboard.build.read.quoting import quoted, text
from dashboard.build.read.secrets import is_secret
from dashboard.build.read.survey import Survey
from dashboard.build.recognise import containers
from dashboard.build.recognise.fields import Field
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.places import Steps
from dashboard.build.recognise.recognise import Recognised


def select(one: Format, recognised: Recognised, files: list[Survey]) -> str:
    """The statement that reads files with the same names in the same order.

    Args:
        one: their format.
        recognised: the names, which are those of each file.
        files: where they can be read.
    """
    read = _csv if recognised.fingerprint.container == "csv" else _json
    return read(one, recognised, files)


def _csv(one: Format, recognised: Recognised, files: list[Survey]) -> str:
    found = recognised.fingerprint
    at = {f"c{number}": name for number, name in enumerate(found.header)}
    columns = "{" + ", ".join(f"{column}: 'VARCHAR'" for column in at) + "}"
    selected = ", ".join(cells.columns(one, at))
    kept = set(_kept(recognised))
    extra = _extra({at[column]: column for column in at if at[column] in kept})
    longest = max(file.longest for file in files)
    size = f", max_line_size = {longest + 1024}" if longest > containers.MIB else ""
    return (
        f"select readable, {extra} as extra, {selected} from read_csv({_paths(files)}, "
        f"columns = {columns}, delim = {text(found.delimiter)}, auto_detect = false, "
        "header = true, quote = '\"', escape = '\"', nullstr = '', filename = 'readable', "
        f"compression = 'none'{size})"
    )


def _json(one: Format, recognised: Recognised, files: list[Survey]) -> str:
    found, place = recognised.fingerprint, recognised.place
    types = {name: field.type_name for field in one.fields for name in field.names}
    types |= dict.fromkeys(_kept(recognised), "JSON")
    steps = place.steps if place else ()
    paths = [file.readable for file in files]
    size = _object_size(found.layout, steps, files)
    relation = read_json(paths, wrapping.types(types, one.around, steps), found.layout, size)
    if not steps:
        return _columns(one, recognised, relation, "")
    nested = f"({wrapping.records(relation, one.around, steps)})"
    return _columns(one, recognised, nested, "record.", "around" if one.around else "")


def _object_size(layout: Layout | None, steps: Steps, files: list[Survey]) -> int:
    """Bytes of the largest object: a whole file where one object wraps every record."""
    usual = 16 * containers.MIB
    if layout is not Layout.SEQUENCE and not steps:
        return usual
    return max(usual, *(file.readable.stat().st_size + 1024 for file in files))


def _columns(
    one: Format, recognised: Recognised, relation: str, prefix: str, beside: str = ""
) -> str:
    columns = [f"{_first(field, prefix)} as {quoted(field.name)}" for field in one.fields]
    extra = _extra({name: f"{prefix}{quoted(name)}" for name in _kept(recognised)})
    columns += [beside] if beside else []
    return f"select readable, {extra} as extra, {', '.join(columns)} from {relation}"


def _first(field: Field, prefix: str) -> str:
    """The value under whichever of its names a tool wrote."""
    names = [f"{prefix}{quoted(name)}" for name in field.names]
    return f"coalesce({', '.join(names)})" if names[1:] else names[0]


def read_json(
    paths: list[Path], types: dict[str, str], layout: Layout | None, object_size: int
) -> str:
    """The relation of JSON files read with these columns and nothing guessed."""
    columns = ", ".join(f"{text(name)}: {text(kind)}" for name, kind in types.items())
    files = ", ".join(text(str(path)) for path in paths)
    return (
        f"read_json([{files}], columns = {{{columns}}}, format = {text(str(layout))}, "
        f"records = true, filename = 'readable', maximum_object_size = {object_size}, "
        "compression = 'none')"
    )


def _kept(recognised: Recognised) -> list[str]:
    """Unknown names whose values are kept in `extra`."""
    return [name for name in recognised.unknown if not is_secret(name)]


def _extra(values: dict[str, str]) -> str:
    """Unknown names and their values as one object; of a value with a secret inside, nothing.

    Lists, because an expression for each of 2,000 names takes the planner minutes.
    """
    if not values:
        return "null"
    names = ", ".join(text(name) for name in values)
    told = (
        f"list_transform([{', '.join(values.values())}], lambda value: case "
        f"when not regexp_matches(value::varchar, {text(secrets.INSIDE)}) then value end)"
    )
    return (
        f"case when len(list_filter({told}, lambda value: value is not null)) > 0 "
        f"then to_json(map([{names}], {told})) end"
    )


def _paths(files: list[Survey]) -> str:
    return "[" + ", ".join(text(str(file.readable)) for file in files) + "]"
