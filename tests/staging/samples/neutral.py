"""Neutral files for what no tool exports."""

from tests.staging.samples.tables import csv_text

SAMPLES = {
    "simple_change_lines": (
        "lines.csv",
        csv_text(
            ("repository_key", "sha", "effective_lines_added", "surviving_share_14"),
            ("github.com/harbour/pay", "c" * 40, "40", "0.9"),
        ),
    ),
    "simple_work_weeks": (
        "weeks.csv",
        csv_text(("person_key", "week_start", "active_days"), ("maya", "2026-03-02", "4")),
    ),
}
