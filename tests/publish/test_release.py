import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from datetime import date, datetime, timedelta

import duckdb
import pyarrow.parquet as pq
import pytest

from dashboard.errors import BuildRefused
from dashboard.publish import pointer, schema
from dashboard.settings import ROOT
from tests.publish.drawn import Company, read, write_metric

QUARTER = "quarter:2026-01-26"
CELLS = f"from cells where block_key = '{QUARTER}' order by all"


@pytest.fixture
def company(tmp_path):
    return Company(tmp_path)


def access(company):
    current = pointer.read(company.settings.out)
    return json.loads((company.settings.out / current.access).read_text())


def own_rows(company):
    folder = company.settings.out / "own"
    return {row["own"]: pq.read_table(folder / f"{row['own']}.parquet").to_pylist()[0]
            for row in access(company)}  # fmt: skip


def test_a_release_has_no_column_about_a_person():
    columns = " ".join(schema.TABLES.values())
    for word in ("person", "email", "login", "subject", "headcount bigint", "user"):
        assert word not in columns


def test_the_tables_of_a_release_are_exactly_those_of_the_schema(company, monkeypatch):
    company.build(monkeypatch)
    found = read(company.settings.out, "select table_name from duckdb_tables() order by all")
    assert [row[0] for row in found] == sorted(schema.TABLES)


def test_no_byte_of_a_person_is_in_the_release(company, monkeypatch):
    company.build(monkeypatch)
    folder = company.settings.out / "releases"
    for path in folder.iterdir():
        content = path.read_bytes()
        for person in company.people():
            for text in (person, f"sub-{person}", f"Name of {person}", f"{person}@example.com"):
                assert text.encode() not in content, path.name


def test_no_text_of_the_release_names_a_person(company, monkeypatch):
    """Strings can be stored compressed, so the values are searched as well as the bytes."""
    company.build(monkeypatch)
    texts = set()
    for table in schema.TABLES:
        for row in read(company.settings.out, f"from {table}"):
            texts |= {str(value) for value in row}
    assert not [t for t in texts for person in company.people() if person in t]


@pytest.mark.parametrize(
    "team", ["P-checkout-00", "team of name of p-ads-00", "account-P-checkout-00 squad"]
)
def test_a_team_called_after_a_person_stops_the_build(company, monkeypatch, team):
    company.teams["commerce"][team] = 9
    with pytest.raises(BuildRefused, match="Rename the node"):
        company.build(monkeypatch)
    assert pointer.read(company.settings.out) is None


def test_without_a_roster_nothing_is_published(company, monkeypatch):
    company.nodes = list
    with pytest.raises(BuildRefused, match="Add the roster"):
        company.build(monkeypatch)


def test_without_a_day_of_data_nothing_is_published(company, monkeypatch):
    fill = company.fill

    def only_a_roster(connection):
        fill(connection)
        connection.execute("update marts.policy set as_of = null, data_to = null")

    company.fill = only_a_roster
    with pytest.raises(BuildRefused, match="no export holds a day of changes"):
        company.build(monkeypatch)


def test_two_companies_in_one_roster_are_refused(company, monkeypatch):
    nodes = [*company.nodes(), ("other", "Other", None, "company")]
    company.nodes = lambda: nodes
    with pytest.raises(BuildRefused, match=r"2 nodes without a parent \(Company, Other\)"):
        company.build(monkeypatch)


def test_an_own_file_holds_one_person_and_nobody_else(company, monkeypatch):
    company.build(monkeypatch)
    rows = own_rows(company)
    assert {row["person_key"] for row in rows.values()} == set(company.people())
    for own, row in rows.items():
        content = (company.settings.out / "own" / f"{own}.parquet").read_bytes()
        for other in set(company.people()) - {row["person_key"]}:
            assert other.encode() not in content
            assert other not in str(row)


def test_an_own_file_says_which_groups_include_the_person(company, monkeypatch):
    company.build(monkeypatch)
    row = next(r for r in own_rows(company).values() if r["person_key"] == "P-ledger-00")
    names = {group["group_name"] for group in row["shown_groups"]}
    assert names == {
        "Company", "Commerce", "Combined: Commerce direct staff, Ledger, Reviews"
    }  # fmt: skip


def test_contributions_of_the_own_page_are_not_capped_and_include_the_open_period(
    company, monkeypatch
):
    write_metric(company.queries, cap="5")
    company.as_of = date(2026, 5, 20)
    company.build(monkeypatch)
    row = next(r for r in own_rows(company).values() if r["person_key"] == "P-ads-00")
    assert [c["denominator"] for c in row["contributions"]] == [10.0] * 4
    assert max(c["period_start"] for c in row["contributions"]) == date(2026, 4, 20)


