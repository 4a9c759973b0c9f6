"""Whatever stands in a cell: no build stops, every record has one fate, no value is repeated."""

import copy
import csv
import io
import json

import pytest

from dashboard.build import checks
from dashboard.build.recognise import formats
from tests.staging.samples import SAMPLES, TOML

MARK = "hostile"
HOSTILE = (
    "", " ", "NaN", "-Infinity", "1e309", "-1", "99999999999999999999", "1e18", "0x10", "1.5",
    "290000-01-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "31/02/2026", "infinity",
    "epoch", "2026-03-02T25:00:00Z", "true", "null", "[]", '{"a": 1}', "[{", "{}}", "=cmd()",
    f"'; drop table staging.files; -- {MARK}", f"<img src=x {MARK}>", f"\u202e{MARK}\u0007",
    f"🦊 {MARK}", f"{MARK} " * 2000, "%s %d {0}", "$1,2", "٣",
)  # fmt: skip
HOSTILE_JSON = (
    *HOSTILE,
    None,
    True,
    -1,
    1.5,
    10**30,
    float("nan"),
    [],
    {},
    [[]],
    [None],
    {"a": {}},
)
IDS = [one.format_id for one in formats.catalogue()]


def rows_of(text):
    return list(csv.reader(io.StringIO(text)))


def hostile_csv(text):
    """Every cell of the first row replaced in turn by every hostile text."""
    header, row, *rest = rows_of(text)
    rows = [row, *rest]
    for place in range(len(header)):
        rows += [[*row[:place], cell, *row[place + 1 :]] for cell in HOSTILE]
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue()


def places(value, path=()):
    """Every path of a record, also of what holds others."""
    if path:
        yield path
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for name, inner in items:
            yield from places(inner, (*path, name))


def hostile_records(record):
    for path in places(record):
        for cell in HOSTILE_JSON:
            changed = copy.deepcopy(record)
            inside = changed
            for name in path[:-1]:
                inside = inside[name]
            inside[path[-1]] = cell
            yield changed


def hostile(content):
    """The content of a sample with every cell of its first record replaced in turn."""
    if isinstance(content, str):
        text = content.removeprefix("\ufeff")
        return hostile(documents(text)) if text.startswith(("{", "[")) else hostile_csv(text)
    if isinstance(content, list):
        return [*content, *hostile_records(content[0])]
    lists = {name: inside for name, inside in content.items() if isinstance(inside, list)}
    wrapper = next((name for name, inside in lists.items() if dict in map(type, inside)), "")
    return {**content, wrapper: hostile(lists[wrapper])} if wrapper else hostile([content])


def documents(text):
    """A JSON text as one value; of an object a line, all of them."""
    try:
        return json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("format_id", IDS)
def test_no_cell_stops_a_build_and_every_record_has_one_fate(exports, format_id):
    # Without the limit the file is not refused, so every single record has to be dealt with.
    exports.put("governance/policy.toml", "set_aside_limit = 1.0\n")
    name, content = SAMPLES[format_id]
    for path, text in {**TOML, name: hostile(content)}.items():
        exports.put(path, text)
    loaded = exports.load()
    file = loaded.files[name]
    assert file.refusal is None
    assert file.rows_read == file.rows_loaded + file.rows_superseded + file.rows_set_aside > 0
    found = checks.run(loaded.connection)
    assert found["row_counts_do_not_add_up"] == found["row_with_two_fates"] == 0
    assert loaded.one("select count(*) from staging.files") == len(loaded.files)
    assert MARK not in str(file)
