"""A layout that says what a known format says in other words: read by that format's statements."""

from dataclasses import replace

from dashboard.build.mapping import cells
from dashboard.build.mapping.body import Body
from dashboard.build.mapping.document import MappingWrong, nearest
from dashboard.build.mapping.specs import Column, Mapping
from dashboard.build.read.quoting import text
from dashboard.build.recognise.format import Format, table_of
from dashboard.sql_file import SqlFile

FACTS = (
    "file_id", "file_name", "exported_at", "latest_at", "declared_zone", "declared_date_order",
    "declared_owner", "declared_scope", "declared_metric", "row_number",
)  # fmt: skip
_ISO = "'%Y-%m-%dT%H:%M:%S.%fZ'"


def target(mapping: Mapping, known: tuple[Format, ...]) -> Format:
    """The format whose words a mapping uses.

    Raises:
        MappingWrong: there is none of that name, or its records are more than texts.
    """
    named = next((one for one in known if one.format_id == mapping.like), None)
    if named is None or not _is_flat(named):
        names = [one.format_id for one in known if _is_flat(one)]
        what = f"`{mapping.like}` is no format whose columns a mapping can fill."
        raise MappingWrong(("like",), what, nearest(mapping.like, names))
    return named


def _is_flat(one: Format) -> bool:
    """Whether its records are texts, as those of a CSV are."""
    is_flat = not any(field.is_list or field.inside for field in one.record)
    return "csv" in one.containers and is_flat and not one.reshape


def columns(one: Format) -> tuple[str, ...]:
    """The columns of a format, as its statement calls them."""
    return tuple(field.name for field in one.record)


def required(one: Format) -> tuple[str, ...]:
    """The columns without which a file is not of this format."""
    return tuple(names[0] for names in one.recognised_by)


def kind_of(column: Column) -> str:
    """The type a text is read as, before it becomes a text again that the statement reads."""
    is_day = column.name.endswith("_on") or column.name == "as_of"
    is_time = column.formats or column.unit.startswith("epoch") or column.places == ("exported_at",)
    if not is_time:
        return "VARCHAR"
    return "DATE" if is_day or (column.formats and not cells.has_clock(column)) else "TIMESTAMP"


def reshape(mapping: Mapping, one: Format) -> str:
    """The records of a file with the names and texts of a format."""
    types = {column.name: kind_of(column) for column in mapping.columns}
    body = Body(mapping, mapping.columns, types, facts=(*FACTS, "read_fault"))
    body.set_aside(mapping.skip, mapping.only)
    body.outputs = {name: _shown(types[name], said) for name, said in body.outputs.items()}
    body.outputs |= {
        field.name: f"cast(null as {field.type_name})"
        for field in one.record
        if field.name not in body.outputs
    }
    written = body.statement("as_written")
    return (
        "select * exclude (fault) replace (coalesce(read_fault, fault) as read_fault) "
        f"from ({written})"
    )


def _shown(kind: str, said: str) -> str:
    if kind == "TIMESTAMP":
        return f"strftime({said}, {_ISO})"
    return f"cast({said} as varchar)"


def primary(mapping: Mapping, one: Format, file: SqlFile) -> SqlFile:
    """The statement of a format whose faults name the places of a file of another layout."""
    named = {column.name: column.places[0] for column in mapping.columns if column.places}
    if not named:
        return replace(file, statement=one.primary.statement)
    cases = " ".join(
        f"when {text(name)} then split_part(fault, ' ', 1) || {text(f' {place}')}"
        for name, place in named.items()
    )
    place = "substr(fault, length(split_part(fault, ' ', 1)) + 2)"
    statement = (
        f"select told.* replace (case {place} {cases} else fault end as fault) "
        f"from ({one.primary.statement}) as told"
    )
    return replace(file, statement=statement)


def children(one: Format, file: SqlFile) -> tuple[SqlFile, ...]:
    """The statements of a format that fill other tables, under the name of a mapping."""
    return tuple(
        replace(
            file,
            header={"title": child.header.get("title", ""), "fills": table_of(child)},
            statement=child.statement,
        )
        for child in one.children
    )


def header(one: Format) -> dict[str, str]:
    """What a format says of its records; what its files look like, its mapping says."""
    kept = (
        "tool", "feed", "natural_key", "newest_by", "dated_by", "final_after_days", "money",
        "whole", "generation", "carries", "rows_per_record", "may_lack",
    )  # fmt: skip
    told = {key: one.text(key) for key in kept if one.text(key)}
    return told | {"fills": one.table, "family": one.text("family", one.format_id)}
