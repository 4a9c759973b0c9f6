"""Data health for each role, and in each state the last build can have left it."""

import json
import re
import shutil
from dataclasses import replace

import pandas as pd
import pytest

from tests.pages.looking import charts, look, sent, words

MODULE = "everyone.data_health"
REACH = ("To", "Final to")
FULL, DATES = ("sam", "ines", "tom"), ("maya", "priya")
FOR_THE_FULL_PAGE_ONLY = ("Set aside", "was refused", "unsorted/", "What joins up", "export.csv")


@pytest.fixture
def after(settings, tmp_path):
    """The same release beside another report of the last build."""

    def after(report):
        out = tmp_path / "out"
        ignored = shutil.ignore_patterns("warehouse", "frozen", "*.csv")
        shutil.copytree(settings.out, out, ignore=ignored)
        for path in (out / "builds").glob("*.json"):
            path.unlink()
        if report is not None:
            (out / "builds" / "9.json").write_text(json.dumps(report), encoding="utf-8")
        return replace(settings, out=out)

    return after


@pytest.mark.parametrize("persona", DATES)
def test_engineers_and_managers_get_dates_and_nothing_of_a_file(settings, persona):
    page = look(MODULE, persona, settings)
    text = words(page)
    assert "Data to 20 Nov 2026" in text
    assert "is final to that day" in text
    assert page.code[0].value == "python -m dashboard build"
    assert not page.metric
    assert not page.error
    assert not charts(page)
    assert [word for word in FOR_THE_FULL_PAGE_ONLY if word in sent(page)] == []


@pytest.mark.parametrize("persona", FULL)
def test_hr_steward_and_auditor_get_the_account_of_every_file(settings, persona):
    page = look(MODULE, persona, settings)
    assert [metric.label for metric in page.metric] == [
        "Files read",
        "Rows loaded",
        "Superseded",
        "Set aside",
    ]
    assert len(charts(page)) == 2
    assert len(page.error) == 2
    assert "/export/set-aside.csv" in page.get("html")[0].proto.body


def test_files_add_up_row_by_row_and_all_together(settings):
    page = look(MODULE, "ines", settings)
    read = page.dataframe[0].value.dropna(subset="Read")
    parts = read["Loaded"] + read["Superseded"] + read["Set aside"]
    assert len(read) > 100
    assert (parts == read["Read"]).all()
    assert set(read["Adds up"]) == {"yes"}
    cards = {metric.label: int(metric.value.replace(",", "")) for metric in page.metric}
    assert cards["Files read"] == len(read)
    assert cards["Rows loaded"] == read["Loaded"].sum()
    assert cards["Set aside"] == read["Set aside"].sum()


def test_refused_file_is_told_with_its_nearest_format_what_differs_and_the_fix(settings):
    page = look(MODULE, "ines", settings)
    told = {error.proto.title.replace("\\", ""): error.value for error in page.error}
    (text,) = [text for title, text in told.items() if title.startswith("unsorted/deployments")]
    text = text.replace("\\", "")
    assert text.startswith("The nearest format is github_deployments  \nMissing: sha")
    assert "  \nUnknown: description, " in text
    assert text.endswith("Published figures are unchanged.")


@pytest.mark.parametrize(
    ("choice", "results"),
    [("Refused or held", {"refused"}), ("With rows set aside", {"loaded"})],
)
def test_table_of_files_can_be_narrowed(settings, choice, results):
    page = look(MODULE, "ines", settings, files=choice)
    rows = page.dataframe[0].value
    assert set(rows["Result"]) == results
    assert len(rows) < 30


def test_planted_gap_and_late_source_are_in_the_chart_and_in_words(settings):
    page = look(MODULE, "ines", settings)
    alt = charts(page)[0].alt
    assert "PagerDuty, incidents behind" in alt
    assert "Cursor, AI use has no rows of single uses from 9 Feb to 15 Feb 2026" in alt
    assert "Such days are not counted as zero." in words(page)


def test_no_source_is_final_beyond_its_newest_day(settings):
    rows = look(MODULE, "maya", settings).table[0].value
    days = {name: pd.to_datetime(rows[name] + " 2026", format="%d\xa0%b %Y") for name in REACH}
    assert (days["Final to"] <= days["To"]).all()


def test_holiday_is_told_once_and_is_no_gap(after, sample):
    holiday = {"dataset": "changes", "first_on": "2026-05-01", "last_on": "2026-05-01"}
    sources = (("github", "changes"), ("jira", "work"))
    gaps = [
        {"tool": tool, "kind": kind, "days": 1, "is_quiet": True} | holiday
        for tool, kind in sources
    ]
    health = sample.report["health"] | {"gaps": gaps}
    page = look(MODULE, "ines", after(sample.report | {"health": health}))
    text = words(page)
    assert "No source has a gap." in text
    assert text.count("1 May 2026") == 1
    assert "Hardly any source told of 1 May 2026, as on a holiday." in text
    assert "Thin line: days of which hardly any source told" in text
    assert "no gap" in charts(page)[0].alt


