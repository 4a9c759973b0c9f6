"""A SQL file: its header, its one statement and its hash."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import InvalidSqlFile

_HEADER_LINE = re.compile(r"^-- ([a-z_]+):\s*(.*?)\s*$")
_CONTINUED_LINE = re.compile(r"^--   (\S.*?)\s*$")
_NAME = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)')


@dataclass(frozen=True)
class SqlFile:
    """One statement with its header.

    Attributes:
        path: where it was read.
        header: `key -> text` of the leading comment lines, in file order.
        statement: everything after the header, without a semicolon.
        digest: sha256 of the statement with LF line ends, as hexadecimal text.
    """

    path: Path
    header: dict[str, str]
    statement: str
    digest: str

    @property
    def name(self) -> str:
        """The file stem: the name of the table, format or metric."""
        return self.path.stem

    @property
    def relation(self) -> str:
        """`layer.name`: the folder below `queries/` and the file stem."""
        return f"{self.path.parent.name}.{self.name}"

    def names(self, key: str) -> tuple[str, ...]:
        """The comma-separated names of a header key, or nothing when it is absent.

        A name with a comma in it stands in double quotes.
        """
        found = _NAME.findall(self.header.get(key, ""))
        return tuple(bare or quoted.replace('""', '"') for quoted, bare in found if bare or quoted)


def read(path: Path) -> SqlFile:
    """Read a SQL file.

    A header is `-- key: text` lines; a line that starts with `--` and three spaces continues the
    text above it. One blank line separates it from the statement.

    Raises:
        InvalidSqlFile: a header line is not `-- key: text`, a key stands twice, the blank line is
            missing, or there is not exactly one statement.
    """
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    head, blank, body = text.partition("\n\n")
    statement = body.strip()
    if not blank or not statement:
        raise InvalidSqlFile(f"{path}: put one blank line between the header and the statement.")
    if ";" in _without_texts(statement):
        raise InvalidSqlFile(f"{path}: write one statement and no semicolon.")
    digest = hashlib.sha256(statement.encode()).hexdigest()
    return SqlFile(path, _header(path, head), statement, digest)


def _header(path: Path, head: str) -> dict[str, str]:
    header: dict[str, str] = {}
    key = ""
    for number, line in enumerate(head.splitlines(), start=1):
        if key and (continued := _CONTINUED_LINE.match(line)):
            header[key] = f"{header[key]} {continued[1]}".strip()
        elif (found := _HEADER_LINE.match(line)) and found[1] not in header:
            key = found[1]
            header[key] = found[2]
        else:
            raise InvalidSqlFile(
                f"{path}, line {number}: a header line reads `-- key: text`, each key once."
            )
    return header


def _without_texts(statement: str) -> str:
    """The statement without quoted texts and comments, where a semicolon means nothing."""
    return re.sub(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*", "", statement)
