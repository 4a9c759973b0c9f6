"""Whether a mapping fits the table it fills: every column there, typed, with zone and unit."""

from collections.abc import Iterable

import duckdb

from dashboard.build.mapping import cells, places, statement, unpivoting
from dashboard.build.mapping.document import MappingWrong, nearest
from dashboard.build.mapping.specs import Also, Column, Mapping
from dashboard.build.mapping.tables import Table, Workshop
from dashboard.build.read.quoting import quoted
from dashboard.build.recognise.refusals import RefusalReason


def check(mapping: Mapping, shop: Workshop) -> None:
    """Refuse what could not be read, or would be read as something else.

    Raises:
        MappingWrong: the first thing that is wrong, with the keys that lead to it.
    """
    table = table_of(mapping.fills, shop, ())
    _check_columns(mapping.columns, table, shop, _unpivoted(mapping))
    _check_unpivot(mapping, table)
    _check_keys(mapping, table)
    for one in mapping.also:
        to = table_of(one.fills, shop, one.at)
        _check_columns(one.columns, to, shop, (), (*one.at, "columns"))
    check_places(mapping)


def table_of(name: str, shop: Workshop, at: tuple) -> Table:
    """The table of that name.

    Raises:
        MappingWrong: there is none.
    """
    if name not in shop.tables:
        what = f"`{name}` is no table a mapping can fill."
        raise MappingWrong((*at, "fills"), what, nearest(name, shop.tables))
    return shop.tables[name]


def _unpivoted(mapping: Mapping) -> tuple[str, ...]:
    return (mapping.unpivot.name_to, mapping.unpivot.value_to) if mapping.unpivot else ()


def _check_columns(
    columns: tuple[Column, ...],
    table: Table,
    shop: Workshop,
    more: tuple[str, ...],
    at: tuple = ("columns",),
) -> None:
    mapped = {column.name for column in columns} | set(more)
    for column in columns:
        if column.name not in table.columns:
            what = f"{table.name} has no column `{column.name}`."
            raise MappingWrong(column.at, what, nearest(column.name, table.columns))
    for name in table.required:
        if name not in mapped:
            what = f"{table.name} needs `{name}`, and nothing fills it."
            fix = f'Add {name} = {{ from = "..." }} or {name} = {{ constant = "..." }}.'
            raise MappingWrong(at, what, fix)
    for column in columns:
        _check_column(column, table, shop)
    _check_units(table, mapped, at)


def _check_column(column: Column, table: Table, shop: Workshop) -> None:
    kind = table.types[column.name]
    if (column.formats or column.unit.startswith(("epoch", "iso"))) and not cells.is_time(kind):
        what = f"`{column.name}` is no time, so it has no format and no such unit."
        raise MappingWrong(column.at, what, "Remove it.")
    if column.unit == "cents" and not cells.is_money(kind):
        raise MappingWrong(column.at, f"`{column.name}` is no money.", "Remove `unit`.")
    if column.plus and not kind.startswith("TIMESTAMP"):
        raise MappingWrong(column.at, f"`{column.name}` is no time.", "Remove `plus`.")
    if (column.prefix or column.suffix or column.is_lower) and kind != "VARCHAR":
        what = f"`{column.name}` is no text, so it has no prefix, suffix or case."
        raise MappingWrong(column.at, what, "Remove it.")
    _check_twins(column)
    _check_formats(column, shop.connection)
    _check_zone(column, kind)
    _check_literals(column, table, shop.connection)


def _check_twins(column: Column) -> None:
    """Capitals make no difference, so two translations of one word would."""
    told = [one.strip(" ").lower() for one in column.values]
    for one in column.values:
        if told.count(one.strip(" ").lower()) > 1:
            what = f"`{one}` is translated twice: capitals make no difference."
            raise MappingWrong((*column.at, "values", one), what, "Remove one of the two.")


