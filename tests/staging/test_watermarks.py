"""How far the data of each tool reach, and the calendar they stand in."""

from datetime import date

import pytest

from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.cursor import EVENTS, event
from tests.staging.samples.github import pull_request
from tests.staging.samples.tables import csv_text

ROWS = "select tool, kind, data_from, data_to, final_through from staging.watermarks"


def test_provisional_days_of_an_export_of_known_time_are_not_final(exports):
    days = [copilot_day(day=f"2026-03-{day:02}") for day in range(1, 21)]
    exports.put("report.json", {"created_at": "2026-03-21T03:00:00Z", "day_totals": days})
    assert exports.load().rows(ROWS) == [
        ("copilot", "usage", "2026-03-01", "2026-03-20", "2026-03-17")
    ]


def test_an_export_long_after_its_last_event_covers_the_quiet_days(exports):
    exports.put("pulls-2026-03-21.json", [pull_request()])
    assert exports.load().rows(ROWS) == [
        ("github", "changes", "2026-03-03", "2026-03-03", "2026-03-20")
    ]


def test_a_modification_time_proves_no_quiet_day(exports):
    exports.put("usage.csv", csv_text(EVENTS, event()))
    assert exports.load().rows(ROWS) == [
        ("cursor", "usage", "2026-03-02", "2026-03-02", "2026-02-27")
    ]


def test_a_refused_file_moves_no_watermark(exports):
    exports.put("a.csv", csv_text(EVENTS, *[event("soon")] * 30))
    assert exports.load().rows(ROWS) == []


@pytest.mark.parametrize(
    ("day", "week", "period", "quarter", "year"),
    [
        ("2024-01-01", "2024-01-01", "2024-01-01", "2024-01-01", "2024-01-01"),
        ("2024-12-01", "2024-11-25", "2024-11-04", "2024-09-09", "2024-01-01"),
        ("2026-10-04", "2026-09-28", "2026-09-07", "2026-07-13", "2025-11-03"),
        ("2026-10-05", "2026-10-05", "2026-10-05", "2026-10-05", "2026-10-05"),
    ],
)
def test_every_day_has_its_blocks(exports, day, week, period, quarter, year):
    exports.put("pulls.json", [pull_request()])
    found = exports.load().rows(f"from staging.calendar where day = '{day}'")
    assert found == [(day, week, period, quarter, year)]


def test_the_calendar_reaches_400_days_beyond_the_newest_data(exports):
    loaded = exports.put("pulls.json", [pull_request()]).load()
    assert loaded.one("select max(day) from staging.calendar") == date(2027, 4, 7)
    assert loaded.one("select min(day) from staging.calendar") == date(2024, 1, 1)
    assert loaded.one("select count(distinct week_start) from staging.calendar where "
                      "dayofweek(week_start) <> 1") == 0  # fmt: skip
