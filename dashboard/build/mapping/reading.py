"""Mapping files: those that come with the product, and those of a company."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from dashboard.build.mapping import checking, document, likening, making, parsing, tables
from dashboard.build.mapping.document import MappingWrong
from dashboard.build.mapping.specs import Mapping
from dashboard.build.read.quoting import quoted
from dashboard.build.recognise import containers, fields
from dashboard.build.recognise.format import Format
from dashboard.build.recognise.refusals import FileRefused, Refusal, RefusalReason

FOLDER = "mappings"
# What every record comes with, whatever its format.
_FACTS = {
    "file_id": "varchar",
    "file_name": "varchar",
    "exported_at": "timestamp",
    "latest_at": "timestamp",
    "declared_zone": "varchar",
    "declared_date_order": "varchar",
    "declared_owner": "varchar",
    "declared_scope": "varchar",
    "declared_metric": "varchar",
    "row_number": "bigint",
    "read_fault": "varchar",
    "extra": "json",
}


def ready(queries: Path, known: tuple[Format, ...]) -> tuple[Format, ...]:
    """The formats of the mappings that come with the product.

    Args:
        queries: folder of the SQL, with `mappings/` inside.
        known: the formats of its statements.

    Raises:
        FileRefused: one of them is wrong.
    """
    paths = sorted((queries / FOLDER).glob("*.toml"))
    return tuple(read(path, queries, known, is_ready=True) for path in paths)


def read(path: Path, queries: Path, known: tuple[Format, ...], is_ready: bool = False) -> Format:
    """The format of one mapping file.

    Args:
        path: the file.
        queries: folder of the SQL.
        known: the formats there are without it.
        is_ready: it came with the product.

    Raises:
        FileRefused: it cannot be read, or used; the sentence names the line.
    """
    text = _text(path)
    shop = tables.workshop(queries)
    try:
        mapping = parsing.read(document.parse(text), path.name)
        checking.check(mapping, shop, known)
        _check_names(mapping, known, path.parent)
        if mapping.like:
            made = making.make_like(mapping, path, likening.target(mapping, known), is_ready)
        else:
            made = making.make(mapping, path, shop, is_ready)
        if not is_ready:
            _try_out(made, tables.speaking(queries))
    except MappingWrong as wrong:
        what = f"Line {document.line_of(text, wrong.at):,}: {wrong.what}"
        raise FileRefused(wrong.reason, path.name, what, wrong.fix) from wrong
    return made


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what, fix = "It cannot be opened.", "Put a readable file here."
        raise FileRefused(RefusalReason.MAPPING_INVALID, path.name, what, fix) from error
    except UnicodeDecodeError as error:
        what = f"Byte {error.start:,} is not valid UTF-8 text."
        raise FileRefused(RefusalReason.NOT_TEXT, path.name, what, "Save it as UTF-8.") from error


def company(
    folder: Path, queries: Path, known: tuple[Format, ...]
) -> Iterator[tuple[Path, Format | Refusal]]:
    """The mappings of a company, each as a format or as the reason it is none.

    Args:
        folder: `mappings` inside the governance folder; an absent one has none.
        queries: folder of the SQL.
        known: the formats that come with the product.
    """
    taken: list[Format] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            containers.check_place(path, folder.parents[1], containers.MIB)
            made = read(path, queries, known=(*known, *taken))
        except FileRefused as refused:
            yield path, refused.refusal
            continue
        taken.append(made)
        yield path, made


def together(known: Iterable[Format], company_formats: Iterable[Format]) -> tuple[Format, ...]:
    """All formats by name; one of a company stands in for a ready mapping of the same name."""
    by_id = {one.format_id: one for one in (*known, *company_formats)}
    return tuple(by_id[name] for name in sorted(by_id))


def is_mapped(one: Format) -> bool:
    """Whether a format was made of a mapping."""
    return one.primary.path.suffix == ".toml"


def _check_names(mapping: Mapping, known: tuple[Format, ...], folder: Path) -> None:
    by_id = {one.format_id: one for one in known}
    same = by_id.get(mapping.id)
    if same and not (is_mapped(same) and same.primary.path.parent != folder):
        what = f"`{mapping.id}` is the id of another format."
        raise MappingWrong(("id",), what, "Choose another one, and `overrides` if it shall win.")
    for name in mapping.overrides:
        if known and name not in by_id:
            what = f"There is no format `{name}` to override."
            raise MappingWrong(("overrides",), what, document.nearest(name, by_id))


def _try_out(one: Format, connection: duckdb.DuckDBPyConnection) -> None:
    """Let DuckDB read the statements once, so that no build ends in one of them."""
    columns = [f"{name} {kind}" for name, kind in _FACTS.items()]
    columns += [f"{quoted(field.name)} {field.type_name}" for field in one.record]
    if one.around:
        columns.append(f"around {fields.struct_type(one.around)}")
    try:
        connection.execute(f"create or replace temp table as_written ({', '.join(columns)})")
        connection.execute(
            f"create or replace temp view source as {one.reshape or 'from as_written'}"
        )
        for name in ("kept", "versions"):
            connection.execute(f"create or replace temp view {name} as from source")
        # What a known format fills on the way is known to work.
        for file in (one.primary, *(() if one.reshape else one.children)):
            connection.execute(f"describe {file.statement}").fetchall()
    except duckdb.Error as error:
        what = f"Its columns do not go together ({type(error).__name__})."
        raise MappingWrong((), what, "Compare it with a ready mapping.") from error