def _check_formats(column: Column, connection: duckdb.DuckDBPyConnection) -> None:
    for one in column.formats:
        try:
            connection.execute("select try_strptime('', ?)", [one]).fetchall()
        except duckdb.Error as error:
            what = f"`{one}` is no time format."
            fix = "Write one as in %d.%m.%Y %H:%M."
            raise MappingWrong((*column.at, "format"), what, fix) from error
    if column.formats and 0 < sum("%z" in one for one in column.formats) < len(column.formats):
        what = "Some of these formats read an offset from UTC and some do not."
        raise MappingWrong((*column.at, "format"), what, "Write %z in all of them or in none.")


def _check_zone(column: Column, kind: str) -> None:
    has_zone = column.zone or column.unit.startswith("epoch") or cells.has_offsets(column)
    if kind.startswith("TIMESTAMP") and column.formats and not has_zone:
        what = f"`{column.name}` is read without an offset from UTC, and no zone is declared."
        fix = 'Add zone = "Europe/Berlin", or zone = "declared" to declare it in exports.toml.'
        raise MappingWrong(column.at, what, fix)


def _check_literals(column: Column, table: Table, connection: duckdb.DuckDBPyConnection) -> None:
    """What stands in the mapping itself must be something the table takes."""
    every = [("constant", column.constant), ("otherwise", column.otherwise)]
    every += [("default", column.default), *((("values"), to) for to in column.values.values())]
    for key, said in every:
        if said is not None and not _takes(table, column, said, connection):
            what = f"`{column.name}` of {table.name} cannot be `{said}`."
            raise MappingWrong((*column.at, key), what, _choice(table, column.name))


def _takes(table: Table, column: Column, said: str, connection: duckdb.DuckDBPyConnection) -> bool:
    name, kind = quoted(column.name), table.types[column.name].removesuffix("[]")
    rules = [holds for columns, holds, _ in table.contract.rules if columns == (column.name,)]
    holds = " and ".join(f"coalesce(({rule}), true)" for rule in rules) or "true"
    rows = connection.execute(
        f"select {name} is not null and {holds} from (select try_cast(? as {kind}) as {name})",
        [said],
    ).fetchall()
    return bool(rows[0][0])


def _choice(table: Table, name: str) -> str:
    rules = [fault for columns, _, fault in table.contract.rules if columns == (name,)]
    listed = next((rule for rule in _lists(table, name)), "")
    if listed:
        return f"Use one of {listed}."
    return "Write a value of its type." if rules else f"Write a {table.types[name].lower()}."


def _lists(table: Table, name: str) -> Iterable[str]:
    """The values a rule of the table lists."""
    for columns, holds, _ in table.contract.rules:
        if columns == (name,) and " IN (" in holds:
            yield holds.partition(" IN (")[2].rstrip(")").replace("'", "")


def _check_units(table: Table, mapped: set[str], at: tuple) -> None:
    for unit in table.units:
        amounts = [name for name in table.amounts(unit) if name in mapped]
        if amounts and unit in table.types and unit not in mapped:
            what = f"`{amounts[0]}` is an amount, and nothing says of what."
            fix = f'Add {unit} = {{ constant = "{"USD" if unit == "currency" else "..."}" }}.'
            raise MappingWrong((*at, amounts[0]), what, fix, RefusalReason.UNIT_UNDECLARED)


def _check_unpivot(mapping: Mapping, table: Table) -> None:
    for name in _unpivoted(mapping):
        if name not in table.columns:
            what = f"{table.name} has no column `{name}`."
            raise MappingWrong(("unpivot",), what, nearest(name, table.columns))
        if name in {column.name for column in mapping.columns}:
            what = f"`{name}` is filled twice: by `unpivot` and by `columns`."
            raise MappingWrong(("columns", name), what, "Remove one of the two.")
    if mapping.unpivot and mapping.unpivot.name_to == mapping.unpivot.value_to:
        what = "`name_to` and `value_to` are the same column."
        raise MappingWrong(("unpivot",), what, "Name two columns.")


def _check_keys(mapping: Mapping, table: Table) -> None:
    mapped = {column.name for column in mapping.columns} | set(_unpivoted(mapping))
    for name in mapping.natural_key:
        if name not in mapped:
            what = f"`{name}` of the natural key is not mapped."
            raise MappingWrong(("natural_key",), what, nearest(name, mapped))


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
        if statement.version_column(mapping, place):
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
