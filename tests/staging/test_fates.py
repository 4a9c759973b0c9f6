"""Every record has one fate, whatever the order, number and names of files."""

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.build import checks
from tests.staging.folder import Folder
from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.cursor import AT, DETAILS, EVENTS, TOKENS, event
from tests.staging.samples.github import pull_request
from tests.staging.samples.tables import csv_text

KEPT = "select occurred_at, model_name, total_tokens, cost from staging.ai_events"
LATER = "2026-03-02T10:00:00.000Z"
HARBOUR = """
fills = "deployments"
container = "csv"
recognised_by = ["Deploy ID", "Outcome"]
[columns]
deployment_key = { from = "Deploy ID", prefix = "harbour:" }
source = { constant = "harbour" }
result = { from = "Outcome", values = { OK = "success", FAILED = "failure" } }
"""


def events(*rows):
    return csv_text(EVENTS, *rows)


def test_the_same_file_twice_under_any_name_changes_nothing(exports):
    exports.put("usage-2026-03-03.csv", events(event(), event(LATER)))
    once = exports.load().rows(KEPT)
    loaded = exports.put("copy of usage.csv", events(event(), event(LATER))).load()
    assert loaded.rows(KEPT) == once
    assert loaded.files["copy of usage.csv"].fate == "nothing_new"
    assert loaded.reasons("copy of usage.csv") == {"same_file_again": 2}
    assert loaded.counts("usage-2026-03-03.csv") == (2, 2, 0, 0)


def test_the_newer_export_wins_whichever_is_read_first(exports):
    exports.put("a-usage-2026-03-04.csv", events(event(cost="0.50"), event(LATER)))
    exports.put("b-usage-2026-03-03.csv", events(event(cost="0.40"), event(LATER)))
    loaded = exports.load()
    assert ("2026-03-02 09:17:47.114000", "auto", "100", "0.500000000") in loaded.rows(KEPT)
    assert loaded.reasons("b-usage-2026-03-03.csv") == {"newer_export": 1, "same_row_again": 1}
    assert loaded.files["b-usage-2026-03-03.csv"].fate == "nothing_new"


def test_two_equal_rows_in_one_file_are_one(exports):
    loaded = exports.put("a.csv", events(event(), event())).load()
    assert loaded.counts("a.csv") == (2, 1, 1, 0)
    assert loaded.reasons("a.csv") == {"same_row_again": 1}


def test_rows_of_one_file_that_contradict_each_other_are_both_set_aside(exports):
    exports.put("old-2026-03-03.csv", events(event(cost="0.40")))
    exports.put("new-2026-03-04.csv", events(event(cost="0.50"), event(cost="0.60")))
    loaded = exports.load()
    assert loaded.reasons("new-2026-03-04.csv") == {"conflicting_rows": 2}
    assert loaded.counts("old-2026-03-03.csv") == (1, 1, 0, 0)


def test_a_row_set_aside_never_supersedes_a_good_one(exports):
    exports.put("old-2026-03-03.csv", events(event()))
    exports.put("new-2026-03-04.csv", events(event(tokens=("-1", "2", "3", "4", "5"))))
    loaded = exports.load()
    assert loaded.counts("old-2026-03-03.csv") == (1, 1, 0, 0)
    assert loaded.reasons("new-2026-03-04.csv") == {"negative_count": 1}


def test_a_higher_version_wins_over_a_newer_file(exports):
    late = pull_request(title="late", updated_at="2026-03-09T10:00:00Z")
    exports.put("pulls-2026-03-10.json", [late])
    exports.put("pulls-2026-03-11.json", [pull_request(title="early")])
    loaded = exports.load()
    assert loaded.rows("select title from staging.changes") == [("late",)]
    assert loaded.reasons("pulls-2026-03-11.json") == {"earlier_state": 1}


