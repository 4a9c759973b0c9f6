"""One export format: what it is recognised by, what it reads, which tables it fills."""

import fnmatch
from dataclasses import dataclass, field

from dashboard.build.recognise.fields import Field
from dashboard.build.recognise.fingerprint import normal
from dashboard.sql_file import SqlFile


@dataclass(frozen=True)
class Format:
    """One export format.

    Attributes:
        primary: the statement in the format's primary table; it decides the fate of a record.
        children: statements of the same name in other tables, filled from records that count.
        recognised_by: names that must be there, each a tuple of alternatives.
        fields: JSON: what the reader is asked for.
        around: JSON: what it is asked for beside the records.
        reshape: SQL over the relation `as_written` that gives the records the names and texts the
            statement expects; empty where the file has them already.
        fixes: fault of a record -> what to do about it, where a mapping knows more than the list.
    """

    primary: SqlFile
    children: tuple[SqlFile, ...]
    recognised_by: tuple[tuple[str, ...], ...]
    fields: tuple[Field, ...]
    around: tuple[Field, ...]
    reshape: str = ""
    fixes: dict[str, str] = field(default_factory=dict)

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
    def containers(self) -> tuple[str, ...]:
        """What its files are: `csv`, `json`, or both with the same names."""
        return self.names("container")

    @property
    def places(self) -> tuple[str, ...]:
        """JSON: where its records can lie, in the order to look."""
        return self.names("records_at") or ("root",)

    @property
    def record(self) -> tuple[Field, ...]:
        """The columns of a record as the statement sees them, whatever the container.

        A format of JSON names its fields; the columns of a CSV are texts, or lists of them where
        a header name may stand more than once.
        """
        lists = {normal(name) for name in self.names("lists")}
        columns = (Field((name,), normal(name) in lists, ()) for name in self.columns)
        return self.fields or tuple(columns)

    @property
    def is_mapped(self) -> bool:
        """Whether a mapping says how it is read, and not a statement of its own."""
        return self.primary.path.suffix == ".toml"

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
        listed = [*self.names("columns"), *self.names("lists")]
        return tuple(dict.fromkeys([*required, *sorted(self.known_names), *listed]))

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

    @property
    def told_null(self) -> tuple[str, ...]:
        """JSON: fields of which `null` says something else than their absence: text `null`."""
        names = (field.name for field in self.fields)
        patterns = self.names("told_null")
        return tuple(name for name in names if any(_matches(one, name) for one in patterns))


def table_of(file: SqlFile) -> str:
    """The table a staging statement fills: what its header says, else schema and folder."""
    return file.header.get("fills") or f"{file.path.parents[1].name}.{file.path.parent.name}"


def _matches(pattern: str, name: str) -> bool:
    return fnmatch.fnmatchcase(name.casefold(), pattern.casefold())
