"""The keys of a mapping file as a mapping: every value of its type, nothing compared yet."""

import re
from dataclasses import replace
from typing import Any

from dashboard.build.mapping.document import MappingWrong, Path
from dashboard.build.mapping.keys import Keys
from dashboard.build.mapping.specs import SPANS, Also, Column, Mapping, Unpivot

CONTAINERS = ("csv", "tsv", "json", "ndjson")
DELIMITERS = (",", ";", "\t", "|")
UNITS = ("iso", "epoch_s", "epoch_ms", "epoch_us", "epoch_ns", "cents")
FACTS = ("owner", "scope", "exported_at", "name")
_ID = re.compile(r"[a-z][a-z0-9_]{0,62}")
_KEYS = {
    "id", "title", "tool", "fills", "like", "container", "delimiter", "records_at", "recognised_by",
    "never_with", "overrides", "newest_by", "natural_key", "zone", "null_texts", "decimal_mark",
    "final_after_days", "stamped_by", "whole", "drops", "unpivot", "columns", "skip", "only",
    "also",
}  # fmt: skip
_NEEDED = ("container", "recognised_by", "columns")
_ALSO_KEYS = {"fills", "each", "literal", "split", "superseded", "columns"}
_UNPIVOT_KEYS = {"columns", "except", "name_to", "value_to", "without"}
_SOURCES = ("from", "join", "file", "constant")
_COLUMN_KEYS = {
    *_SOURCES, "with", "prefix", "suffix", "strip", "replace", "lower", "values", "otherwise",
    "default", "optional", "format", "unit", "zone", "decimal_mark", "null_texts", "when", "plus",
}  # fmt: skip


def read(told: dict[str, Any], file_name: str) -> Mapping:
    """The mapping in these keys.

    Raises:
        MappingWrong: an unknown key, a missing one, or a value of another type.
    """
    keys = Keys(told)
    keys.check(_KEYS, _NEEDED)
    mapping = Mapping(
        file_name=file_name,
        id=_id(keys, file_name),
        fills=keys.text("fills"),
        like=keys.text("like"),
        container=keys.one_of("container", CONTAINERS),
        recognised_by=keys.texts("recognised_by"),
        title=keys.text("title"),
        tool=keys.text("tool"),
        delimiter=keys.one_of("delimiter", DELIMITERS),
        records_at=keys.texts("records_at"),
        never_with=keys.texts("never_with"),
        overrides=keys.texts("overrides"),
        newest_by=keys.texts("newest_by") or ("export",),
        natural_key=keys.texts("natural_key"),
        zone=keys.zone(),
        null_texts=keys.null_texts(),
        decimal_mark=keys.one_of("decimal_mark", (".", ","), "."),
        final_after_days=keys.number("final_after_days", 400),
        stamped_by=keys.text("stamped_by"),
        is_whole=keys.flag("whole"),
        drops=keys.texts("drops"),
        unpivot=_unpivot(told["unpivot"]) if "unpivot" in keys else None,
        skip=keys.conditions("skip"),
        only=keys.conditions("only"),
    )
    _check_container(keys, mapping)
    _check_target(keys, mapping)
    return replace(mapping, columns=_columns(keys, mapping), also=_children(keys, mapping))


def _id(keys: Keys, file_name: str) -> str:
    name = keys.text("id", file_name.removesuffix(".toml"))
    if not _ID.fullmatch(name):
        fix = "Use small letters, digits and _, at most 63."
        raise keys.wrong("id", f"`{name}` is no id.", fix)
    return name


def _check_container(keys: Keys, mapping: Mapping) -> None:
    key = "records_at" if mapping.is_csv else "delimiter"
    if key in keys:
        what = f"`{key}` says nothing about {mapping.container}."
        raise keys.wrong(key, what, "Remove it, or correct `container`.")
    if mapping.container == "tsv" and mapping.delimiter not in ("", "\t"):
        raise keys.wrong("delimiter", "tsv is separated by tabs.", "Remove it.")


