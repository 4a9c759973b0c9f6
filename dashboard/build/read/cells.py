"""The cells of a CSV as columns of a record: texts, lists of texts, or JSON written into a cell."""

from collections.abc import Iterable, Iterator

from dashboard.build.read.quoting import quoted, text
from dashboard.build.recognise.fields import Field
from dashboard.build.recognise.fingerprint import normal
from dashboard.build.recognise.format import Format


def columns(one: Format, at: dict[str, str]) -> Iterator[str]:
    """The columns of a record, and `read_fault` where a cell may hold what is no JSON.

    Args:
        one: the format of the file.
        at: column of the file -> its header name.
    """
    repeated = {normal(name) for name in one.names("lists")}
    faults = []
    for field in one.record:
        there = _there(field, at)
        if normal(field.name) in repeated:
            filled = "lambda cell: cell is not null"
            yield f"list_filter([{', '.join(there)}]::varchar[], {filled}) as {quoted(field.name)}"
        elif there and is_nested(field):
            cell = f"try_cast({_first(there)} as json)"
            yield f"try_cast({cell} as {field.type_name}) as {quoted(field.name)}"
            faults.append(_fault(field, _first(there), cell))
        elif there:
            yield f"{_first(there)} as {quoted(field.name)}"
    if faults:
        yield f"coalesce({', '.join(faults)}) as read_fault"


def is_nested(field: Field) -> bool:
    """Whether a cell holds an object or a list of this field as JSON."""
    return field.is_list or bool(field.inside)


def _there(field: Field, at: dict[str, str]) -> list[str]:
    """The columns of a field in the order of its names."""
    wanted = [normal(name) for name in field.names]
    found = [
        (wanted.index(name), column)
        for column, title in at.items()
        if (name := normal(title)) in wanted
    ]
    return [column for _, column in sorted(found, key=lambda pair: pair[0])]


def _first(there: list[str]) -> str:
    return f"coalesce({', '.join(there)})" if there[1:] else there[0]


def _fault(field: Field, cell: str, json: str) -> str:
    """SQL of the fault of a cell: no JSON at all, or JSON of another shape."""
    fault = f"'bad_nested_value ' || {text(field.name)}"
    checks = [f"when trim({cell}) <> '' and {json} is null then {fault}"]
    checks += [
        f"when len(list_filter({kinds}, lambda kind: kind not in ('{kind}', 'NULL'))) > 0 "
        f"then {text(f'bad_nested_value {place}')}"
        for place, kinds, kind in _shapes(field, json, "$", field.name)
    ]
    return f"case {' '.join(checks)} end"


def _shapes(field: Field, json: str, path: str, place: str) -> Iterable[tuple[str, str, str]]:
    """Each place that has to hold a list or an object: its name, SQL of what it holds, which."""
    if field.is_list:
        yield place, _kinds(json, path), "ARRAY"
        path, place = f"{path}[*]", f"{place}[]"
    if field.inside:
        yield place, _kinds(json, path), "OBJECT"
    for inner in field.inside:
        if is_nested(inner):
            yield from _shapes(inner, json, f'{path}."{inner.name}"', f"{place}.{inner.name}")


def _kinds(json: str, path: str) -> str:
    found = f"json_type({json}, {text(path)})"
    return found if "[*]" in path else f"[{found}]"