@pytest.mark.parametrize(
    ("at", "tokens", "cost", "reason"),
    [
        ("", (), "0", ("missing_key", "Date")),
        ("31/02/2026", (), "0", ("bad_time", "Date")),
        ("1772442000", (), "0", ("bad_time", "Date")),
        ("2004-12-31T00:00:00Z", (), "0", ("time_out_of_range", "Date")),
        ("2026-03-06T00:00:00Z", (), "0", ("time_out_of_range", "Date")),
        (AT, ("NaN",), "0", ("not_finite", "Input (w/ Cache Write)")),
        (AT, ("1e309",), "0", ("not_finite", "Input (w/ Cache Write)")),
        (AT, ("12,5",), "0", ("bad_number", "Input (w/ Cache Write)")),
        (AT, ("1.5",), "0", ("bad_number", "Input (w/ Cache Write)")),
        (AT, ("-1",), "0", ("negative_count", "cache_write_tokens")),
        (AT, (), "-2", ("negative_count", "cost")),
        (AT, (), "free", ("bad_number", "Cost")),
        (AT, (), "Infinity", ("not_finite", "Cost")),
    ],
)
def test_a_cell_that_cannot_be_used_sets_its_row_aside(exports, at, tokens, cost, reason):
    row = event(at, cost=cost, tokens=(*tokens, "1", "2", "3", "4", "5")[:5])
    loaded = exports.put("usage-2026-03-03.csv", events(row, event(LATER[:-5] + "Z"))).load()
    assert loaded.fates("usage-2026-03-03.csv") == [("1", *reason)]
    assert loaded.one("select count(*) from staging.ai_events") == 1


def test_thousands_separators_dollars_and_blanks_are_read(exports):
    row = event(kind="On-Demand", cost="$1.50", tokens=("", "1,200", "", "4", "12,345,678"))
    loaded = exports.put("a.csv", events(row)).load()
    query = (
        "select cache_write_tokens, uncached_input_tokens, total_tokens, cost, currency, "
        "cost_kind, is_chargeable from staging.ai_events"
    )
    assert loaded.rows(query) == [("", "1200", "12345678", "1.500000000", "USD", "charged", "True")]


def test_a_file_of_which_too_much_is_bad_is_refused_with_the_first_places(exports):
    rows = [event(f"2026-03-02T09:00:{n:02}Z") for n in range(60)]
    rows[5:25] = [event("no time")] * 20
    loaded = exports.put("a.csv", events(*rows)).load()
    refusal = loaded.refusal("a.csv")
    assert refusal.reason == "too_many_set_aside"
    assert "record 6 (bad_time Date), record 7" in refusal.sentence
    assert refusal.sentence.count("record ") == 5
    assert loaded.one("select count(*) from staging.ai_events") == 0


def test_ten_bad_rows_are_set_aside_and_rows_of_another_kind_never_refuse(exports):
    rows = [event(f"2026-03-02T09:00:{n:02}Z") for n in range(20)]
    rows[:10] = [event("no time")] * 10
    loaded = exports.put("a.csv", events(*rows)).load()
    assert loaded.counts("a.csv") == (20, 10, 0, 10)


def test_modification_times_alone_make_the_order_uncertain(exports):
    exports.put("a.csv", events(event(cost="1"))).put("b.csv", events(event(cost="2")))
    os.utime(exports.root / "a.csv", (1_772_500_000, 1_772_500_000))
    loaded = exports.load()
    assert loaded.files["a.csv"].is_order_uncertain
    assert not loaded.files["b.csv"].is_order_uncertain


