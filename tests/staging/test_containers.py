"""However a file is packed, encoded or damaged: the right rows, or one sentence."""

import gzip
import json
import random

import duckdb
import pytest

from dashboard.build.read import limits, sources
from dashboard.build.recognise import containers, fingerprint
from dashboard.build.stage import staging
from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.cursor import DETAILS, EVENTS, event
from tests.staging.samples.github import pull_request
from tests.staging.samples.tables import csv_text

TIMES = [f"2026-03-02T09:17:{second:02}.000Z" for second in range(60)]


def test_empty_file_is_refused_and_a_header_without_rows_is_loaded(exports):
    loaded = exports.put("empty.csv", b"").put("none.csv", csv_text(EVENTS)).load()
    assert loaded.refusal("empty.csv").reason == "empty"
    assert loaded.files["none.csv"].fate == "loaded"
    assert loaded.counts("none.csv") == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "pack",
    [
        lambda text: text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: gzip.compress(text.encode()),
        lambda text: text.replace("\n", "\n\n").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace(",", "\t").encode(),
    ],
    ids=["plain", "mark", "crlf", "utf-16", "gzip", "blank lines", "no last line end", "tabs"],
)
def test_every_packing_gives_the_same_rows(exports, pack):
    text = csv_text(EVENTS, *(event(at) for at in TIMES[:3]))
    loaded = exports.put("events.csv", pack(text)).load()
    assert loaded.counts("events.csv") == (3, 3, 0, 0)
    assert loaded.rows("select row_number, cost from staging.ai_events") == [
        ("1", "0.030000000"),
        ("2", "0.030000000"),
        ("3", "0.030000000"),
    ]


def test_quoted_commas_cells_over_many_lines_and_huge_cells_are_read_as_a_parser_counts(exports):
    kinds = ["Errored, Not Charged", "two\nlines", "x" * 200_000, 'say ""yes""']
    text = csv_text(EVENTS, *(event(TIMES[i], kind) for i, kind in enumerate(kinds)))
    loaded = exports.put("events.csv", text).load()
    assert loaded.counts("events.csv") == (4, 4, 0, 0)
    assert loaded.one("select max(length(kind)) from staging.ai_events") == 200_000


def test_the_line_of_a_bad_record_counts_the_lines_inside_cells(exports):
    rows = [event(TIMES[0], "two\nlines"), event(TIMES[1]), event("no time")]
    loaded = exports.put("events.csv", csv_text(EVENTS, *rows)).load()
    (reason,) = loaded.files["events.csv"].reasons
    assert (reason.reason, reason.field) == ("bad_time", "Date")
    assert (reason.first_row, reason.first_line) == (3, 5)


def test_an_unclosed_quote_is_refused_with_the_line_where_it_opened(exports):
    text = csv_text(EVENTS, *(event(at) for at in TIMES[:3])) + f'{TIMES[3]},"Included\nand on\n'
    refusal = exports.put("events.csv", text).load().refusal("events.csv")
    assert refusal.reason == "unclosed_quote"
    assert "line 5" in refusal.sentence


def test_a_row_wider_or_narrower_than_the_header_is_set_aside_and_the_rest_loads(exports):
    rows = [event(TIMES[0]), (*event(TIMES[1]), "more"), event(TIMES[2])[:-1], event(TIMES[3])]
    loaded = exports.put("events.csv", csv_text(EVENTS, *rows)).load()
    assert loaded.counts("events.csv") == (4, 2, 0, 2)
    assert loaded.fates("events.csv") == [("2", "ragged_row", ""), ("3", "ragged_row", "")]


def test_latin_1_is_refused_with_the_byte_and_the_fix(exports):
    text = csv_text(EVENTS, event(kind="Größe")).encode("latin-1")
    refusal = exports.put("events.csv", text).load().refusal("events.csv")
    assert refusal.reason == "not_text"
    assert f"Byte {text.index(0xF6):,}" in refusal.sentence
    assert "UTF-8" in refusal.sentence


def test_latin_1_far_inside_a_file_is_refused_too(exports):
    rows = "".join(csv_text(EVENTS, event(at)).split("\n", 1)[1] for at in TIMES * 40)
    text = (csv_text(EVENTS) + rows).encode() + b"\xf6\n"
    refusal = exports.put("events.csv", text).load().refusal("events.csv")
    assert refusal.reason == "not_text"


