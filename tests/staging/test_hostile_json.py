"""JSON with too many names, too long, too deep or broken: refused with its place."""

import json

import pytest

from dashboard.build.read import json_values, reading, survey
from dashboard.build.recognise import containers, fingerprint
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.recognise import recognise
from dashboard.build.recognise.refusals import FileRefused
from tests.staging.hostile import MIB, refusal
from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.cursor import EVENTS, event
from tests.staging.samples.github import pull_request
from tests.staging.samples.tables import csv_text

MANY = {f"k{n}": n for n in range(50_000)}


@pytest.mark.parametrize(
    "content",
    [
        [{**copilot_day(), **MANY}],
        {"day_totals": [{**copilot_day(), **MANY}]},
        {"data": [MANY]},
        [{f"k{n + part}": n for n in range(0, 50_000, 50)} for part in range(50)],
        MANY,
    ],
    ids=["beside known ones", "wrapped", "of nothing known", "a few in each record", "alone"],
)
def test_records_with_very_many_names_are_refused(exports, content):
    reason, what = refusal(exports, content, "a.json")
    assert reason == "too_many_columns"
    found, rest = what.removeprefix("It has ").split(" ", 1)
    assert int(found.replace(",", "")) > 2_000
    assert rest == "fields; at most 2,000 are read."


def test_very_many_keys_of_an_object_inside_a_record_are_values_and_load(exports):
    loaded = exports.put("a.json", [copilot_day(settings=MANY)]).load()
    assert loaded.counts("a.json") == (1, 1, 0, 0)
    assert loaded.files["a.json"].unknown_columns == ("settings",)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_statement_has_no_expression_for_each_unknown_name(exports, kind):
    def statement(number):
        more = {f"k{n}": str(n) for n in range(number)}
        content = {
            "csv": csv_text([*EVENTS, *more], [*event(), *more.values()]),
            "json": json.dumps([{**copilot_day(), **more}]),
        }[kind]
        path = exports.put("a.txt", content).root / "a.txt"
        found = recognise(path)
        looked = survey.look(path, "a.txt", found.fingerprint, exports.root)
        return reading.select(found.format, found, [looked])

    few, many = statement(1), statement(1_900)
    assert many.count("regexp_matches") == few.count("regexp_matches") == 2
    assert len(many) < 200 * 1_900
    loaded = exports.load()
    assert len(json.loads(loaded.rows("select extra from staging.ai_events union all "
                                      "select extra from staging.ai_days")[0][0])) == 1_900  # fmt: skip