def test_an_unchanged_own_file_keeps_its_name_and_a_changed_one_gets_another(company, monkeypatch):
    company.build(monkeypatch)
    before = {row["person_key"]: own for own, row in own_rows(company).items()}
    company.numerators["P-ads-00", company.starts()[3]] = 2
    company.build(monkeypatch)
    after = {row["person_key"]: own for own, row in own_rows(company).items()}
    assert {person for person in before if before[person] != after[person]} == {"P-ads-00"}
    assert (company.settings.out / "own" / f"{before['P-ads-00']}.parquet").exists()


def test_names_of_own_files_are_128_random_bits(company, monkeypatch):
    company.build(monkeypatch)
    for row in access(company):
        assert len(row["own"]) == 32
        assert set(row["own"]) <= set("0123456789abcdef")


def test_late_data_moves_no_closed_cell(company, monkeypatch):
    company.build(monkeypatch)
    before = read(company.settings.out, "from cells order by all")
    company.numerators = {(p, company.starts()[0]): 0 for p in company.people()}
    company.build(monkeypatch)
    assert read(company.settings.out, "from cells order by all") == before


def test_somebody_who_moves_later_or_is_erased_changes_no_closed_block(company, monkeypatch):
    company.periods = 3
    company.build(monkeypatch)
    before = {name: read(company.settings.out, f"from {name} order by all")
              for name in ("groups", "node_groups", "cells")}  # fmt: skip
    for number in range(5):
        company.homes[f"P-checkout-{number:02}", company.starts()[0]] = "ledger"
    company.homes["P-ads-00", company.starts()[1]] = None
    company.build(monkeypatch)
    for name, rows in before.items():
        assert read(company.settings.out, f"from {name} order by all") == rows


def test_a_longer_block_counts_people_where_its_closed_periods_counted_them(company, monkeypatch):
    """The quarter closes after its first period: a move known by then must not show."""
    company.periods, company.as_of = 2, date(2026, 4, 10)
    company.build(monkeypatch)
    for period in company.starts():
        company.homes["P-checkout-00", period] = "search"
    company.periods, company.as_of = 3, date(2026, 5, 10)
    company.build(monkeypatch)
    rows = dict(read(company.settings.out,
        f"select group_key, denominator from cells where block_key = '{QUARTER}' and part = ''"
    ))  # fmt: skip
    assert rows["checkout"] == 8 * 3 * 10
    assert rows["search"] == 12 * 3 * 10


def test_a_changed_definition_moves_no_closed_cell_and_holds_from_the_next_block_on(
    company, monkeypatch
):
    write_metric(company.queries, "standing")
    write_metric(company.queries, "other")
    company.build(monkeypatch)
    write_metric(company.queries, "other", statement="select 2", parts="new = a new part")
    write_metric(company.queries, "third")
    company.numerators = {(p, s): 0 for p in company.people() for s in company.starts()}
    company.build(monkeypatch)
    sums = dict(read(company.settings.out,
        f"select metric_id, sum(numerator) from cells where block_key = '{QUARTER}' group by all"
    ))  # fmt: skip
    assert sums["other"] == sums["standing"] > 0
    assert sums["third"] == 0
    parts = read(company.settings.out,
        f"select distinct part from cells where metric_id = 'other' and block_key = '{QUARTER}'"
    )  # fmt: skip
    assert parts == [("",)]


def test_a_policy_that_waits_longer_opens_no_closed_block(company, monkeypatch):
    company.build(monkeypatch)
    statement = "from cells order by all"
    before = read(company.settings.out, statement)
    policy = company.settings.governance / "policy.toml"
    policy.parent.mkdir(parents=True, exist_ok=True)
    policy.write_text("close_after = 28\n")
    for _ in range(2):
        company.build(monkeypatch)
        assert set(before) <= set(read(company.settings.out, statement))


def test_a_range_does_not_move_with_later_data_either(company, monkeypatch):
    for number, person in enumerate(company.people()):
        for start in company.starts():
            company.numerators[person, start] = 10 if number % 2 else 1
    company.build(monkeypatch)
    before = read(company.settings.out, "from constants order by all")
    assert before[0][3] > 1
    company.numerators = {}
    company.build(monkeypatch)
    assert read(company.settings.out, "from constants order by all") == before


@pytest.mark.parametrize("first", [True, False])
def test_invented_and_real_people_never_share_a_folder(company, monkeypatch, first):
    company.build(monkeypatch, sample=first)
    with pytest.raises(BuildRefused, match="Name another folder with --out"):
        company.build(monkeypatch, sample=not first)
    assert read(company.settings.out, "select release_id, is_sample from release") == [(1, first)]


def test_personas_exist_in_samples_only(company, monkeypatch):
    monkeypatch.setattr(
        "dashboard.publish.subjects.PERSONAS", {"Name of P-ads-00": "maya"}, raising=True
    )
    company.build(monkeypatch, sample=True)
    assert {row["persona"] for row in access(company)} == {None, "maya"}
    shutil.rmtree(company.settings.out)
    company.build(monkeypatch, sample=False)
    assert {row["persona"] for row in access(company)} == {None}


