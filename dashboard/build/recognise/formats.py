"""The catalogue of formats: every `queries/staging/<table>/<format>.sql` and its header."""

import fnmatch
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard import sql_file
from dashboard.build.recognise import fields
from dashboard.errors import InvalidSqlFile
from dashboard.settings import QUERIES
from dashboard.sql_file import SqlFile

FEEDS = ("usage", "changes", "deployments", "incidents", "roster", "work", "register")
_KEYS = {
    "title", "tool", "feed", "container", "records_at", "recognised_by", "never_with", "columns",
    "lists", "fields", "around", "natural_key", "newest_by", "dated_by", "stamped_by",
    "final_after_days", "zone", "money", "whole", "frozen", "family", "generation", "drops",
    "rows_per_record", "ragged", "carries", "keeps",
}  # fmt: skip
_REQUIRED = {"title", "tool", "feed", "container", "recognised_by", "natural_key"}
_CHILD_KEYS = {"title", "rows"}


@dataclass(frozen=True)
class Format:
    """One export format.

    Attributes:
        primary: the statement in the format's primary table; it decides the fate of a record.
        children: statements of the same name in other tables, filled from records that count.
        recognised_by: names that must be there, each a tuple of alternatives.
    """

    primary: SqlFile
    children: tuple[SqlFile, ...]
    recognised_by: tuple[tuple[str, ...], ...]
    fields: tuple[fields.Field, ...]
    around: tuple[fields.Field, ...]

    @property
    def format_id(self) -> str:
        """The name of the file, which is the name of the format."""
        return self.primary.name

    @property
    def table(self) -> str:
        """The primary table with its schema, for example `staging.changes`."""
        return table_of(self.primary)

    def text(self, key: str, default: str = "") -> str:
        """The header text of a key."""
        return self.primary.header.get(key, default)

    def names(self, key: str) -> tuple[str, ...]:
        """The comma-separated header names of a key."""
        return self.primary.names(key)

    @property
    def is_governance(self) -> bool:
        """Whether the file is a register, which counts inside `governance/` only."""
        return self.text("feed") == "register"

    @property
    def is_whole(self) -> bool:
        """Whether a key missing from the newest file is withdrawn."""
        return self.text("whole") == "true"

    @property
    def final_after_days(self) -> int:
        """Days until a day's figures are final."""
        return int(self.text("final_after_days", "0"))

    @property
    def columns(self) -> tuple[str, ...]:
        """CSV: every column the statement may read, required ones first."""
        required = [name for names in self.recognised_by for name in names]
        return tuple(dict.fromkeys([*required, *self.names("columns"), *self.names("lists")]))

    @property
    def known_names(self) -> frozenset[str]:
        """JSON: the top-level names of a record that the statement reads."""
        return frozenset(name for field in self.fields for name in field.names)

    def drops(self, name: str) -> bool:
        """Whether a name the format does not read is neither kept nor reported."""
        return any(_matches(pattern, name) for pattern in self.names("drops"))

    def keeps(self, name: str) -> bool:
        """Whether a name is kept in `extra` on purpose, so that it is not reported as unknown."""
        return any(_matches(pattern, name) for pattern in self.names("keeps"))


def table_of(file: SqlFile) -> str:
    """The table a staging statement fills: schema and folder."""
    return f"{file.path.parents[1].name}.{file.path.parent.name}"


@cache
def catalogue(folder: Path = QUERIES) -> tuple[Format, ...]:
    """Every format below `staging/` and `governance/` of a folder, by name.

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
    return tuple(_format(file, children) for file in sorted(primary, key=lambda file: file.name))


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


def _matches(pattern: str, name: str) -> bool:
    return fnmatch.fnmatchcase(name.casefold(), pattern.casefold())
