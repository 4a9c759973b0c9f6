"""Bad input has one outcome each, told with the place and what to do about it."""

import csv
import gzip
import importlib
import io
import json

import pytest

from dashboard.build.read import sources
from dashboard.build.recognise.refusals import UNCHANGED
from dashboard.build.stage import file_report
from tests.drawn import run
from tests.marts.deliveries import company, plan, ship
from tests.staging.bad_input import ROWS
from tests.staging.folder import drawn
from tests.staging.samples import SAMPLES, TOML
from tests.staging.samples.billing import bill, credits
from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.cursor import EVENTS, api_event, api_page, event
from tests.staging.samples.github import deployment, pull_request
from tests.staging.samples.gitlab import DORA
from tests.staging.samples.jira import JIRA, jira_issue
from tests.staging.samples.mappings import GEARSET, gearset_row
from tests.staging.samples.tables import csv_text
from tests.staging.samples.work import issue
from tests.staging.test_governance import PLAN, target
from tests.staging.test_governance import plan as plan_row

MIB = 1024**2
GOOD = "good/events.csv"


def events(*rows):
    return csv_text(EVENTS, *rows)


def many_events(number, **changes):
    return [event(f"2026-03-02T{n // 60:02}:{n % 60:02}:00Z", **changes) for n in range(number)]


@pytest.mark.parametrize("number", range(1, 43))
def test_every_row_of_the_list_has_tests_and_they_exist(number):
    row = ROWS[number]
    assert row.given
    assert row.outcome
    assert row.tests
    for name in row.tests:
        module, _, function = name.partition("::")
        assert callable(getattr(importlib.import_module(f"tests.{module}"), function)), name


def test_the_list_has_no_other_rows():
    assert sorted(ROWS) == list(range(1, 43))