def test_the_manifest_describes_the_file(company, monkeypatch):
    company.build(monkeypatch)
    stem = company.settings.out / "releases" / "release-1"
    manifest = json.loads(stem.with_suffix(".json").read_text())
    digest = hashlib.sha256(stem.with_suffix(".duckdb").read_bytes()).hexdigest()
    assert manifest["sha256"] == digest
    assert manifest["sample"] is True
    assert set(manifest["definition_hashes"]) == {"standing"}


def test_files_are_for_the_builder_and_the_server_and_nobody_else(company, monkeypatch):
    company.build(monkeypatch)
    out = company.settings.out
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in out.iterdir() if path.is_dir()
    }
    assert modes == {"own": 0o750, "releases": 0o750, "access": 0o750, "frozen": 0o700}
    for path in out.rglob("*.*"):
        if path.is_file():
            assert stat.S_IMODE(path.stat().st_mode) == 0o640, path


def test_nothing_is_current_until_the_pointer_says_so(company, monkeypatch):
    company.build(monkeypatch)
    before = (company.settings.out / "current.json").read_bytes()
    company.publish(monkeypatch)
    assert (company.settings.out / "current.json").read_bytes() == before


def test_what_neither_pointer_names_is_gone_after_the_next_build(company, monkeypatch):
    company.build(monkeypatch)
    for folder in ("own", "releases", "access", "frozen"):
        (company.settings.out / folder / "left-by-a-killed-build.part").write_text("")
    for number in range(3):
        company.numerators["P-ads-00", company.starts()[3]] = number
        company.build(monkeypatch)
    names = {path.name for path in company.settings.out.rglob("*") if path.is_file()}
    assert not [name for name in names if name.endswith(".part")]
    assert {name for name in names if name.endswith(".duckdb")} == {
        "release-2.duckdb", "release-3.duckdb", "release-4.duckdb"
    }  # fmt: skip
    # The current, the previous, and the one current before this build began.
    assert len(list((company.settings.out / "own").iterdir())) == len(company.people()) + 2


KILLED = """
import sys
from pathlib import Path
from tests.publish.drawn import Company

class Patch:
    def setattr(self, *target):
        setattr(*target)

company = Company(Path(sys.argv[1]))
company.numerators["P-ads-00", company.starts()[3]] = int(sys.argv[2])
print("ready", flush=True)
company.build(Patch())
"""


def is_whole(company):
    """Everything the current pointer names exists and is what its manifest says."""
    out, current = company.settings.out, pointer.read(company.settings.out)
    stem = out / "releases" / current.release
    manifest = json.loads(stem.with_suffix(".json").read_text())
    digest = hashlib.sha256(stem.with_suffix(".duckdb").read_bytes()).hexdigest()
    with duckdb.connect(str(out / current.frozen), read_only=True) as connection:
        frozen = connection.execute("select count(*) from membership").fetchall()[0][0]
    return digest == manifest["sha256"] and frozen and len(own_rows(company)) == 58


@pytest.mark.parametrize("delay", [0.02, 0.12, 0.2, 0.3])
def test_a_build_killed_at_any_moment_leaves_a_whole_release_and_the_next_one_succeeds(
    company, monkeypatch, delay
):
    company.build(monkeypatch)
    killed = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(company.folder), "3"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    killed.stdout.readline()
    time.sleep(delay)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    assert is_whole(company)
    company.build(monkeypatch)
    assert is_whole(company)


@pytest.mark.parametrize(
    "step",
    [
        "dashboard.publish.release.write_own_files",
        "dashboard.publish.release.write_file",
        "dashboard.publish.release.write_durably",
        "dashboard.publish.release.write_access_file",
        "dashboard.publish.release._write_frozen",
        "dashboard.publish.tables._finish",
        "dashboard.publish.own.sync_folder",
    ],
)
def test_a_build_that_stops_at_any_step_leaves_the_release_before_it_current(
    company, monkeypatch, step
):
    company.build(monkeypatch)
    before = pointer.read(company.settings.out)
    company.numerators["P-ads-00", company.starts()[3]] = 3
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(step, _stop)
        with pytest.raises(OSError, match="disk full"):
            company.build(monkeypatch)
    assert pointer.read(company.settings.out) == before
    assert is_whole(company)
    assert company.build(monkeypatch).release_id == 2
    assert is_whole(company)


def _stop(*_arguments, **_names):
    raise OSError("disk full")


def test_as_of_stands_in_the_release(company, monkeypatch):
    company.build(monkeypatch)
    row = read(company.settings.out, "select as_of, data_to, k, base, people_band from release")
    assert row == [(company.as_of, company.as_of - timedelta(days=1), 5, 5, "50+")]
    created = read(company.settings.out, "select created_at from release")
    assert created == [(datetime(2026, 6, 10, 6),)]
