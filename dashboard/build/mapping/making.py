"""A checked mapping as a format: its header, its statements, its fixes."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.build.mapping import body, likening, places, reads, statement, unpivoting
from dashboard.build.mapping.specs import Column, Mapping
from dashboard.build.mapping.tables import Table, Workshop
from dashboard.build.recognise.fields import Field
from dashboard.build.recognise.format import Format
from dashboard.sql_file import SqlFile


def make_like(mapping: Mapping, path: Path, one: Format, is_ready: bool) -> Format:
    """The format of a mapping whose records say what those of another format say.

    Args:
        mapping: a checked one.
        path: its file.
        one: the other format.
        is_ready: it came with the product.
    """
    named = {"title": mapping.title or mapping.id, "tool": mapping.tool or one.text("tool")}
    looks = {key: value for key, value in shape(mapping).items() if value}
    file = _file(path.with_name(f"{mapping.id}.toml"), likening.header(one) | named | looks, "")
    return Format(
        primary=likening.primary(mapping, one, file),
        children=likening.children(one, file),
        recognised_by=recognised_by(mapping),
        fields=tuple(record(mapping)),
        around=() if mapping.is_csv else reads.around_tree(mapping).fields(is_top=False),
        reshape=likening.reshape(mapping, one),
        fixes=dict(_fixes(mapping, is_ready)),
    )


def make(mapping: Mapping, path: Path, shop: Workshop, is_ready: bool) -> Format:
    """The format of a mapping that fills a table.

    Args:
        mapping: a checked one.
        path: its file.
        shop: the tables.
        is_ready: it came with the product, so a company changes a copy of it.
    """
    table = shop.tables[mapping.fills]
    also = [(one, shop.tables[one.fills]) for one in mapping.also]
    named = path.with_name(f"{mapping.id}.toml")
    return Format(
        primary=_file(named, header(mapping, table), statement.primary(mapping, table, also)),
        children=tuple(
            _file(
                named,
                {"title": mapping.title, "fills": f"staging.{to.name}"},
                statement.child(mapping, one, to),
            )
            for one, to in also
        ),
        recognised_by=recognised_by(mapping),
        fields=tuple(record(mapping)),
        around=() if mapping.is_csv else reads.around_tree(mapping).fields(is_top=False),
        fixes=dict(_fixes(mapping, is_ready)),
    )


def header(mapping: Mapping, table: Table) -> dict[str, str]:
    """The header a statement of this format would have in `queries/`."""
    mapped = {column.name for column in mapping.columns}
    mapped |= {mapping.unpivot.name_to, mapping.unpivot.value_to} if mapping.unpivot else set()
    told = {
        "title": mapping.title or mapping.id,
        "tool": mapping.tool or mapping.id,
        "feed": table.feed,
        "fills": f"staging.{table.name}",
        "natural_key": _listed(natural_key(mapping, table)),
        "newest_by": _listed(newest_by(mapping)),
        "dated_by": table.dated_by(mapped),
        "rows_per_record": "many" if mapping.unpivot else "",
    } | shape(mapping)
    return {key: value for key, value in (told | _family(told)).items() if value}


def _family(told: dict[str, str]) -> dict[str, str]:
    """Mappings that name the facts of one table in the same way compete for them."""
    rules = ("fills", "natural_key", "newest_by", "dated_by", "rows_per_record", "whole")
    same = hashlib.sha256("|".join(told[key] for key in rules).encode()).hexdigest()
    return {"family": f"mapped_{same[:12]}"}


def shape(mapping: Mapping) -> dict[str, str]:
    """The part of the header that says what files look like."""
    return {
        "container": "csv" if mapping.is_csv else "json",
        "delimiter": "\t" if mapping.container == "tsv" else mapping.delimiter,
        "records_at": _listed(mapping.records_at),
        "never_with": _listed(mapping.never_with),
        "overrides": _listed(mapping.overrides),
        "columns": _listed(csv_names(mapping)) if mapping.is_csv else "",
        "final_after_days": str(mapping.final_after_days or ""),
        "stamped_by": mapping.stamped_by,
        "zone": "declared" if _asks_for_zone(mapping) else "",
        "zone_name": "" if mapping.zone == "declared" else mapping.zone,
        "whole": "true" if mapping.is_whole else "",
        "drops": _listed(mapping.drops),
        "keeps": _listed(unpivoting.described(mapping.unpivot)) if mapping.unpivot else "",
    }


def natural_key(mapping: Mapping, table: Table) -> tuple[str, ...]:
    """What names one fact: the table's key, without what one record fills in several ways."""
    if mapping.natural_key:
        return mapping.natural_key
    spread = {mapping.unpivot.name_to, mapping.unpivot.value_to} if mapping.unpivot else set()
    mapped = {column.name for column in mapping.columns}
    return tuple(name for name in table.contract.key if name in mapped and name not in spread)


