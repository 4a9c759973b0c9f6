"""What was read is kept: an export is read once, and a build says the same with and without it."""

import os

import pytest

from dashboard.build.stage import shelf
from tests.staging.folder import Folder, Loaded
from tests.staging.multiplied import multiply, put
from tests.staging.samples.cursor import event
from tests.staging.test_fates import events
from tests.staging.test_stacking import IDS, TABLES

AT = 1_800_000_000
COSTS = "select occurred_at, cost from staging.ai_events order by all"


@pytest.fixture
def build(exports, tmp_path):
    """Load the folder with a read store of its own, as one build after another does."""

    def again():
        return exports.load(store=tmp_path / "read")

    return again


@pytest.fixture
def segments(tmp_path):
    """The segments that are kept, with when they were written."""

    def kept():
        return {
            path.name: path.stat().st_mtime_ns for path in (tmp_path / "read").glob("*.parquet")
        }

    return kept


def day(number, cost="1.00"):
    return events(event(f"2026-03-{number:02}T09:00:00Z", cost=cost))


def test_a_file_more_is_one_segment_more_and_the_others_stay_as_they_are(exports, build, segments):
    exports.put("a-2026-03-02.csv", day(1)).put("b-2026-03-03.csv", day(2))
    build()
    before = segments()
    exports.put("c-2026-03-04.csv", day(3))
    assert len(build().rows(COSTS)) == 3
    assert before.items() < segments().items()
    assert len(segments()) == len(before) + 1


def test_a_file_that_did_not_change_is_not_read_again(exports, build):
    exports.put("a-2026-03-02.csv", day(1, cost="1.00"))
    path = exports.root / "a-2026-03-02.csv"
    os.utime(path, (AT, AT))
    build()
    path.write_text(day(1, cost="2.00"), encoding="utf-8")
    os.utime(path, (AT, AT))
    ((_, cost),) = build().rows(COSTS)
    assert float(cost) == 1
    os.utime(path, (AT + 1, AT + 1))
    ((_, cost),) = build().rows(COSTS)
    assert float(cost) == 2


def test_a_file_that_is_gone_takes_its_rows_with_it(exports, build, segments):
    exports.put("a-2026-03-02.csv", day(1)).put("b-2026-03-03.csv", day(2))
    build()
    (exports.root / "a-2026-03-02.csv").unlink()
    ((moment, _),) = build().rows(COSTS)
    assert moment.startswith("2026-03-02")
    (exports.root / "b-2026-03-03.csv").unlink()
    assert build().rows(COSTS) == []
    assert segments() == {}


def test_a_damaged_segment_is_read_anew(exports, build, tmp_path):
    exports.put("a-2026-03-02.csv", day(1))
    whole = build().rows(COSTS)
    for path in (tmp_path / "read").glob("*.parquet"):
        path.write_bytes(path.read_bytes()[:100])
    assert build().rows(COSTS) == whole
    (tmp_path / "read" / "index.json").write_text("{")
    assert build().rows(COSTS) == whole


def test_what_is_declared_of_a_file_counts_from_the_next_build_on(exports, build):
    header, row = day(1).splitlines()[:2]
    exports.put("a-2026-03-02.csv", f"{header}\n{row}\n")
    assert build().rows("select id_value from staging.ai_events") == [("",)]
    exports.put("governance/exports.toml", '[[source]]\nmatch = "a-*"\nowner = "maya@x.example"\n')
    assert build().rows("select id_value from staging.ai_events") == [("maya@x.example",)]


def test_many_small_files_are_put_together_in_the_end(exports, build, segments, monkeypatch):
    monkeypatch.setattr(shelf, "_MAX_SEGMENTS", 3)
    most = 0
    for number in range(1, 10):
        exports.put(f"a-2026-04-{number:02}.csv", day(number))
        assert len(build().rows(COSTS)) == number
        most = max(most, len(segments()))
    assert most == 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Every format in one folder, each with several records."""
    exports = multiply(Folder(tmp_path_factory.mktemp("apart")), IDS)
    contents = {one.export.name: one.export.write(one.export.records) for one in exports.values()}
    return put(Folder(tmp_path_factory.mktemp("together")), contents)


@pytest.fixture(scope="module")
def expected(folder):
    return tables(folder.load())


def tables(loaded: Loaded) -> dict[str, list[tuple]]:
    return {
        table: loaded.rows(f"select * from {table} order by all")
        for table in TABLES
        if not table.startswith("governance")
    }


def test_large_files_give_what_small_ones_give_in_every_format(folder, expected, monkeypatch):
    monkeypatch.setattr(shelf, "_LARGE", 1)
    taken = []
    reads_large = shelf.Shelf.read_large

    def noted(self, item, key):
        is_read = reads_large(self, item, key)
        taken.append((item.recognised.format.format_id, is_read))
        return is_read

    monkeypatch.setattr(shelf.Shelf, "read_large", noted)
    assert tables(folder.load()) == expected
    assert len({name for name, is_read in taken if is_read}) > 15


def test_a_second_build_says_what_the_first_said_in_every_format(
    folder, expected, tmp_path, monkeypatch
):
    assert tables(folder.load(store=tmp_path / "read")) == expected

    def only_registers(name):
        read = getattr(shelf.Shelf, name)

        def checked(self, *given):
            assert self.one.is_governance, f"files of {self.one.format_id} were read again"
            return read(self, *given)

        return checked

    for name in ("read_together", "read_large"):
        monkeypatch.setattr(shelf.Shelf, name, only_registers(name))
    assert tables(folder.load(store=tmp_path / "read")) == expected
