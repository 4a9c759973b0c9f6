"""What a mapping reads of a record: every place, and all of them as one tree of names."""

from collections.abc import Iterable

from dashboard.build.mapping import body, places, unpivoting
from dashboard.build.mapping.document import MappingWrong
from dashboard.build.mapping.specs import Also, Column, Mapping


def check_places(mapping: Mapping) -> None:
    """Refuse places that cannot be read together.

    Raises:
        MappingWrong: a place of a JSON that is none, or a name with two meanings.
    """
    for columns, has_elements in _columns_and_elements(mapping):
        for column in columns:
            for place in column.places if mapping.is_csv else json_places(column):
                _check_start(mapping, column, place, has_elements)
    if mapping.is_csv:
        return
    for name in (*mapping.recognised_by, *mapping.never_with):
        _check_recognised(name)
    for place in mapping.records_at:
        if "*" in place.split(".")[:-1]:
            what = f"`{place}` goes on after a star."
            raise MappingWrong(("records_at",), what, "A star stands for any name: write it last.")
    record_tree(mapping)
    around_tree(mapping)


def _columns_and_elements(mapping: Mapping) -> Iterable[tuple[tuple[Column, ...], bool]]:
    yield mapping.columns, False
    for one in mapping.also:
        yield one.columns, bool(one.each)


def _check_start(mapping: Mapping, column: Column, place: str, has_elements: bool) -> None:
    start = "record" if mapping.is_csv and place != "." else places.base(place)
    if start == "element" and not has_elements:
        what = f"`{place}` is an element of a list, and no list is gone through here."
        raise MappingWrong(column.at, what, "Use it below [[also]] with `each`.")
    if start == "around" and not mapping.records_at:
        what = f"`{place}` lies beside the records, and `records_at` does not say where these are."
        raise MappingWrong(column.at, what, "Add `records_at`, or remove the slash.")


def _check_recognised(name: str) -> None:
    for one in name.split("|"):
        steps = _steps(one, ("recognised_by",))
        if len(steps) > 3 or any(step.pick is not None for step in steps):
            what = f"`{one}` lies too deep, or in a list, to recognise a file by."
            raise MappingWrong(("recognised_by",), what, "Use names at most three objects deep.")


def every_column(mapping: Mapping) -> Iterable[Column]:
    """The columns of a mapping and of its second tables."""
    yield from mapping.columns
    for one in mapping.also:
        yield from one.columns


def record_tree(mapping: Mapping) -> places.Tree:
    """The names a JSON mapping reads of a record.

    Raises:
        MappingWrong: one name has two meanings.
    """
    tree = places.Tree()
    for column in mapping.columns:
        _grow(tree, column, "record")
    for place in (*mapping.skip, *mapping.only):
        _add(tree, place, ("skip" if place in mapping.skip else "only", place))
    for place in mapping.newest_by:
        if body.version_column(mapping, place):
            _add(tree, place, ("newest_by",))
    for name in unpivoting.named(mapping.unpivot) if mapping.unpivot else ():
        _add(tree, name, ("unpivot",))
    for one in mapping.also:
        for column in one.columns:
            _grow(tree, column, "record")
        _grow_elements(tree, one)
    return tree


def around_tree(mapping: Mapping) -> places.Tree:
    """The names a JSON mapping reads beside the records.

    Raises:
        MappingWrong: one name has two meanings.
    """
    tree = places.Tree()
    for column in every_column(mapping):
        _grow(tree, column, "around")
    return tree


def _grow(tree: places.Tree, column: Column, base: str) -> None:
    for place in json_places(column):
        if places.base(place) == base:
            _add(tree, place, column.at)


def read_places(column: Column) -> tuple[str, ...]:
    """Every place that a column reads."""
    own = column.places if column.kind in ("from", "join") else ()
    return (*own, *column.when, *(column.plus.places if column.plus else ()))


def json_places(column: Column) -> Iterable[str]:
    """Every place that a column reads in a JSON, alternatives taken apart."""
    for place in read_places(column):
        yield from places.alternatives(place)


def _grow_elements(tree: places.Tree, one: Also) -> None:
    if not one.each:
        return
    steps = _steps(one.each, (*one.at, "each"))
    if one.is_cell:
        _add(tree, one.each, (*one.at, "each"))
        return
    inside = (*steps[:-1], places.Step(steps[-1].name, ""))
    for column in one.columns:
        for place in json_places(column):
            if places.base(place) == "element":
                more = () if place == "." else _steps(place, column.at)
                _try(tree, (*inside, *more), column.at, place == ".")


def _steps(place: str, at: tuple) -> places.Steps:
    try:
        return places.parse(place)
    except ValueError as error:
        what = f"`{place}` is no place in a record."
        fix = 'Write names with dots between them; one with a dot in it stands in "quotes".'
        raise MappingWrong(at, what, fix) from error


def _add(tree: places.Tree, place: str, at: tuple) -> None:
    _try(tree, _steps(place, at), at, False)


def _try(tree: places.Tree, steps: places.Steps, at: tuple, is_whole: bool) -> None:
    try:
        tree.add(steps, is_whole)
    except ValueError as error:
        what = f"`{error}` is read in two ways that exclude each other."
        fix = "Read it either as a value, as an object or as a list, and in one spelling."
        raise MappingWrong(at, what, fix) from error