def newest_by(mapping: Mapping) -> tuple[str, ...]:
    """The columns whose higher value wins, or the export itself."""
    return tuple(body.version_column(mapping, place) or place for place in mapping.newest_by)


def recognised_by(mapping: Mapping) -> tuple[tuple[str, ...], ...]:
    """The names that must be there: of a CSV also those that no column may lack."""
    told = tuple(tuple(name.split("|")) for name in mapping.recognised_by)
    if not mapping.is_csv:
        return told
    needed = [(name,) for column in mapping.columns for name in _needed(column)]
    return tuple(dict.fromkeys([*((name,) for name in mapping.recognised_by), *needed]))


def _needed(column: Column) -> tuple[str, ...]:
    """The names that a column cannot do without; one of several alternatives may be missing."""
    if column.is_optional or (column.kind == "from" and len(column.places) > 1):
        return ()
    return column.places if column.kind in ("from", "join") else ()


def record(mapping: Mapping) -> Iterator[Field]:
    """What the reader is asked for; a column may not be called what the build calls its own."""
    if not mapping.is_csv:
        yield from reads.record_tree(mapping).fields()
        return
    for name in csv_names(mapping):
        yield Field(tuple(dict.fromkeys((places.column(name), name))), False, ())


def csv_names(mapping: Mapping) -> tuple[str, ...]:
    """Every column of a CSV that the statement may read."""
    return tuple(dict.fromkeys(_csv_names(mapping)))


def _csv_names(mapping: Mapping) -> Iterator[str]:
    for column in reads.every_column(mapping):
        yield from (place for place in reads.read_places(column) if place != ".")
    yield from (*mapping.skip, *mapping.only)
    yield from (name for name in mapping.newest_by if body.version_column(mapping, name))
    yield from unpivoting.named(mapping.unpivot) if mapping.unpivot else ()
    yield from (one.each for one in mapping.also if one.each)


def _asks_for_zone(mapping: Mapping) -> bool:
    return any(column.zone == "declared" for column in reads.every_column(mapping))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name.replace(chr(34), chr(34) * 2)}"' for name in names)


def _file(path: Path, told: dict[str, str], text: str) -> SqlFile:
    return SqlFile(path, told, text, hashlib.sha256(text.encode()).hexdigest())


def _fixes(mapping: Mapping, is_ready: bool) -> Iterator[tuple[str, str]]:
    """What a mapping can do about a record, by its fault."""
    where = f"`{mapping.file_name}`"
    if is_ready:
        where = f"a copy of {where} in governance/mappings/"
    for column in reads.every_column(mapping):
        for place in column.places:
            fixes = {
                "unknown_value": f"No translation for this value. Add it to `{column.name}.values` "
                f"in {where}.",
                "bad_time": f"Correct `format`, `unit` or `zone` of `{column.name}` in {where}, "
                "or export times in ISO 8601.",
                "time_out_of_range": f"Check `unit` of `{column.name}` in {where}, and the clock "
                "of the tool.",
                "bad_number": f"Check `decimal_mark` of `{column.name}` in {where}, or write a "
                "plain number.",
                "missing_key": f"Fill it and export again, or fill `{column.name}` from another "
                f"place in {where}.",
            }
            yield from ((f"{reason} {place}", fix) for reason, fix in fixes.items())
    if _declares_owner(mapping):
        fix = "Declare it in governance/exports.toml: [[source]] match and owner."
        yield "missing_key owner", fix


def _declares_owner(mapping: Mapping) -> bool:
    return any(one.places == ("owner",) and one.kind == "file" for one in mapping.columns)