def _check_target(keys: Keys, mapping: Mapping) -> None:
    if bool(mapping.fills) == bool(mapping.like):
        what = "A mapping says either which table it `fills` or which format it is `like`."
        raise MappingWrong((), what, 'Write fills = "deployments", for example.')
    for key in ("unpivot", "also", "newest_by", "natural_key") if mapping.like else ():
        if key in keys:
            what = f"`{key}` is settled by the format {mapping.like}."
            raise keys.wrong(key, what, "Remove it.")


def _columns(keys: Keys, mapping: Mapping) -> tuple[Column, ...]:
    at = (*keys.at, "columns")
    inside = Keys.of(keys.told.get("columns"), at, "Write [columns] and below it one a line.")
    return tuple(_column(name, one, mapping, (*at, name)) for name, one in inside.told.items())


def _column(name: str, told: Any, mapping: Mapping, at: Path) -> Column:
    keys = Keys.of(told, at, 'Write { from = "..." }, or { constant = "..." }.')
    keys.check(_COLUMN_KEYS)
    kind = _source(keys, name)
    return Column(
        name=name,
        at=at,
        kind=kind,
        places=() if kind == "constant" else keys.texts(kind),
        constant=keys.scalar("constant"),
        joined_with=keys.text("with", ":"),
        prefix=keys.text("prefix"),
        suffix=keys.text("suffix"),
        strip=keys.text("strip"),
        replace=keys.scalars("replace"),
        is_lower=keys.flag("lower"),
        values=keys.scalars("values"),
        otherwise=keys.scalar("otherwise"),
        default=keys.scalar("default"),
        is_optional=keys.flag("optional"),
        formats=keys.texts("format"),
        unit=keys.one_of("unit", UNITS),
        zone=keys.zone() or mapping.zone,
        decimal_mark=keys.one_of("decimal_mark", (".", ","), mapping.decimal_mark),
        null_texts=keys.null_texts(mapping.null_texts),
        when=keys.conditions("when"),
        plus=_plus(told["plus"], mapping, (*at, "plus")) if "plus" in keys else None,
    )


def _source(keys: Keys, name: str) -> str:
    """The one key that says where the value comes from."""
    kinds = [key for key in _SOURCES if key in keys]
    if len(kinds) != 1:
        what = f"`{name}` says {len(kinds)} times where its value comes from."
        raise MappingWrong(keys.at, what, f"Give it exactly one of {', '.join(_SOURCES)}.")
    kind = kinds[0]
    if kind == "file":
        keys.one_of("file", FACTS)
    elif kind != "constant" and not keys.texts(kind):
        raise keys.wrong(kind, f"`{kind}` names nothing.", 'Write from = "...".')
    return kind


def _plus(told: Any, mapping: Mapping, at: Path) -> Column:
    keys = Keys.of(told, at, 'Write { from = "duration", unit = "ms" }.')
    keys.check(("from", "unit", "null_texts"), ("from", "unit"))
    return Column(
        name="plus",
        at=at,
        kind="from",
        places=keys.texts("from"),
        unit=keys.one_of("unit", tuple(SPANS)),
        null_texts=keys.null_texts(mapping.null_texts),
    )


def _children(keys: Keys, mapping: Mapping) -> tuple[Also, ...]:
    told = keys.told.get("also", [])
    if not isinstance(told, list):
        raise keys.wrong("also", "`also` is no list of tables.", "Write [[also]].")
    return tuple(_also(one, mapping, ("also", number)) for number, one in enumerate(told))


def _also(told: Any, mapping: Mapping, at: Path) -> Also:
    keys = Keys.of(told, at, "Write [[also]] and below it its keys.")
    keys.check(_ALSO_KEYS, ("fills", "columns"))
    return Also(
        at=at,
        fills=keys.text("fills"),
        columns=_columns(keys, mapping),
        each=keys.text("each"),
        literal=keys.one_of("literal", ("python", "json")),
        split=keys.text("split"),
        of_superseded=keys.flag("superseded"),
    )


def _unpivot(told: Any) -> Unpivot:
    keys = Keys.of(told, ("unpivot",), 'Write { columns = "*_count", name_to = ... }.')
    keys.check(_UNPIVOT_KEYS, ("columns", "name_to", "value_to"))
    return Unpivot(
        patterns=keys.texts("columns"),
        except_=keys.texts("except"),
        name_to=keys.text("name_to"),
        value_to=keys.text("value_to"),
        without=keys.text("without"),
    )
