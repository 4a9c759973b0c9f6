"""The company's own registers as the server reads them: small CSV files, row by row."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.errors import InvalidGovernance


@dataclass(frozen=True)
class Row:
    """One row of a register; every reader names file, line and column when it cannot read."""

    path: Path
    line: int
    values: dict[str, str]

    def text(self, column: str) -> str:
        """The cell without surrounding blanks; it must not be empty."""
        return self.optional(column) or self._refuse(column, "a text")

    def optional(self, column: str) -> str:
        """The cell without surrounding blanks, or nothing."""
        return (self.values.get(column) or "").strip()

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """One of a few words."""
        found = self.text(column)
        return found if found in allowed else self._refuse(column, " or ".join(allowed))

    def number(self, column: str) -> float | None:
        """A decimal number, or nothing."""
        found = self.optional(column)
        try:
            return float(found) if found else None
        except ValueError:
            return self._refuse(column, "a number with a decimal point")

    def day(self, column: str) -> date | None:
        """A day as `2026-11-01`, or nothing."""
        found = self.optional(column)
        try:
            return date.fromisoformat(found[:10]) if found else None
        except ValueError:
            return self._refuse(column, "a day as 2026-11-01")

    def instant(self, column: str) -> datetime:
        """A time as `2026-11-01T09:00:00Z`, as UTC without a zone; a day means its midnight."""
        try:
            found = datetime.fromisoformat(self.text(column))
        except ValueError:
            return self._refuse(column, "a time as 2026-11-01T09:00:00Z")
        return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found

    def _refuse(self, column: str, expected: str) -> None:
        raise InvalidGovernance(f"{self.path}, line {self.line}: `{column}` must be {expected}.")


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a register; an absent file has none.

    Raises:
        InvalidGovernance: the file is not UTF-8 CSV, or lacks one of `columns`.
    """
    if not path.is_file():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidGovernance(f"{path}: save the file as UTF-8.") from error
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    missing = [name for name in columns if name not in (reader.fieldnames or [])]
    if missing:
        raise InvalidGovernance(f"{path}, line 1: column `{missing[0]}` is missing; add it.")
    try:
        for values in reader:
            yield Row(path, reader.line_num, values)
    except csv.Error as error:
        raise InvalidGovernance(
            f"{path}, line {reader.line_num}: {error}; fix the quotes."
        ) from error