LONG = {
    "in a list": ("a.json", [pull_request(body="x" * 40 * MIB)], 1),
    "after others": ("a.json", [pull_request(), pull_request(), pull_request(body="x" * 40 * MIB)], 3),
    "full of brackets": ("a.json", [pull_request(), pull_request(body="[{" * 20 * MIB)], 2),
    "full of things": ("a.json", [pull_request(), pull_request(labels=[{"name": "x" * 900}] * 40_000)], 2),
    "wrapped": ("a.json", {"day_totals": [copilot_day(), copilot_day(note="x" * 40 * MIB)]}, 2),
    "alone": ("a.json", pull_request(body="x" * 40 * MIB), 1),
    "written one after the other": (
        "a.json", json.dumps(copilot_day()) + json.dumps(copilot_day(note="x" * 40 * MIB)), 2
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LONG)
def test_a_record_that_no_tool_writes_is_refused_as_too_long_and_named(exports, case):
    name, content, number = LONG[case]
    assert refusal(exports, content, name) == (
        "line_too_long", f"Record {number} is longer than 16 MiB."
    )  # fmt: skip


def test_a_record_just_below_the_limit_loads(exports):
    loaded = exports.put("a.json", [pull_request(body="x" * 15 * MIB)]).load()
    assert loaded.counts("a.json") == (1, 1, 0, 0)


def test_many_records_in_one_line_are_no_long_record(exports):
    records = [copilot_day(user_id=n, user_login=f"{n}" + "x" * 400_000) for n in range(60)]
    loaded = exports.put("a.json", records).load()
    assert loaded.counts("a.json") == (60, 60, 0, 0)


TEXTS = ("[[[", '\\"', "\\\\", '\\\\\\"', "{", "", "]\\", "\\u005b")


@pytest.mark.parametrize("block", [1, 2, 3, 7, 64, MIB])
def test_depth_is_counted_without_what_stands_in_texts(exports, monkeypatch, block):
    inside = "".join(json.dumps(text) + ":" + json.dumps(text) + "," for text in TEXTS)
    deep = "[" * 125 + "{" + inside + '"x":0}' + "]" * 125
    name = "a.json"
    for more, is_deep in (("", False), ("[]", True)):
        text = f'[{{"day": {deep.replace("0", more or "0")}}}]'
        path = exports.put(name, text).root / name
        found = fingerprint.take(path)
        monkeypatch.setattr(containers, "_BLOCK", block)
        if is_deep:
            with pytest.raises(FileRefused) as refused:
                survey.look(path, name, found, exports.root)
            assert refused.value.refusal.reason == "json_too_deep"
        else:
            assert survey.look(path, name, found, exports.root).lines == 0
        monkeypatch.undo()


VALUES = [
    '{"a": 1}',
    '{"b": [1, 2.5e3, -Infinity, NaN, "\\u00e9\\"", null, true]}',
    '"text"',
    "12",
    "[]",
]


@pytest.mark.parametrize("block", [1, 2, 5, 16, MIB])
@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (Layout.LINES, "\n".join(VALUES)),
        (Layout.SEQUENCE, "".join(VALUES).replace('"text"12', '"text" 12 ')),
        (Layout.ARRAY, f"[{','.join(VALUES)}]"),
        (Layout.ARRAY, f" [ {' , '.join(VALUES)} ]\n[ ] "),
        (Layout.ARRAY, f"[{','.join(VALUES[:2])}][{','.join(VALUES[2:])}]"),
    ],
)
def test_values_are_the_same_however_little_of_the_file_is_held(
    tmp_path, monkeypatch, block, layout, text
):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(json_values, "WINDOW", block)
    assert repr(list(json_values.values(path, "a.json", layout))) == repr(
        [json.loads(one) for one in VALUES]
    )


BROKEN = {
    "a comma too many": (Layout.ARRAY, '[{"a": 1},\n{"a": 2},\n]', 3),
    "no comma": (Layout.ARRAY, '[{"a": 1}\n{"a": 2}]', 2),
    "no end": (Layout.ARRAY, '[{"a": 1},\n{"a": 2}\n', 3),
    "no end of an object": (Layout.ARRAY, '[{"a": 1},\n{"a": \n', 3),
    "an open text": (Layout.SEQUENCE, '{"a": 1}\n\n{"a": "x', 3),
    "a word": (Layout.SEQUENCE, '{"a": 1}\n{"a": maybe}', 2),
    "a line cut short": (Layout.LINES, '{"a": 1}\n{"a": \n{"a": 3}\n', 2),
    "a key twice": (Layout.LINES, '{"a": 1}\n{"a": 3, "a": 3}\n', 2),
}


@pytest.mark.parametrize("block", [1, 4, MIB])
@pytest.mark.parametrize("case", BROKEN)
def test_broken_json_is_refused_with_its_line_however_little_is_held(
    tmp_path, monkeypatch, case, block
):
    layout, text, line = BROKEN[case]
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(json_values, "WINDOW", block)
    with pytest.raises(FileRefused) as refused:
        list(json_values.values(path, "a.json", layout))
    how = "has one key twice in an object" if "twice" in case else "is broken"
    assert refused.value.refusal.what == f"Its JSON {how} in line {line}."