def test_a_gzip_stream_that_ends_early_is_refused(exports):
    noise = "".join(random.Random(1).choices("abcdef", k=300_000))
    packed = gzip.compress(csv_text(EVENTS, event(kind=noise)).encode())
    refusal = exports.put("events.csv", packed[: len(packed) // 2]).load().refusal("events.csv")
    assert refusal.reason == "not_text"
    assert "gzip" in refusal.sentence


def test_json_that_is_cut_off_is_refused_with_the_line(exports):
    text = json.dumps([pull_request()], indent=1)
    refusal = exports.put("pulls.json", text[:-30]).load().refusal("pulls.json")
    assert refusal.reason == "json_broken"
    assert refusal.what == f"Its JSON is broken in line {text[:-30].count(chr(10)) + 1}."


@pytest.mark.parametrize("place", [3, 150])
def test_one_broken_line_of_many_refuses_the_file_with_its_number(exports, place):
    lines = [json.dumps(copilot_day(user_id=n, user_login=f"u{n}")) for n in range(200)]
    lines[place - 1] = lines[place - 1][:-5]
    refusal = exports.put("copilot.json", "\n".join(lines)).load().refusal("copilot.json")
    assert refusal.reason == "json_broken"
    assert refusal.what == f"Its JSON is broken in line {place}."


def test_one_key_twice_in_an_object_is_refused(exports):
    text = json.dumps([pull_request()]).replace('"title":', '"number": 9, "title":')
    refusal = exports.put("pulls.json", text).load().refusal("pulls.json")
    assert refusal.reason == "json_broken"
    assert refusal.what == "Its JSON has one key twice in an object in line 1."


def test_json_nested_too_deep_is_refused(exports):
    deep = "[" * 200 + "]" * 200
    text = json.dumps([pull_request()]).replace('"body": "Nothing to see."', f'"body": {deep}')
    refusal = exports.put("pulls.json", text).load().refusal("pulls.json")
    assert refusal.reason == "json_too_deep"


def test_brackets_inside_texts_are_not_depth(exports):
    loaded = exports.put("pulls.json", [pull_request(body="[[[(" * 400)]).load()
    assert loaded.counts("pulls.json") == (1, 1, 0, 0)


def test_a_nested_value_of_another_shape_sets_its_record_aside_and_names_the_path(exports):
    days = [copilot_day(), copilot_day(day="2026-03-03", totals_by_cli=["odd"])]
    loaded = exports.put("copilot.json", days).load()
    assert loaded.fates("copilot.json") == [("2", "bad_nested_value", "totals_by_cli")]
    assert loaded.counts("copilot.json") == (2, 1, 0, 1)


def test_limits_are_kept_before_parsing(exports, monkeypatch):
    monkeypatch.setattr(fingerprint, "MAX_COLUMNS", 20)
    monkeypatch.setattr(limits, "MAX_LINE", 3 * containers.MIB)
    wide = csv_text([*EVENTS, *(f"c{n}" for n in range(20))])
    long = csv_text(EVENTS, event(kind="x" * 4 * containers.MIB))
    loaded = exports.put("wide.csv", wide).put("long.csv", long).load()
    assert loaded.refusal("wide.csv").reason == "too_many_columns"
    assert loaded.refusal("wide.csv").what == "It has 30 columns; at most 20 are read."
    assert loaded.refusal("long.csv").reason == "line_too_long"
    assert loaded.refusal("long.csv").what == "Line 2 is longer than 16 MiB."


def test_a_file_above_the_limit_is_refused(exports, monkeypatch):
    monkeypatch.setattr(containers, "MAX_FILE", 10)
    refusal = exports.put("a.csv", csv_text(EVENTS, event())).load().refusal("a.csv")
    assert (refusal.reason, refusal.fix) == ("too_large", "Split the export.")


def test_an_archive_that_unpacks_without_end_is_stopped(exports, monkeypatch):
    packed = gzip.compress(csv_text(EVENTS, event(kind="x" * 5_000_000)).encode())
    monkeypatch.setattr(containers, "MAX_FILE", len(packed) + 1)
    assert exports.put("a.csv.gz", packed).load().refusal("a.csv.gz").reason == "too_large"


def test_links_out_of_the_folder_and_links_to_folders_are_not_followed(exports, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.csv").write_text(csv_text(EVENTS, event()))
    (exports.root / "a.csv").symlink_to(outside / "a.csv")
    (exports.root / "folder").symlink_to(outside)
    loaded = exports.load()
    assert loaded.refusal("a.csv").reason == "not_an_export"
    assert "link" in loaded.refusal("folder").sentence
    assert loaded.one("select count(*) from staging.ai_events") == 0


@pytest.mark.parametrize("name", ["policy.toml", "exports.toml"])
def test_a_folder_in_place_of_a_file_is_refused(exports, name):
    (exports.root / "governance" / name).mkdir(parents=True)
    assert exports.load().refusal(f"governance/{name}").reason == "not_an_export"


def test_a_file_without_permission_is_refused_with_the_fix(exports, monkeypatch):
    exports.put("a.csv", csv_text(EVENTS, event()))
    denied = exports.root / "a.csv"
    opened = type(denied).open

    def deny(path, *mode, **options):
        if path == denied:
            raise PermissionError(13, "Permission denied")
        return opened(path, *mode, **options)

    monkeypatch.setattr(type(denied), "open", deny)
    refusal = exports.load().refusal("a.csv")
    assert refusal.reason == "not_an_export"
    assert "permissions" in refusal.sentence


def test_a_file_that_grows_while_it_is_read_is_left_alone(exports, monkeypatch):
    exports.put("a.csv", csv_text(EVENTS, event())).put("b.csv", csv_text(EVENTS, event(TIMES[0])))
    read = sources.read

    def grow(connection, one, inputs, scratch):
        refused = read(connection, one, inputs, scratch)
        with (exports.root / "a.csv").open("a") as file:
            file.write("more")
        return refused

    monkeypatch.setattr(sources, "read", grow)
    loaded = exports.load()
    refusal = loaded.refusal("a.csv")
    assert refusal.reason == "still_being_written"
    assert refusal.what == "It changed while it was read: it is still being written."
    assert loaded.counts("a.csv") == (0, 0, 0, 0)
    assert loaded.rows("select occurred_at from staging.ai_events") == [("2026-03-02 09:17:00",)]


def test_a_file_that_is_gone_before_it_is_read_is_refused(exports, monkeypatch):
    exports.put("a.csv", csv_text(EVENTS, event()))
    read = sources.read

    def remove(connection, one, inputs, scratch):
        (exports.root / "a.csv").unlink()
        return read(connection, one, inputs, scratch)

    monkeypatch.setattr(sources, "read", remove)
    loaded = exports.load()
    assert loaded.refusal("a.csv").reason in ("not_an_export", "still_being_written")
    assert loaded.one("select count(*) from staging.ai_events") == 0


@pytest.mark.parametrize("name", ["a[1].csv", "a*.csv", "it's.csv", "ü b?.csv", "x.csv.gz"])
def test_any_file_name_can_be_read(exports, name):
    loaded = exports.put(name, csv_text(EVENTS, event())).load()
    assert loaded.counts(name) == (1, 1, 0, 0)


def test_many_files_on_several_threads_keep_their_record_numbers(exports):
    exports.threads = 4
    for part in range(12):
        rows = [
            (f"2026-03-{1 + part:02}T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000Z",
             "You", "Included", "No", f"model {n + 1}", "1", "Included")
            for n in range(3000)
        ]  # fmt: skip
        exports.put(f"details-{part}.csv", csv_text(DETAILS, *rows))
    loaded = exports.load()
    wrong = "select count(*) from staging.ai_events where model_name <> 'model ' || row_number"
    assert loaded.one("select count(*) from staging.ai_events") == 36_000
    assert loaded.one(wrong) == 0


def test_nothing_is_left_in_the_temporary_folder(exports, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    exports.put("events.csv.gz", gzip.compress(csv_text(EVENTS, event()).encode())).load()
    assert [path.name for path in tmp_path.iterdir()] == ["exports"]


def test_copies_lie_beside_the_warehouse_and_those_of_a_killed_build_are_removed(exports, tmp_path):
    beside = tmp_path / "warehouse"
    (beside / "plain-copies-of-a-killed-build").mkdir(parents=True)
    (beside / "plain-copies-of-a-killed-build" / "export").write_text("what people did")
    exports.put("events.csv.gz", gzip.compress(csv_text(EVENTS, event()).encode()))
    with duckdb.connect(str(beside / "warehouse.duckdb")) as connection:
        staging.load(connection, exports.root)
    assert [path.name for path in beside.iterdir()] == ["warehouse.duckdb"]
