"""Whether a mapping fits the table it fills: every column there, typed, with zone and unit."""

import duckdb

from dashboard.build.mapping import cells, likening, reads
from dashboard.build.mapping.document import MappingWrong, nearest
from dashboard.build.mapping.specs import Column, Mapping
from dashboard.build.mapping.tables import Table, Workshop
from dashboard.build.read.quoting import quoted
from dashboard.build.recognise.format import Format
from dashboard.build.recognise.refusals import RefusalReason


def check(mapping: Mapping, shop: Workshop, known: tuple[Format, ...] = ()) -> None:
    """Refuse what could not be read, or would be read as something else.

    Args:
        mapping: as written.
        shop: the tables.
        known: the formats there are without it.

    Raises:
        MappingWrong: the first thing that is wrong, with the keys that lead to it.
    """
    if mapping.like:
        _check_like(mapping, likening.target(mapping, known), shop)
        return
    table = table_of(mapping.fills, shop, ())
    _check_columns(mapping.columns, table, shop, _unpivoted(mapping))
    _check_unpivot(mapping, table)
    _check_keys(mapping, table)
    for one in mapping.also:
        to = table_of(one.fills, shop, one.at)
        _check_columns(one.columns, to, shop, (), (*one.at, "columns"))
    reads.check_places(mapping)


def _check_like(mapping: Mapping, one: Format, shop: Workshop) -> None:
    named = {column.name for column in mapping.columns}
    for column in mapping.columns:
        if column.name not in likening.columns(one):
            what = f"{one.format_id} has no column `{column.name}`."
            raise MappingWrong(column.at, what, nearest(column.name, likening.columns(one)))
        _check_twins(column)
        _check_formats(column, shop.connection)
        _check_zone(column, likening.kind_of(column))
    for name in likening.required(one):
        if name not in named:
            what = f"{one.format_id} needs `{name}`, and nothing fills it."
            fix = f'Add {name} = {{ from = "..." }} or {name} = {{ constant = "..." }}.'
            raise MappingWrong(("columns",), what, fix)
    reads.check_places(mapping)


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
    if listed := table.choices(name):
        return f"Use one of {', '.join(listed)}."
    return "Write a value of its type." if rules else f"Write a {table.types[name].lower()}."


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
