"""The segments of one format: which files are in them, which have to be read, and how."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import duckdb

from dashboard.build.keep import keys
from dashboard.build.keep.store import Store
from dashboard.build.read import repair, sources
from dashboard.build.read.quoting import text
from dashboard.build.read.sources import Input
from dashboard.build.read.survey import stamp_of
from dashboard.build.recognise import containers
from dashboard.build.recognise.format import Format
from dashboard.build.recognise.refusals import Refusal
from dashboard.build.stage import candidates
from dashboard.build.stage.contracts import Contract
from dashboard.build.stage.declarations import Declarations
from dashboard.errors import InvalidSqlFile

# What is in a segment: rows of the format's statement, or its records as they were read.
CANDIDATES, RECORDS = "candidate", "records"
# From here on a file is a segment of its own; smaller ones of a format share one.
_LARGE = 8 * containers.MIB
# Files that share segments are read again together when there are more of these.
_MAX_SEGMENTS = 32
# What does no more than name and convert the columns of a file keeps its order.
_KEEPS_ORDER = re.compile(r"PROJECTION|READ_\w+")


@dataclass(frozen=True)
class Means:
    """What reading files takes.

    Attributes:
        store: where rows are kept between builds.
        scratch: an empty folder for plain copies.
        declarations: of the exports folder.
        macros: the script of the words statements are written in.
    """

    store: Store
    scratch: Path
    declarations: Declarations
    macros: str


@dataclass(frozen=True)
class Shelf:
    """The segments of one format.

    Attributes:
        written: those of this build, by what is in them.
    """

    connection: duckdb.DuckDBPyConnection
    one: Format
    contract: Contract
    means: Means
    written: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def _format_key(self) -> str:
        declared, macros = self.means.declarations, self.means.macros
        return keys.of_format(self.one, self.contract, declared, macros)

    def key(self, item: Input) -> str:
        """What the rows of a file depend on."""
        return keys.of_file(self._format_key, self.one, item)

    def is_there(self, key: str) -> bool:
        """Whether the rows of a file were read before."""
        return all(self.means.store.find(f"{key} {kind}") for kind in self._kinds)

    def with_crowded(
        self, inputs: list[Input], fresh: list[Input], known: dict[str, str]
    ) -> list[Input]:
        """Files to read: also those in small segments, once there are too many of these."""
        new = {item.survey.file_id for item in fresh}
        small = [i for i in inputs if i.survey.file_id not in new and not _is_large(i)]
        names = {f"{known[item.survey.file_id]} {CANDIDATES}" for item in small}
        segments = {self.means.store.find(name) for name in names}
        return [*fresh, *small] if fresh and len(segments) > _MAX_SEGMENTS else fresh

    def read_large(self, item: Input, key: str) -> bool:
        """Read a large file from where it lies to its segment, if nothing in it asks for more."""
        one = self.one
        # A mapping says of a record what is wrong with it, which asks for its number.
        is_plain = one.text("rows_per_record") != "many" and not one.reshape
        is_plain = is_plain and not candidates.keeps_records(one)
        if not _is_large(item) or not is_plain or repair.is_needed(one, item.survey.readable):
            return False
        part = self.means.store.begin(one.format_id)
        try:
            if not sources.point_at_file(self.connection, one, item) or not self._keeps_order():
                return False
            self._copy(candidates.rows(self.connection, one, self.contract), part)
        except duckdb.Error:
            # Read once more with the rest, it gets the words for what is wrong.
            return False
        self._keep(part, [item], {item.survey.file_id: key}, CANDIDATES)
        return True

    def read_together(self, items: list[Input], known: dict[str, str]) -> dict[str, Refusal]:
        """Read files to one segment; return file id -> refusal."""
        connection, one, store = self.connection, self.one, self.means.store
        refused = sources.read(connection, one, items, self.means.scratch)
        good = [item for item in items if item.survey.file_id not in refused]
        part = store.begin(one.format_id)
        try:
            sources.point_at(connection, one, "numbered")
            rows = candidates.rows(connection, one, self.contract)
            connection.execute(f"create or replace temp table settled as {rows}")
            connection.execute(
                "update settled set fault = source.read_fault from source "
                "where source.read_fault is not null and settled.file_id = source.file_id "
                "and settled.row_number = source.row_number"
            )
        except duckdb.Error as error:
            # Conversion errors quote the data, so only their kind is repeated.
            kind = type(error).__name__ if isinstance(error, duckdb.ConversionException) else error
            raise InvalidSqlFile(f"{one.primary.path}: {kind}") from None
        self._copy("from settled", part)
        self._keep(part, good, known, CANDIDATES)
        if candidates.keeps_records(one):
            part = store.begin(one.format_id)
            self._copy("from numbered", part)
            self._keep(part, good, known, RECORDS)
        connection.execute("drop table settled")
        sources.forget(connection)
        return refused

    def show(self, live: dict[str, str]) -> None:
        """Create the views over the segments: key -> file id of the files that count."""
        for kind in self._kinds:
            parts = " union all by name ".join(self._parts(live, kind))
            self.connection.execute(
                f"create or replace temp view {kind}_{self.one.format_id} as {parts}"
            )

    @property
    def _kinds(self) -> list[str]:
        return [CANDIDATES, RECORDS] if candidates.keeps_records(self.one) else [CANDIDATES]

    def _parts(self, live: dict[str, str], kind: str) -> Iterator[str]:
        """The rows of each segment; what was written for no file that counts gives the columns."""
        store = self.means.store
        files: dict[Path, list[str]] = {path: [] for path in self.written[kind]}
        for key, file_id in live.items():
            if path := store.find(f"{key} {kind}"):
                files.setdefault(path, []).append(file_id)
        for path, ids in sorted(files.items()):
            store.use(path)
            is_alone = len(ids) == store.files(path) == 1
            chosen = "true" if is_alone else f"file_id in ({', '.join(map(text, ids)) or 'null'})"
            yield (
                "select * exclude (file_row_number) replace (coalesce(row_number, "
                "file_row_number + 1) as row_number) "
                f"from read_parquet({text(str(path))}, file_row_number = true) where {chosen}"
            )

    def _keeps_order(self) -> bool:
        """Whether the statement gives one row for each record, in the order of the file."""
        rows = self.connection.execute(
            f"explain (format json) {self.one.primary.statement}"
        ).fetchall()
        return all(_KEEPS_ORDER.fullmatch(name) for name in _operators(json.loads(rows[0][1])))

    def _copy(self, rows: str, part: Path) -> None:
        self.connection.execute(f"copy ({rows}) to {text(str(part))} (format parquet)")

    def _keep(self, part: Path, items: list[Input], known: dict[str, str], kind: str) -> None:
        """Keep a segment for the files in it that did not change meanwhile."""
        changed = {item.survey.file_id for item in items if is_changed(item)}
        ids = [item.survey.file_id for item in items]
        names = [f"{known[one]} {kind}" for one in ids if one not in changed]
        self.written[kind].append(self.means.store.keep(part, names, len(ids)))


def is_changed(item: Input) -> bool:
    """Whether a file is not any more what was looked at: it is still being written."""
    return stamp_of(item.recognised.path) != item.survey.stamp


def _is_large(item: Input) -> bool:
    return item.survey.stamp[0] >= _LARGE


def _operators(plan: list[dict] | dict) -> Iterator[str]:
    for node in plan if isinstance(plan, list) else [plan]:
        yield node["name"].strip()
        yield from _operators(node.get("children", []))