def test_many_sources_stand_in_two_charts_of_one_scale_that_are_no_page_high(after, sample):
    (one, *_) = [row for row in sample.report["health"]["sources"] if row["kind"] == "usage"]
    sources = [one | {"tool": f"tool {letter}"} for letter in "abcdefghijk"]
    sources[10] |= {"first_on": "2025-01-02"}
    health = sample.report["health"] | {"sources": sources, "gaps": []}
    page = look(MODULE, "ines", after(sample.report | {"health": health}))
    drawn = [json.loads(chart.spec)["layout"] for chart in charts(page)[:2]]
    assert [chart.alt.split(" to ")[0] for chart in charts(page)[:2]] == ["6 sources", "5 sources"]
    assert drawn[0]["xaxis"]["range"] == drawn[1]["xaxis"]["range"]
    assert max(layout["height"] for layout in drawn) <= 380


def test_share_that_is_not_joined_is_told_for_each_link(settings):
    alt = charts(look(MODULE, "ines", settings))[1].alt
    assert "Deployments to changes: 97 % exact, 3 % inferred, under 1 % not joined" in alt
    assert "Incidents to deployments: " in alt
    assert "AI use to people: over 99 % exact" in alt
    assert "Work items to a frozen plan: " in alt


def test_accounts_of_nobody_are_counted_and_never_listed(after, sample):
    identities = {
        "unmapped_ids": 3,
        "unmapped_ids_by_system": {"cursor": 1, "github": 2},
        "usage_by_tool": [{"tool": "copilot", "unit": "ai_credits", "share": 0.96}],
        "outside_roster_share": 0.02,
    }
    text = words(look(MODULE, "tom", after(sample.report | {"identities": identities})))
    assert "3 accounts of nobody: 1 of Cursor and 2 of GitHub." in text
    assert "AI use with a person: 96 % of GitHub Copilot by ai credits." in text
    assert "2 % of active days lie before the roster begins, or after it ends." in text


def test_no_account_at_all_is_a_count_too(after, sample):
    identities = {"unmapped_ids": 0, "unmapped_ids_by_system": {}}
    text = words(look(MODULE, "ines", after(sample.report | {"identities": identities})))
    assert "0 accounts of nobody: none." in text


def test_what_is_worth_a_look_names_environments_columns_and_files(settings):
    text = words(look(MODULE, "ines", settings))
    assert "1 environment nobody declared" in text
    assert re.search(r"canary-lab \(\d+\)", text)
    assert "1 column unknown to cursor_usage_events_csv" in text
    assert "7 % of unsorted/usage-events-2026-08-02.csv was set aside" in text


@pytest.mark.parametrize("persona", [*FULL, *DATES])
@pytest.mark.parametrize("report", [None, {}, {"build_id": "9", "fate": "published"}])
def test_page_stands_without_a_report_and_with_one_that_tells_little(after, persona, report):
    page = look(MODULE, persona, after(report))
    assert not page.exception
    assert not charts(page)
    assert "No build has left a report here." in words(page)


def test_refused_build_says_why_and_that_the_release_before_stays(after, sample):
    reason = "Add the roster: nobody is recognised without it."
    report = sample.report | {"fate": "refused", "reason": reason, "unrecognised": []}
    page = look(MODULE, "tom", after(report))
    (error,) = page.error
    assert error.proto.title == "The last build published nothing"
    assert reason in error.value.replace("\\", "")
    assert "The release before it is still served." in error.value


def test_held_file_waits_and_is_no_failure(after, sample):
    held = {
        "path": "hr/roster-2026-11-20.csv",
        "fate": "held",
        "reason": "organisation_change",
        "message": "Import held: 40 of 255 people change group, more than allowed.",
        "what": "",
        "fix": "",
    }
    page = look(MODULE, "ines", after(sample.report | {"unrecognised": [held]}))
    assert not page.error
    warning = page.warning[-1]
    assert warning.proto.title.replace("\\", "") == "hr/roster-2026-11-20.csv is held"
    assert "40 of 255 people" in warning.value
    assert page.metric[0].delta == "1 held"


def test_nothing_to_mend_is_said_and_not_left_blank(after, sample):
    clean = sample.report | {"unrecognised": [], "checks": {}, "health": {}, "files": []}
    text = words(look(MODULE, "ines", after(clean)))
    assert "Nothing: every file was recognised whole" in text
    assert "The last build read no source that has days." in text
    assert "The last build found no file." in text


def test_names_of_files_and_columns_cannot_become_markup(after, sample):
    health = sample.report["health"] | {
        "unknown_columns": [{"format_id": "**x**", "column_name": "[a](b)", "files": 1}]
    }
    page = look(MODULE, "ines", after(sample.report | {"health": health}))
    raw = "\n".join(one.value for one in page.markdown)
    assert r"\*\*x\*\*" in raw
    assert r"\[a\](b)" in raw
