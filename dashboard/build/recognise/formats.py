"""The catalogue of formats: each is a statement in `queries/staging`, or a mapping."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dashboard import sql_file
from dashboard.build.mapping import reading as mappings
from dashboard.build.recognise import fields
from dashboard.build.recognise.format import Format
from dashboard.errors import InvalidSqlFile
from dashboard.settings import QUERIES
from dashboard.sql_file import SqlFile

FEEDS = ("usage", "changes", "deployments", "incidents", "roster", "work", "spend",
         "figures", "register")  # fmt: skip
_KEYS = {
    "title", "tool", "feed", "container", "records_at", "recognised_by", "never_with", "columns",
    "lists", "fields", "around", "natural_key", "newest_by", "dated_by", "stamped_by",
    "final_after_days", "zone", "money", "whole", "frozen", "family", "generation", "drops",
    "rows_per_record", "ragged", "carries", "keeps", "told_null", "may_lack", "metric",
}  # fmt: skip
_REQUIRED = {"title", "tool", "feed", "container", "recognised_by", "natural_key"}
_CHILD_KEYS = {"title", "rows"}


@cache
def catalogue(folder: Path = QUERIES) -> tuple[Format, ...]:
    """Every format below `staging/`, `governance/` and `mappings/` of a folder, by name.

    Raises:
        InvalidSqlFile: a header without a required key or with an unknown one, or a statement
            whose name no primary statement has.
    """
    files = [sql_file.read(path) for path in _paths(folder)]
    primary = [file for file in files if "recognised_by" in file.header]
    children = [file for file in files if "recognised_by" not in file.header]
    known = {file.name for file in primary}
    for file in children:
        _check_keys(file, set(), _CHILD_KEYS)
        if file.name not in known:
            raise InvalidSqlFile(f"{file.path}: no table has a `{file.name}` with recognised_by.")
    written = [_format(file, children) for file in primary]
    return mappings.together(written, mappings.ready(folder, tuple(written)))


def _paths(folder: Path) -> Iterable[Path]:
    for layer in ("staging", "governance"):
        for path in sorted((folder / layer).glob("*/*.sql")):
            if not path.name.startswith("_"):
                yield path


def _format(file: SqlFile, children: list[SqlFile]) -> Format:
    _check_keys(file, _REQUIRED, _KEYS)
    if file.header["feed"] not in FEEDS:
        raise InvalidSqlFile(f"{file.path}: `feed` is one of {', '.join(FEEDS)}.")
    return Format(
        primary=file,
        children=tuple(child for child in children if child.name == file.name),
        recognised_by=tuple(tuple(name.split("|")) for name in file.names("recognised_by")),
        fields=fields.parse(file.header.get("fields", "")),
        around=fields.parse(file.header.get("around", "")),
    )


def _check_keys(file: SqlFile, required: set[str], allowed: set[str]) -> None:
    if unknown := sorted(set(file.header) - allowed):
        raise InvalidSqlFile(f"{file.path}: `{unknown[0]}` is not a header key of a format.")
    if missing := sorted(required - set(file.header)):
        raise InvalidSqlFile(f"{file.path}: the header key `{missing[0]}` is missing.")
