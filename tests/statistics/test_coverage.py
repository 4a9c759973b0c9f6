"""The simulation that `make bench` prints: it can fail, and it does for a range that is too narrow."""

import pytest

from dashboard.statistics import coverage, intervals


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(coverage, "GROUPS", 1_500)
    monkeypatch.setattr(coverage, "COMPANIES", 1)


def of(kind):
    return [row for row in coverage.measured() if row.kind == kind]


def test_ranges_of_shares_and_rates_hold_what_they_say_and_rounding_only_widens_them(few):
    for row in of("share") + of("rate"):
        assert row.nominal - 0.03 < row.exact < row.nominal + 0.03
        assert row.published >= row.exact


def test_a_range_that_is_too_narrow_is_seen(few, monkeypatch):
    honest = intervals.wilson
    monkeypatch.setattr(intervals, "wilson", lambda share, n, level: honest(share, 4 * n, level))
    assert not any(row.is_near for row in of("share"))


def test_the_same_seed_gives_the_same_table(few):
    assert coverage.measured(3) == coverage.measured(3)
