"""A file is told by its content; what nobody can use is refused with a sentence that helps."""

import json

import pytest

from tests.staging.samples import SAMPLES
from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.cursor import EVENTS, event
from tests.staging.samples.github import commit, deployment_status, pull_request
from tests.staging.samples.tables import csv_text

EXCEL = b"PK\x03\x04" + b"\0" * 20 + b"xl/workbook.xml"


def test_unknown_header_is_refused_with_the_nearest_format_and_the_differences(exports):
    header = [name for name in EVENTS if name != "Cost"] + ["Amount"]
    refusal = exports.put("new.csv", csv_text(header, event())).load().refusal("new.csv")
    assert refusal.reason == "unknown_format"
    assert "nearest format is cursor_usage_events_csv" in refusal.sentence
    assert "missing: Cost; unknown: Amount" in refusal.sentence


def test_a_file_without_a_header_shows_none_of_its_values(exports):
    text = csv_text(["maya@harbour.example", "2026-03-02", "Cost"], ["x", "y", "z"])
    sentence = exports.put("odd.csv", text).load().refusal("odd.csv").sentence
    assert "maya" not in sentence
    assert "2026-03-02" not in sentence


@pytest.mark.parametrize(
    "content",
    [
        {"context": {"type": "dev.cdevents.service.deployed.0.3.0"}, "subject": {"id": "1"}},
        {"total_seats": 1, "seats": [{"assignee": {"login": "octocat"}}]},
    ],
)
def test_formats_of_later_issues_are_unknown_and_break_nothing(exports, content):
    loaded = exports.put("later.json", content).put("ok.json", [pull_request()]).load()
    assert loaded.refusal("later.json").reason == "unknown_format"
    assert loaded.one("select count(*) from staging.changes") == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "zip archive"),
        (EXCEL, "Excel workbook"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "sign-in page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1", "git-lfs pointer"),
        ({"download_links": ["https://signed.example/secret"]}, "links, not data"),
        ({"message": "Not Found", "documentation_url": "https://x", "status": "404"}, "404"),
    ],
)
def test_what_is_no_export_has_its_own_sentence(exports, content, words):
    refusal = exports.put("odd.csv", content).load().refusal("odd.csv")
    assert refusal.reason == "not_an_export"
    assert words in refusal.sentence
    assert "signed.example" not in refusal.sentence


def test_columns_in_another_order_and_a_new_one_load_with_the_same_result(exports):
    row = dict(zip(EVENTS, event(), strict=True)) | {"Region": "eu"}
    names = sorted(row)
    loaded = exports.put("a.csv", csv_text(names, [row[name] for name in names])).load()
    assert loaded.files["a.csv"].unknown_columns == ("Region",)
    assert loaded.rows("select total_tokens, cost, extra from staging.ai_events") == [
        ("100", "0.030000000", '{"Region":"eu"}')
    ]


def test_one_header_name_twice_is_refused(exports):
    header = [*EVENTS, "Cost"]
    refusal = exports.put("a.csv", csv_text(header, [*event(), "1"])).load().refusal("a.csv")
    assert refusal.reason == "duplicate_header"
    assert "Column Cost stands twice" in refusal.sentence


def test_a_file_that_fits_two_formats_equally_is_refused_and_both_are_named(exports):
    header = ("person_hash", "since_on")
    exports.put("governance/people.csv", csv_text(header, ("aa", "2026-03-09")))
    refusal = exports.load().refusal("governance/people.csv")
    assert refusal.reason == "ambiguous_format"
    assert "erased and objections" in refusal.sentence
    assert "overrides" in refusal.sentence


def test_a_register_outside_the_governance_folder_counts_for_nothing(exports):
    content = SAMPLES["approvals"][1]
    loaded = exports.put("inbox/approvals.csv", content).load()
    assert loaded.refusal("inbox/approvals.csv").reason == "unknown_format"
    assert loaded.one("select count(*) from governance.approvals") == 0


@pytest.mark.parametrize(
    "write",
    [
        lambda days: json.dumps(days),
        lambda days: "\n".join(json.dumps(day) for day in days),
        lambda days: "".join(json.dumps(day) for day in days),
        lambda days: json.dumps({"day_totals": days}, indent=2),
        lambda days: json.dumps({"report_start_day": "2026-03-01", "user_totals": days}),
        lambda days: "\ufeff" + json.dumps(days),
    ],
    ids=["array", "lines", "one after the other", "day_totals", "user_totals", "byte order mark"],
)
def test_every_way_to_write_records_gives_the_same_rows(exports, write):
    days = [copilot_day(day=f"2026-03-0{day}") for day in (2, 3, 4)]
    loaded = exports.put("copilot.json", write(days)).load()
    assert loaded.rows("select used_on, prompts, row_number from staging.ai_days") == [
        ("2026-03-02", "4", "1"),
        ("2026-03-03", "4", "2"),
        ("2026-03-04", "4", "3"),
    ]


def test_pages_of_the_api_written_one_after_the_other_are_one_export(exports):
    pages = [
        {"total_count": 2, "workflow_runs": SAMPLES["github_workflow_runs"][1]["workflow_runs"]},
        {"total_count": 2, "workflow_runs": []},
    ]
    loaded = exports.put("runs.json", "".join(json.dumps(page) for page in pages)).load()
    assert loaded.counts("runs.json") == (1, 0, 0, 1)
    assert loaded.reasons("runs.json") == {"not_this_kind": 1}


def test_a_webhook_is_the_thing_inside_it(exports):
    status = {
        "action": "created",
        "deployment_status": deployment_status(),
        "deployment": SAMPLES["github_deployments"][1][0],
        "repository": {},
    }
    change = {
        "action": "closed",
        "number": 7,
        "pull_request": pull_request(),
        "repository": {"full_name": "Harbour/Pay"},
    }
    loaded = exports.put("status.json", status).put("change.json", change).load()
    assert loaded.files["status.json"].format == "github_deployment_statuses"
    assert loaded.rows("select change_key from staging.changes") == [("github.com/harbour/pay#7",)]


def test_files_that_lie_beside_exports_are_not_reported(exports):
    exports.put("README.md", "# Exports").put(".hidden/x.csv", "a,b\n1,2\n").put("gen.py", "x")
    assert exports.load().report.files == []


def test_messages_never_hold_a_value_of_a_row(exports):
    broken = json.dumps([commit()])[:-40] + '"very secret'
    loaded = exports.put("broken.json", broken).load()
    assert "secret" not in loaded.refusal("broken.json").sentence
    assert "maya" not in loaded.refusal("broken.json").sentence
