"""A folder of exports that a test writes and loads, and what became of it."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import duckdb

from dashboard.build.stage import staging
from dashboard.build.stage.staging import StagingReport
from dashboard.settings import QUERIES

KEY = b"k" * 32


@dataclass
class Folder:
    """An exports folder; every `load` starts with an empty warehouse."""

    root: Path
    threads: int = 2
    formats: Path = QUERIES / "staging"
    person_keys: tuple = (KEY,)

    def put(self, name, content):
        """Write a file: text, bytes, or anything else as JSON."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def load(self, before=None, store=None):
        connection = duckdb.connect(config={"threads": self.threads})
        report = staging.load(connection, self.root, self.formats, before=before,
                              person_keys=self.person_keys, store=store)  # fmt: skip
        return Loaded(connection, report)


@dataclass
class Loaded:
    connection: duckdb.DuckDBPyConnection
    report: StagingReport
    files: dict = field(init=False)

    def __post_init__(self):
        self.files = {file.path: file for file in self.report.files}

    def rows(self, sql):
        """Every row as text, null as an empty text, sorted."""
        found = self.connection.execute(sql).fetchall()
        return sorted(tuple(map(_shown, row)) for row in found)

    def one(self, sql):
        """The only value of the only row."""
        ((value,),) = self.connection.execute(sql).fetchall()
        return value

    def fates(self, name):
        """`record reason field` of every record of a file that was not loaded."""
        return self.rows(
            "select row_number, reason, coalesce(field_path, '') from staging.row_fates "
            f"where file_id = '{self.files[name].file_id}'"
        )

    def reasons(self, name):
        return {one.reason: one.rows for one in self.files[name].reasons}

    def counts(self, name):
        file = self.files[name]
        return file.rows_read, file.rows_loaded, file.rows_superseded, file.rows_set_aside

    def refusal(self, name):
        assert self.files[name].refusal, f"{name} was {self.files[name].fate}"
        return self.files[name].refusal


def _shown(cell):
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


def drawn(text):
    """The rows of a `|` table below its header line, cells trimmed, sorted."""
    lines = [line.strip() for line in text.strip().splitlines()]
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines[1:]]
    return sorted(rows)
