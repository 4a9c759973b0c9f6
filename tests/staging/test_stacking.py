"""Stacking, renaming, splitting, shuffling and old exports change nothing, in every format.

Every format is in one folder, so each way to pack the same exports is loaded once.
"""

import random
from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest

from dashboard.build import checks
from dashboard.build.recognise import formats
from dashboard.settings import QUERIES
from tests.staging.folder import Folder, Loaded
from tests.staging.multiplied import Multiplied, multiply, put

IDS = [one.format_id for one in formats.catalogue()]
# The name of these files says which register they are: no other name, and no parts.
NAMED = {"erased", "objections"}
# A file that lacks or changes a line is refused: no parts, and no older file.
APPEND_ONLY = {"approvals", "corrections", "milestones", "milestone_items"}
# Where packing may change which of two records counts, and why that is no fact of the company.
EITHER = {
    (name, format_id): why
    for names, format_ids, why in (
        (
            ("split", "shuffled"),
            {"codex_usage"},
            "two ids with one address that say the same of a day: either id stands for it",
        ),
        (
            ("split",),
            {"otlp_metrics"},
            "two batches with one point and different readings of it, which no collector sends",
        ),
        (
            ("split",),
            {"cursor_usage_details_csv", "cursor_usage_tokens_csv"},
            "a file that names a person in one row and nobody in another, which no dashboard does",
        ),
    )
    for name in names
    for format_id in format_ids
}
OLD, NEW = "2027-02-01", "2027-02-02"
DAY = 24 * 60 * 60
TABLES = sorted(
    f"{schema}.{path.parent.name}"
    for schema in ("staging", "governance")
    for path in (QUERIES / schema).glob("*/_table.sql")
    if path.parent.name not in ("files", "row_fates")
)


@dataclass
class Worlds:
    """Every format in one folder, packed in several ways; each is loaded when it is asked for."""

    make: object
    exports: dict[str, Multiplied]

    def __post_init__(self):
        self._loaded, self._tables = {}, {}

    def rows(self, way, format_id):
        """The rows that a format filled, by table."""
        return {
            table: [row for row in some if row[0] == format_id]
            for table, some in self.tables(way).items()
        }

    def tables(self, way):
        if way not in self._tables:
            self._tables[way] = tables(self[way])
        return self._tables[way]

    def __getitem__(self, way):
        if way not in self._loaded:
            folder = self.make(way.__name__)
            files, times = {}, {}
            # Formats that tell one fact are exported one after the other, never at one moment.
            for minute, (format_id, one) in enumerate(self.exports.items()):
                for name, (content, at) in way(format_id, one).items():
                    files[name], times[name] = content, at + 60 * minute
            self._loaded[way] = put(folder, files, times).load()
        return self._loaded[way]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    def make(name):
        return Folder(tmp_path_factory.mktemp(name))

    return Worlds(make, multiply(make("multiplied"), IDS))


def named(one, words):
    """The name of an export with words in it, in the folder that says what is declared of it."""
    path = PurePosixPath(one.export.name)
    return str(path.with_name(f"{path.stem}-{words}{path.suffix}"))


def plain(_, one):
    return {one.export.name: (one.export.write(one.export.records), 0)}


def twice(_, one):
    content = one.export.write(one.export.records)
    return {one.export.name: (content, 0), named(one, "copy"): (content, DAY)}


def renamed(format_id, one):
    path = PurePosixPath(one.export.name)
    name = one.export.name if format_id in NAMED else str(path.with_name(f"{format_id}.csv"))
    return {name: (one.export.write(one.export.records), 0)}


def split(format_id, one):
    if format_id in NAMED | APPEND_ONLY:
        return plain(format_id, one)
    records = one.export.records
    parts = {"part-1": records[::2], "part-2": records[1::2]}
    return {named(one, name): (one.export.write(some), 0) for name, some in parts.items()}


def shuffled(format_id, one):
    records = list(one.export.records)
    random.Random(format_id).shuffle(records)
    return {one.export.name: (one.export.write(records), 0)}


def _older(format_id, one):
    """What an export of the day before told: one record less, and one with another value."""
    records = one.export.records[:-1]
    if format_id in APPEND_ONLY or one.restated is None:
        return one.export.write(records)
    return one.export.write([one.restated, *records[1:]])