DEEP = json.dumps([pull_request()]).replace('"Nothing to see."', "[" * 200 + "]" * 200)
REFUSED = {
    "4 empty": ("a.csv", b"", "empty", ("It is empty.",)),
    "4 only spaces": ("a.csv", b" \r\n\t\n", "empty", ("It is empty.",)),
    "5 unknown": ("a.csv", csv_text(["Mood", "Tide"], ["x", "y"]), "unknown_format", ("mapping",)),
    "6 two formats": (
        "governance/people.csv", csv_text(("person_hash", "since_on"), ("a", "2026-03-09")),
        "ambiguous_format", ("erased and objections", "overrides"),
    ),
    "8 twice": ("a.csv", csv_text([*EVENTS, "Cost"]), "duplicate_header", ("Cost",)),
    "10 quote": ("a.csv", events(event()) + '2026-03-02,"', "unclosed_quote", ("line 3",)),
    "12 columns": (
        "a.csv", csv_text([f"c{n}" for n in range(50_000)]), "too_many_columns",
        ("50,000", "2,000"),
    ),
    "12 line": ("a.csv", events(event(kind="x" * 17 * MIB)), "line_too_long", ("line 2", "16 MiB")),
    "13 latin": ("a.csv", events(event(kind="ö")).encode("latin-1"), "not_text", ("UTF-8", "Byte")),
    "14 zip": ("a.csv", b"PK\x03\x04rest", "not_an_export", ("zip", "Unpack")),
    "14 workbook": ("a.csv", b"PK\x03\x04 xl/workbook.xml", "not_an_export", ("Excel", "CSV")),
    "14 pdf": ("a.csv", b"%PDF-1.7", "not_an_export", ("PDF", "CSV or JSON")),
    "14 page": ("a.csv", b"<!DOCTYPE html><html>", "not_an_export", ("web page", "Sign in")),
    "14 pointer": (
        "a.csv", b"version https://git-lfs.github.com/spec/v1", "not_an_export", ("git lfs pull",)
    ),
    "15 links": (
        "a.json", {"download_links": ["https://signed.example/secret"]}, "not_an_export",
        ("links, not data",),
    ),
    "15 error": (
        "a.json", {"message": "Bad", "documentation_url": "https://signed.example", "status": "401"},
        "not_an_export", ("401",),
    ),
    "16 cut": ("a.json", json.dumps([pull_request()], indent=1)[:-9], "json_broken", ("line",)),
    "16 key": (
        "a.json", json.dumps([pull_request()]).replace('"title":', '"number": 9, "title":'),
        "json_broken", ("line 1",),
    ),
    "16 line": ("a.json", f"{json.dumps(copilot_day())}\n{{\"day\": \n", "json_broken", ("line 2",)),
    "16 deep": ("a.json", DEEP, "json_too_deep", ("128",)),
    "22 Jira": ("jira/a.csv", csv_text(JIRA, jira_issue()), "zone_undeclared",
                ('[[source]] match = "jira/a.csv" zone = ',)),
    "22 ServiceNow": (*SAMPLES["servicenow_incidents"], "zone_undeclared", ("zone = ",)),
    "30 metric": ("dora/a.json", DORA, "metric_undeclared", ("deployment_frequency",
                  "lead_time_for_changes", "time_to_restore_service", "change_failure_rate")),
    "40 floor": ("governance/policy.toml", "k = 4\n", "policy_under_floor", ("k",)),
    "42 bad rows": ("a.csv", events(*many_events(70), *[event("soon")] * 30),
                    "too_many_set_aside", ("record 71 (bad_time Date)",)),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_what_to_do_and_changes_nothing(exports, case):
    name, content, reason, words = REFUSED[case]
    loaded = exports.put(name, content).put(GOOD, events(event())).load()
    refusal = loaded.refusal(name)
    assert (refusal.reason, loaded.files[name].fate) == (reason, "refused")
    assert refusal.what.endswith(".")
    assert refusal.fix.endswith(".")
    assert refusal.sentence.endswith(f"{refusal.what} {refusal.fix} {UNCHANGED}")
    assert [word for word in words if word.lower() not in refusal.sentence.lower()] == []
    assert "signed.example" not in refusal.sentence
    assert loaded.counts(GOOD) == (1, 1, 0, 0)
    assert loaded.rows("select distinct file_id from staging.ai_events") == [
        (loaded.files[GOOD].file_id,)
    ]


EXPORT = "a-2026-03-07.csv"
ASIDE = {
    "3 contradiction": (events(event(cost="1"), event(cost="2")), "conflicting_rows", "occurred_at", 2),
    "11 wide": (events((*event(), "more")), "ragged_row", "", 1),
    "11 narrow": (events(event()[:-1]), "ragged_row", "", 1),
    "17 key": (events(event("")), "missing_key", "Date", 1),
    "17 not a number": (events(event(cost="NaN")), "not_finite", "Cost", 1),
    "17 infinite": (events(event(cost="-Infinity")), "not_finite", "Cost", 1),
    "17 overflow": (events(event(cost="1e309")), "not_finite", "Cost", 1),
    "17 negative": (events(event(cost="-1")), "negative_count", "cost", 1),
    "20 comma": (events(event(cost="12,5")), "bad_number", "Cost", 1),
    "21 unit": (bill(credits(unit_type="moonbeams")), "unknown_unit", "unit_type", 1),
    "24 seconds": (api_page(api_event("1772443067")), "time_out_of_range", "timestamp", 1),
    "24 future": (events(event("2026-03-11T00:00:00Z")), "time_out_of_range", "Date", 1),
    "24 past": (events(event("2004-12-31T23:59:59Z")), "time_out_of_range", "Date", 1),
    "26 no such day": (events(event("31/02/2026")), "bad_time", "Date", 1),
    "26 two readings": (events(event("06/07/2026")), "bad_time", "Date", 1),
    "27 no day": ([copilot_day(day=None)], "no_day", "day", 1),
    "31 pull request": ([issue(7, pull_request={"url": "x"})], "not_this_kind", "pull_request", 1),
    "33 call": (csv_text(GEARSET, gearset_row("g", pulls="[__import__('os')]")),
                "bad_nested_value", "PullRequests", 1),
}  # fmt: skip


@pytest.mark.parametrize("case", ASIDE)
def test_what_is_set_aside_says_where_why_and_what_to_do(exports, case):
    content, reason, field, rows = ASIDE[case]
    loaded = exports.put(EXPORT, content).load()
    (told,) = loaded.files[EXPORT].reasons
    assert (told.reason, told.field, told.rows, told.first_row) == (reason, field, rows, 1)
    assert told.fix.endswith(".")
    assert loaded.counts(EXPORT) == (rows, 0, 0, rows)
    assert len(loaded.fates(EXPORT)) == rows


@pytest.mark.parametrize("metric", ["tokens", "credits", "prompts", "reach"])
def test_a_target_on_use_is_set_aside_with_what_targets_are_for(exports, metric):
    loaded = exports.put("governance/targets.csv", target(metric)).load()
    (told,) = loaded.files["governance/targets.csv"].reasons
    assert (told.reason, told.field) == ("not_allowed", "metric_id")
    assert told.fix == file_report.fix_of("not_allowed")


def test_a_header_that_only_lacks_a_column_names_it(exports):
    text = events(event()).replace(",Output Tokens", "")
    refusal = exports.put("a.csv", text).load().refusal("a.csv")
    assert refusal.reason == "unknown_format"
    assert "cursor_usage_events_csv" in refusal.sentence
    assert "Output Tokens" in refusal.sentence
    assert "unknown:" not in refusal.sentence


def test_an_unclosed_quote_in_the_middle_of_a_large_file_invents_no_row(exports):
    rows = events(*many_events(1400)).splitlines(keepends=True)
    rows[700] = rows[700].replace("Included", '"Included', 1)
    loaded = exports.put("a.csv", "".join(rows)).load()
    assert loaded.refusal("a.csv").reason == "unclosed_quote"
    assert "line 701" in loaded.refusal("a.csv").sentence
    assert loaded.counts("a.csv") == (0, 0, 0, 0)
    assert loaded.one("select count(*) from staging.ai_events") == 0


BEYOND = {
    "columns": csv_text([f"c{n}" for n in range(2_001)]),
    "columns of a line without end": "c," * 5 * MIB,
    "a header of 40 MB": "c" * 40 * MIB,
    "a cell of 40 MB": events(event(kind="x" * 40 * MIB)),
    "a quoted cell of 40 MB in one line": events(event(kind="x, y" * 10 * MIB)),
    "a line of JSON of 40 MB": f'{json.dumps(copilot_day())}\n{{"day": "{"x" * 40 * MIB}"}}\n',
    "depth": f'[{{"number": 1, "x": {"[" * 100_000}',
    "depth in lines": f'{json.dumps(copilot_day())}\n{{"day": {"[" * 200}{"]" * 200}}}\n',
}


@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("case", BEYOND)
def test_a_file_beyond_a_limit_is_refused_without_being_parsed(
    exports, monkeypatch, case, is_packed
):
    def parse(*_):
        pytest.fail("a file beyond a limit was parsed")

    monkeypatch.setattr(sources, "read", parse)
    content = BEYOND[case].encode()
    name = "a.csv.gz" if is_packed else "a.csv"
    loaded = exports.put(name, gzip.compress(content, 1) if is_packed else content).load()
    refusal = loaded.refusal(name)
    assert refusal.reason in {"too_many_columns", "line_too_long", "json_too_deep"}
    assert len(refusal.sentence) < 300


def test_a_time_may_lie_26_hours_after_the_export_and_no_longer(exports):
    exports.put("governance/exports.toml",
                '[[source]]\nmatch = "a.csv"\nexported_at = "2026-03-02T10:00:00Z"\n')  # fmt: skip
    rows = [event("2026-03-03T12:00:00Z"), event("2026-03-03T12:00:01Z")]
    loaded = exports.put("a.csv", events(*rows)).load()
    assert loaded.fates("a.csv") == [("2", "time_out_of_range", "Date")]


def test_a_fraction_is_cut_to_microseconds_and_not_rounded(exports):
    loaded = exports.put("a.csv", events(event("2026-03-02T09:17:47.1234569+00:00"))).load()
    assert loaded.one("select occurred_at::varchar from staging.ai_events") == (
        "2026-03-02 09:17:47.123456"
    )


ODD = {
    "twice": "26/Oct/25 02:30 AM",
    "left out": "30/Mar/25 02:30 AM",
    "before": "26/Oct/25 01:59 AM",
    "after": "26/Oct/25 03:00 AM",
    "before the gap": "30/Mar/25 01:59 AM",
    "after the gap": "30/Mar/25 03:00 AM",
}


@pytest.mark.parametrize("field", ["created", "updated"])
@pytest.mark.parametrize("hour", ODD)
def test_times_of_an_odd_hour_are_counted_in_the_report(exports, field, hour):
    exports.put("governance/exports.toml", TOML["governance/exports.toml"])
    rows = [jira_issue("PAY-1", **{field: ODD[hour]}), jira_issue("PAY-2"),
            jira_issue("PAY-3", **{field: ODD[hour]}), jira_issue("PAY-4", **{field: "soon"})]  # fmt: skip
    loaded = exports.put("jira/a.csv", csv_text(JIRA, *rows)).load()
    told = {note.kind: note.rows for note in loaded.files["jira/a.csv"].notes}
    kinds = {"twice": "local_time_twice", "left out": "local_time_left_out"}
    assert told == ({kinds[hour]: 2} if hour in kinds else {})
    assert loaded.counts("jira/a.csv") == (4, 3, 0, 1)


def test_odd_hours_of_servicenow_and_of_a_mapping_are_counted_too(exports):
    name, text = SAMPLES["servicenow_incidents"]
    rows = list(csv.reader(io.StringIO(text)))
    rows[1][rows[0].index("opened_at")] = "26-10-2025 02:30"
    exports.put(
        "governance/exports.toml",
        f'''[[source]]
match = "{name}"
zone = "Europe/Berlin"
date_order = "dmy"
''',
    )
    exports.put(
        "governance/mappings/log.toml",
        """fills = "deployments"
container = "csv"
recognised_by = ["Deploy", "App"]
zone = "Europe/Berlin"
[columns]
deployment_key = { from = "Deploy" }
source = { constant = "log" }
service_key = { from = "App" }
environment_name = { constant = "prod" }
result = { constant = "success" }
started_at = { from = "Begun" }
finished_at = { from = "Ended", format = "%d.%m.%Y %H:%M" }
""",
    )
    deploys = [
        ("1", "pay", "2025-10-26T02:30:00", "26.10.2025 02:40"),
        ("2", "pay", "2025-10-26T02:30:00+01:00", "26.10.2025 04:40"),
        ("3", "pay", "2025-03-30 02:30:00", "30.03.2025 03:40"),
    ]
    exports.put("log.csv", csv_text(("Deploy", "App", "Begun", "Ended"), *deploys))
    loaded = exports.put(name, csv_text(*rows)).load()
    told = {
        file: {note.kind: note.rows for note in loaded.files[file].notes}
        for file in (name, "log.csv")
    }
    assert told == {
        name: {"local_time_twice": 1},
        "log.csv": {"local_time_twice": 1, "local_time_left_out": 1},
    }
    assert loaded.rows(
        "select deployment_key, started_at, finished_at from staging.deployments"
    ) == [
        ("1", "2025-10-26 00:30:00", "2025-10-26 00:40:00"),
        ("2", "2025-10-26 01:30:00", "2025-10-26 03:40:00"),
        ("3", "2025-03-30 01:30:00", "2025-03-30 01:40:00"),
    ]


def test_a_deployment_without_a_status_and_one_to_nowhere_known_are_in_no_rate(exports):
    places = [deployment(1), deployment(2, environment="canary", production_environment=False)]
    exports.put("d.json", places)
    exports.put("s.json", [status(2)])
    loaded = exports.load()
    assert loaded.rows(
        "select deployment_key, environment_name, exported_tier, result from staging.deployments"
    ) == drawn("""
        key                   | environment | tier       | result
        github:harbour/pay:1  | production  | production | unknown
        github:harbour/pay:2  | canary      |            | success
    """)
    loaded.connection.execute("create schema marts")
    run(loaded.connection, "marts.deployment_tiers", "marts.production_runs")
    assert loaded.rows("select deployment_key from marts.deployment_tiers") == [
        ("github:harbour/pay:1",)
    ]
    assert loaded.rows("from marts.production_runs") == []


def status(of):
    return {
        "id": 1, "state": "success", "environment": "canary",
        "created_at": "2026-03-03T11:05:00Z", "updated_at": "2026-03-03T11:05:00Z",
        "deployment_url": f"https://api.github.com/repos/Harbour/Pay/deployments/{of}",
    }  # fmt: skip


@pytest.mark.parametrize(("begun", "counted"), [("@9", 1), ("@5", 0)])
def test_work_begun_before_its_use_case_was_declared_does_not_count_for_it(begun, counted):
    world = company({"ana": "a"})
    plan(world, "| item | weight | use_case |\n| W-1 | 1 | uc |")
    world.execute("update governance.use_cases set declared_on = date '2024-01-08'")
    ship(world, f"| change | live | begun | by | for |\n| a | @10 | {begun} | ai | W-1 |")
    run(world, "metrics.on_use_case")
    found = world.execute("select sum(numerator) from metrics.on_use_case").fetchall()
    assert found == [(10 * counted,)]


@pytest.mark.parametrize(("bad", "is_refused"), [(30, True), (21, True), (20, False), (10, False)])
def test_thirty_bad_rows_of_a_hundred_refuse_the_file_and_name_five_places(
    exports, bad, is_refused
):
    loaded = exports.put("a.csv", events(*[event("soon")] * bad, *many_events(100 - bad))).load()
    refusal = loaded.files["a.csv"].refusal
    assert (refusal is not None) == is_refused
    if refusal:
        assert refusal.reason == "too_many_set_aside"
        assert [f"record {n} (bad_time Date)" in refusal.sentence for n in range(1, 7)] == (
            [True] * 5 + [False]
        )
    assert loaded.one("select count(*) from staging.ai_events") == (0 if is_refused else 100 - bad)


def test_a_changed_plan_is_refused_and_the_plan_before_stays(exports):
    exports.put("governance/plan-2026-02-01.csv", csv_text(PLAN, plan_row()))
    exports.put("governance/plan-2026-03-01.csv", csv_text(PLAN, plan_row(weight="80")))
    loaded = exports.load()
    refusal = loaded.refusal("governance/plan-2026-03-01.csv")
    assert (refusal.reason, refusal.fix[-1]) == ("frozen_snapshot_changed", ".")
    assert loaded.one("select approved_weight from governance.milestones") == 8
