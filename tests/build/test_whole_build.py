"""The whole build over the sample company, from the command line as a person runs it."""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from dashboard.settings import ROOT
from tests.staging.folder import Folder
from tests.staging.samples import SAMPLES

REAL_EXPORTS = Path(
    os.environ.get("OUTCOME_VIEWS_REAL_EXPORTS", ROOT.parent / "shared" / "real_exports")
)


def command(exports: Path, out: Path) -> list[str]:
    return [
        sys.executable, "-m", "dashboard", "build",
        "--exports", str(exports), "--out", str(out), "--json",
    ]  # fmt: skip


def run(exports: Path, out: Path, expected_exit: int = 0) -> dict:
    done = subprocess.run(command(exports, out), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == expected_exit, done.stderr
    return json.loads(done.stdout)


def served(out: Path) -> tuple[str, list]:
    """The current release: its name, and everything published in it."""
    pointer = json.loads((out / "current.json").read_text(encoding="utf-8"))
    path = out / "releases" / f"{pointer['release']}.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        cells = connection.execute("""
            select metric_id, part, group_key, block_key, numerator, denominator, weight_sq
            from cells
            order by all
        """).fetchall()
        groups = connection.execute("select * from groups order by all").fetchall()
    return pointer["release"], [cells, groups]


def test_every_row_of_every_file_is_loaded_superseded_or_set_aside(sample):
    for file in sample.report["files"]:
        fates = file["rows_loaded"] + file["rows_superseded"] + file["rows_set_aside"]
        assert file["rows_read"] == fates, file["path"]


def test_rows_set_aside_say_why(sample):
    aside = [file for file in sample.report["files"] if file["rows_set_aside"]]
    assert aside, "the sample company has files with rows set aside"
    for file in aside:
        told = sum(reason["rows"] for reason in file["reasons"] if reason["fix"])
        assert told == file["rows_set_aside"], file["path"]


def test_files_nobody_recognises_are_named_with_the_fix(sample):
    assert sample.report["unrecognised"]
    for file in sample.report["unrecognised"]:
        assert file["reason"]
        assert Path(file["path"]).name in file["message"]


def test_checks_find_nothing_that_breaks_the_books(sample):
    assert sample.report["checks"]["row_counts_do_not_add_up"] == 0
    assert sample.report["checks"]["row_with_two_fates"] == 0


def test_a_second_build_changes_nothing_and_says_so(sample, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(sample.settings.out, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    report = run(sample.settings.exports, out)
    after = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    assert report["fate"] == "unchanged"
    assert report["release"] == sample.report["release"]
    assert {p for p in before if before[p] != after.get(p)} <= {out / "warehouse" / "inputs.json"}


def test_building_again_from_nothing_gives_the_same_cells(sample, tmp_path):
    run(sample.settings.exports, tmp_path / "again")
    assert served(tmp_path / "again")[1] == served(sample.settings.out)[1]


def test_a_build_stopped_at_any_moment_leaves_the_release_before_it_served(sample, tmp_path):
    """Killed at ten random moments, with one export changed so that there is something to do."""
    out, exports = tmp_path / "out", tmp_path / "exports"
    shutil.copytree(sample.settings.out, out)
    shutil.copytree(sample.settings.exports, exports)
    goals = exports / "governance" / "goals.csv"
    goals.write_text(goals.read_text(encoding="utf-8").rstrip("\n") + "\n\n", encoding="utf-8")
    before = served(out)
    started = time.monotonic()
    run(exports, tmp_path / "whole")
    whole = time.monotonic() - started
    moments = random.Random(20261120)
    for _ in range(10):
        build = subprocess.Popen(
            command(exports, out), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0.05, 0.9) * whole)
        build.kill()
        build.wait()
        name, published = served(out)
        assert published == before[1]
        if name != before[0]:
            pytest.fail("the build finished before it was killed: the moment was too late")
    assert run(exports, out)["fate"] == "published"
    assert served(out)[1] == before[1]


def test_people_of_a_directory_and_no_closed_period_give_a_release_without_a_figure(tmp_path):
    exports = tmp_path / "exports"
    for format_id in ("scim_users", "copilot_user_report"):
        name, content = SAMPLES[format_id]
        Folder(exports).put(name, content)
    report = run(exports, tmp_path / "out")
    assert (report["fate"], report["release"]["cells"]) == ("published", 0)


@pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason=f"no exports of real tools at {REAL_EXPORTS}")
def test_exports_of_real_tools_load_or_are_named_with_the_reason(tmp_path):
    report = run(REAL_EXPORTS, tmp_path / "out")
    assert report["fate"] == "published"
    assert report["release"]["cells"] == 0, "three people of a directory are no group"
    read = {file["path"] for file in report["files"] if file["fate"] in ("loaded", "nothing_new")}
    refused = {file["path"] for file in report["unrecognised"]}
    everything = {
        str(path.relative_to(REAL_EXPORTS))
        for path in REAL_EXPORTS.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert read | refused == everything
    assert not read & refused
    for tool in ("cursor/", "github_copilot_usage/", "github_api/", "pagerduty/", "scim/", "otlp/"):
        assert any(path.startswith(tool) for path in read), tool
    assert "github_copilot_usage/download-links-organization-28-day.json" in refused


def test_ids_that_nobody_holds_are_listed_for_the_owner_alone(sample):
    lists = sorted((sample.settings.out / "warehouse").glob("unmapped-*.csv"))
    assert [path.stat().st_mode & 0o777 for path in lists] == [0o600]
    with lists[0].open(encoding="utf-8", newline="") as file:
        ids = [row["id_value"] for row in csv.DictReader(file)]
    assert ids, "the sample company has accounts that nobody holds"
    assert len(ids) == sample.report["identities"]["unmapped_ids"]
    told = json.dumps(sample.report)
    assert [value for value in ids if value in told] == []
