"""How long an import with every check takes, beside a plain read of the same file by DuckDB.

For each format of an exports folder its largest file is made larger: its records again and again,
the dates of each round some days later and its numbers higher, so that they are facts of their
own.
"""

import json
import re
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb

from dashboard.build.engine.duckdb import open_warehouse
from dashboard.build.read import reading, survey
from dashboard.build.recognise import containers
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.recognise import Recognised, recognise
from dashboard.build.stage import loading, staging

SIZE = 24 * containers.MIB
_RUNS = 3
_DATE = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_ROUND = timedelta(days=3)
# Numbers and commits that name something: keys, and figures too large to be a part of a time.
_NUMBER = re.compile(r"(?<=[A-Z]-)\d+|(?<![\w:.+-])\d{4,}(?![\w:.-])")
_SHA = re.compile(r"\b[0-9a-f]{40}\b")


def run(exports: Path, size: int = SIZE) -> Iterator[tuple[str, list[float], list[float]]]:
    """Measure every format of a folder whose files are a table, lines or a list of JSON.

    Yields the format with its number of records, and seconds of processor time of ours and of the
    plain read, run by run.

    Args:
        exports: a folder of exports.
        size: bytes that each file is made larger to, about.
    """
    for format_id, path in sorted(_largest(exports).items()):
        with tempfile.TemporaryDirectory(prefix="outcome-views-bench-") as folder:
            larger = Path(folder) / "exports" / format_id
            (larger.parent / "governance").mkdir(parents=True)
            (larger.parent / "governance/policy.toml").write_text("set_aside_limit = 1.0\n")
            if _enlarge(path, larger, size):
                yield _timed(format_id, larger, Path(folder))


def _largest(exports: Path) -> dict[str, Path]:
    """Format id -> its largest file of UTF-8 text, packed or not, but for registers."""
    found: dict[str, Path] = {}
    for path in sorted(loading.files_below(exports), key=lambda path: path.stat().st_size):
        one = recognise(path)
        if isinstance(one, Recognised) and one.fingerprint.head.encoding == "utf-8":
            found[one.format.format_id] = path
    return found


def _enlarge(path: Path, larger: Path, size: int) -> bool:
    """Write the records of a file often enough; whether they lie so that they can be repeated."""
    one = recognise(path)
    found = one.fingerprint
    text = b"".join(containers.blocks(path, found.head.is_gzip)).decode("utf-8-sig")
    if found.layout is Layout.ARRAY and not (one.place and one.place.steps):
        lines = [json.dumps(record) for record in json.loads(text)]
        return _write(larger, "[", ",", lines, "]", size)
    if found.layout is Layout.LINES:
        return _write(larger, "", "\n", text.splitlines(), "\n", size)
    if found.container == "csv" and '"\n"' not in text:
        header, *lines = text.splitlines()
        return _write(larger, f"{header}\n", "\n", lines, "\n", size)
    return False


def _write(larger: Path, begin: str, between: str, lines: list[str], end: str, size: int) -> bool:
    rounds = max(1, size // max(1, sum(map(len, lines))))
    with larger.open("w", encoding="utf-8") as file:
        file.write(begin)
        for number in range(rounds):
            later = between.join(_later(line, number) for line in lines)
            file.write((between if number else "") + later)
        file.write(end)
    return True


def _later(line: str, rounds: int) -> str:
    def moved(found: re.Match) -> str:
        return (date(*map(int, found.groups())) + rounds * _ROUND).isoformat()

    if not rounds:
        return line
    line = _SHA.sub(lambda found: f"{rounds:08x}{found[0][8:]}", line)
    line = _NUMBER.sub(lambda found: str(int(found[0]) + 100_003 * rounds), line)
    return _DATE.sub(moved, line)


def _timed(format_id: str, path: Path, folder: Path) -> tuple[str, list[float], list[float]]:
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(_RUNS):
        theirs.append(_plain(path, folder / f"plain-{number}.duckdb"))
        started = time.process_time()
        with open_warehouse(folder / f"ours-{number}.duckdb") as connection:
            report = staging.load(connection, path.parent, store=folder / f"read-{number}")
        ours.append(time.process_time() - started)
    records = f"{sum(file.rows_read for file in report.files):,}"
    return f"import {format_id}, {records} records", ours, theirs


def _plain(path: Path, warehouse: Path) -> float:
    """Seconds of the same reader into a table: every leaf as text, nothing checked."""
    one = recognise(path)
    told = survey.look(path, path.name, one.fingerprint, warehouse.parent)
    started = time.process_time()
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(f"create table plain as {reading.select(one.format, one, [told])}")
    return time.process_time() - started