def test_the_newer_generation_of_a_dashboard_export_wins(exports):
    exports.put(
        "t-2026-03-09.csv",
        csv_text(
            TOKENS, (AT, "You", "Included in Pro", "auto", "1", "2", "3", "4", "10", "Included")
        ),
    )
    exports.put(
        "d-2026-03-10.csv",
        csv_text(
            DETAILS,
            (AT, "You", "Included", "No", "auto", "10", "Included"),
            (LATER, "You", "Included", "No", "auto", "7", "Included"),
        ),
    )
    exports.put("e-2026-03-03.csv", events(event()))
    loaded = exports.load()
    assert loaded.rows("select occurred_at, total_tokens from staging.ai_events") == [
        ("2026-03-02 09:17:47.114000", "100"),
        ("2026-03-02 10:00:00", "7"),
    ]
    assert loaded.reasons("t-2026-03-09.csv") == {"newer_export": 1}


ROWS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 3), st.sampled_from([3, 4, 5])),
    max_size=12,
)


@settings(max_examples=8, deadline=None)
@given(ROWS, st.integers(0, 10**6))
def test_order_of_rows_and_files_and_repetition_never_matter(tmp_path_factory, rows, seed):
    """Records (minute, cost, day of export) in any order, split in any way, repeated."""
    chance = random.Random(seed)
    plain = Folder(tmp_path_factory.mktemp("plain"))
    mixed = Folder(tmp_path_factory.mktemp("mixed"))
    for folder in (plain, mixed):
        # Repeated contradictions make no misread file of a good one here.
        folder.put("governance/policy.toml", "set_aside_limit = 1.0\n")
    for day in (3, 4, 5):
        told = [event(f"2026-03-02T09:{minute:02}:00Z", cost=str(cost))
                for minute, cost, on in rows if on == day]  # fmt: skip
        plain.put(f"usage-2026-03-{day:02}.csv", events(*told))
        again = [*told, *told]
        chance.shuffle(again)
        mixed.put(f"{chance.random()}-2026-03-{day:02}.csv", events(*again))
        mixed.put(f"{chance.random()} copy 2026-03-{day:02}.csv", events(*again))
    first, second = plain.load(), mixed.load()
    assert first.rows(KEPT) == second.rows(KEPT)
    for loaded in (first, second):
        found = checks.run(loaded.connection)
        assert found["row_counts_do_not_add_up"] == found["row_with_two_fates"] == 0


@pytest.mark.parametrize("newest", ["harbour", "simple"])
def test_what_a_known_format_and_a_mapping_tell_counts_once_as_the_known_one_tells_it(
    exports, newest
):
    exports.put("governance/mappings/harbour_log.toml", HARBOUR)
    days = {name: 4 if name == newest else 3 for name in ("harbour", "simple")}
    names = {name: f"{name}-2026-03-{day:02}.csv" for name, day in days.items()}
    told = ("harbour:17,SUCCESS,pay,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z\n"
            "simple:18,SUCCESS,pay,2026-03-02T11:00:00Z,2026-03-02T11:05:00Z\n")  # fmt: skip
    exports.put(names["simple"], f"id,result,service,startedDate,finishedDate\n{told}")
    exports.put(names["harbour"], "Deploy ID,Outcome\n17,FAILED\n19,OK\n")
    loaded = exports.load()
    assert loaded.counts(names["simple"]) == (2, 2, 0, 0)
    assert loaded.counts(names["harbour"]) == (2, 1, 1, 0)
    assert loaded.reasons(names["harbour"]) == {"told_by_other_format": 1}
    (result,) = loaded.rows(
        "select result from staging.deployments where deployment_key = 'harbour:17'"
    )
    assert result == ("success",)
    assert loaded.one("select count(*) from staging.deployments") == 3


def test_a_file_split_in_two_gives_the_same_rows(exports, tmp_path):
    days = [copilot_day(day=f"2026-03-{day:02}") for day in range(1, 21)]
    whole = exports.put("report.json", days).load()
    (tmp_path / "parts").mkdir()
    parts = Folder(tmp_path / "parts")
    parts.put("part-00000.json", days[10:]).put("part-00001.json", days[:10])
    query = "select * exclude (file_id, row_number) from staging.ai_days"
    assert parts.load().rows(query) == whole.rows(query)
