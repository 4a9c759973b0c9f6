"""Jumps that are the vendor's: which of them touch a figure of this company."""

import pytest

from dashboard import sql_file
from dashboard.settings import QUERIES
from tests.drawn import add, draw, expect, open_world, run

TOUCHED = "select tool, breaks_on, metric_id from marts.series_breaks"


@pytest.fixture
def world():
    return open_world()


def feed(world, tool, kind, first="2025-01-01", last="2026-11-20"):
    add(world, "staging.watermarks", tool=tool, kind=kind, data_from=first, data_to=last)


def jumps(world):
    """Fill the table as a build does."""
    path = QUERIES / "staging" / "series_breaks" / "_after.sql"
    world.execute(sql_file.read(path).statement)
    run(world, "marts.series_breaks")


def test_only_jumps_of_tools_the_company_has_touch_a_figure(world):
    feed(world, "copilot", "usage")
    feed(world, "cursor", "usage", first="2025-09-01")
    jumps(world)
    expect(world, f"{TOUCHED} where metric_id in ('reach', 'ai_use', 'spend_per_engineer_week')", """
        | tool    | breaks_on  | metric_id               |
        | copilot | 2026-04-10 | ai_use                  |
        | copilot | 2026-04-10 | reach                   |
        | copilot | 2026-06-15 | ai_use                  |
        | copilot | 2026-06-15 | reach                   |
        | copilot | 2026-06-19 | spend_per_engineer_week |
        """)  # fmt: skip


def test_jump_of_bills_touches_spend_only_where_there_are_bills(world):
    feed(world, "copilot", "spend")
    jumps(world)
    expect(world, f"{TOUCHED} where metric_id = 'spend_per_engineer_week'", """
        | tool    | breaks_on  | metric_id               |
        | copilot | 2026-06-01 | spend_per_engineer_week |
        """)  # fmt: skip


def test_jump_before_the_first_and_after_the_last_day_of_a_tool_touches_nothing(world):
    feed(world, "kiro", "usage", first="2026-03-01")
    feed(world, "copilot", "usage", last="2026-04-09")
    jumps(world)
    expect(world, f"{TOUCHED} where metric_id in ('reach', 'ai_use')", """
        | tool | breaks_on | metric_id |
        """)  # fmt: skip


def test_company_adds_its_own_and_its_words_stand_over_ours(world):
    feed(world, "copilot", "usage")
    feed(world, "pagerduty", "incidents")
    draw(world, "governance.series_breaks", """
        | tool      | measure   | breaks_on  | effect            |
        | PagerDuty | Incidents | 2026-01-01 | low ones count    |
        | copilot   | counters  | 2026-04-10 | ours of this jump |
        | copilot   | standing  | 2026-05-01 | a figure by name  |
        | jira      | reach     | 2026-05-01 | not a tool of us  |
        """)  # fmt: skip
    jumps(world)
    expect(world, "select distinct tool, effect from marts.series_breaks where metric_id = 'standing'", """
        | tool      | effect           |
        | pagerduty | low ones count   |
        | copilot   | a figure by name |
        """)  # fmt: skip
    expect(world, "select effect from marts.series_breaks where breaks_on = '2026-04-10' and metric_id = 'reach'", """
        | effect            |
        | ours of this jump |
        """)  # fmt: skip