def in_order(format_id, one):
    return {
        named(one, OLD): (_older(format_id, one), -DAY),
        named(one, NEW): (one.export.write(one.export.records), 0),
    }


def old_after_new(format_id, one):
    """The same two, the older one written last, under two names, the newer one twice."""
    old, new = _older(format_id, one), one.export.write(one.export.records)
    return {
        named(one, f"z-{OLD}"): (old, 9 * DAY),
        named(one, f"y-{OLD}"): (old, 8 * DAY),
        named(one, f"a-{NEW}"): (new, 0),
        named(one, f"b-{NEW}"): (new, 0),
    }


def tables(loaded: Loaded):
    """Every row of every table that exports fill: the format that filled it, and its cells.

    Left out is where a row stood; of the watermarks, nothing.
    """
    formats_of = {file.file_id: file.format for file in loaded.files.values()}
    found = {}
    for table in TABLES:
        cells = loaded.rows(f"select columns(lambda name: name <> 'row_number') from {table}")
        names = [name for name, *_ in loaded.connection.execute(f"describe {table}").fetchall()]
        names = [name for name in names if name != "row_number"]
        at = names.index("file_id") if "file_id" in names else None
        found[table] = sorted(
            row if at is None else (formats_of[row[at]], *row[:at], *row[at + 1 :]) for row in cells
        )
    return found


def counts(loaded: Loaded, format_id: str):
    """Records loaded and set aside; how many were superseded differs, and nothing else."""
    files = [file for file in loaded.files.values() if file.format == format_id]
    assert [file.refusal for file in files if file.refusal] == []
    for file in files:
        assert file.rows_read == file.rows_loaded + file.rows_superseded + file.rows_set_aside
    return sum(file.rows_loaded for file in files), sum(file.rows_set_aside for file in files)


def test_every_format_is_multiplied_and_most_into_records_with_keys_of_their_own(worlds):
    alone = {name for name, one in worlds.exports.items() if len(one.export.records) == 2}
    assert set(worlds.exports) == set(IDS)
    # Of a bucket of costs every value but its two days is an amount or a word of a list.
    assert alone <= {"anthropic_cost_report"}


@pytest.mark.parametrize("format_id", IDS)
def test_a_multiplied_export_has_rows_and_one_that_is_there_already(worlds, format_id):
    files = [file for file in worlds[plain].files.values() if file.format == format_id]
    assert sum(file.rows_superseded for file in files) > 0
    assert counts(worlds[plain], format_id)[1] == 0


@pytest.mark.parametrize("format_id", IDS)
@pytest.mark.parametrize("way", [twice, renamed, split, shuffled])
def test_another_packing_changes_no_row_and_no_count(worlds, way, format_id):
    if why := EITHER.get((way.__name__, format_id)):
        pytest.skip(why)
    assert worlds.rows(way, format_id) == worlds.rows(plain, format_id)
    assert counts(worlds[way], format_id) == counts(worlds[plain], format_id)


@pytest.mark.parametrize("way", [twice, renamed, split, shuffled])
def test_another_packing_changes_no_table_as_a_whole(worlds, way):
    either = {format_id for name, format_id in EITHER if name == way.__name__}
    assert _without(either, worlds.tables(way)) == _without(either, worlds.tables(plain))


def _without(format_ids, some):
    return {table: [row for row in rows if row[0] not in format_ids]
            for table, rows in some.items()}  # fmt: skip


@pytest.mark.parametrize("format_id", IDS)
def test_an_older_export_after_a_newer_one_changes_nothing(worlds, format_id):
    assert worlds.rows(old_after_new, format_id) == worlds.rows(in_order, format_id)
    assert counts(worlds[old_after_new], format_id) == counts(worlds[in_order], format_id)


def test_an_older_export_after_a_newer_one_changes_no_table_as_a_whole(worlds):
    assert worlds.tables(old_after_new) == worlds.tables(in_order)


@pytest.mark.parametrize("way", [plain, twice, split, in_order, old_after_new])
def test_every_record_has_one_fate_however_it_is_packed(worlds, way):
    found = checks.run(worlds[way].connection)
    assert found["row_counts_do_not_add_up"] == found["row_with_two_fates"] == 0
