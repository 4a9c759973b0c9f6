"""What lies where a file should be, and what may not be opened: told, and never waited for."""

import os
import socket
import subprocess
import sys

import pytest

from tests.staging.hostile import GOOD, HEADER, ROW


def fifo(path):
    os.mkfifo(path)


def device(path):
    path.symlink_to("/dev/zero")


def folder(path):
    path.mkdir()
    (path / "inner.csv").write_text(HEADER + ROW)


def loop(path):
    path.symlink_to(path)


def socket_file(path):
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)
        made.bind(path.name)


NO_FILES = {fifo: "It is no file.", device: "It is a link out of the exports folder.",
            loop: "It cannot be read.", socket_file: "It is no file."}  # fmt: skip
PLACES = ["a.csv", "governance/approvals.csv", "governance/policy.toml", "governance/exports.toml",
          "governance/mappings/a.toml", "governance/studies/a.toml"]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_refused_and_never_waited_for(exports, monkeypatch, make, place):
    monkeypatch.chdir(exports.root)
    path = exports.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    loaded = exports.put(GOOD, HEADER + ROW).load()
    told = loaded.refusal(place)
    assert (told.reason, told.what) == ("not_an_export", NO_FILES[make])
    assert loaded.counts(GOOD) == (1, 1, 0, 0)


ODD_NAMES = [
    b"\xff.csv", b"a\xf6/b.csv", b"governance/\xff.csv", b"governance/mappings/\xff.toml",
    b"governance/studies/\xff.toml", b"\xed\xa0\x80.csv",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_is_no_text_is_refused_and_shown_in_plain_letters(exports, name):
    exports.put(os.fsdecode(name), HEADER + ROW).put(GOOD, HEADER + ROW)
    loaded = exports.load()
    told = loaded.refusal(name.decode("utf-8", "backslashreplace"))
    assert (told.reason, told.what) == ("not_an_export", "Its name holds bytes that are no text.")
    assert loaded.counts(GOOD) == (1, 1, 0, 0)
    assert str(loaded.report.files).encode()


@pytest.mark.parametrize(
    "name", ["a\nb.csv", "\x1b[31m.csv", "\u202egpj.csv", "'; drop.csv", "%s{0}.csv"]
)
def test_any_other_name_loads(exports, name):
    assert exports.put(name, HEADER + ROW).load().counts(name) == (1, 1, 0, 0)


def test_a_folder_with_the_name_of_an_export_is_a_folder(exports):
    folder(exports.root / "a.csv")
    loaded = exports.load()
    assert list(loaded.files) == ["a.csv/inner.csv"]
    assert loaded.counts("a.csv/inner.csv") == (1, 1, 0, 0)


DENIED = """
import os, sys
from pathlib import Path
import duckdb
from dashboard.build.stage import staging
staging.load(duckdb.connect(), Path(sys.argv[1]) / "good")
os.chdir(sys.argv[1])
os.setgid(65534)
os.setuid(65534)
for file in staging.load(duckdb.connect(), Path(".")).files:
    print(file.path, file.refusal.what if file.refusal else file.rows_loaded, sep="|")
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_files_and_folders_without_permission_are_told_and_the_rest_loads(exports):
    exports.put("a.csv", HEADER + ROW).put(GOOD, HEADER + ROW).put("shut/b.csv", HEADER + ROW)
    exports.put("governance/exports.toml", "").put("governance/goals.csv", HEADER)
    for name in ("a.csv", "shut", "governance/exports.toml", "governance/goals.csv"):
        (exports.root / name).chmod(0)
    done = subprocess.run(
        [sys.executable, "-c", DENIED, str(exports.root)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "a.csv|It cannot be read.",
        "good/events.csv|1",
        "governance/exports.toml|It cannot be opened.",
        "governance/goals.csv|It cannot be read.",
        "shut|It cannot be read.",
    ], done.stderr
