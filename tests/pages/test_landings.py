"""A person's own counts: exact, and without a share where there is too little."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from dashboard import landings
from dashboard.landings import Tally

FIRST = datetime(2026, 10, 5, 9)


def table(*rows):
    """Rows of `day, outcome, tier, is_counted`."""
    return pd.DataFrame(
        [
            {
                "patch_key": f"p{number}",
                "title": f"Landing {number}",
                "url": "https://code.example/1",
                "service_names": "basket",
                "went_live_at": FIRST + timedelta(days=day),
                "settles_on": pd.Timestamp(FIRST + timedelta(days=day + 14)),
                "use_case_id": "uc-tests" if number % 2 else None,
                "use_case_title": "Test writing" if number % 2 else None,
                "tier": tier,
                "lead_time_hours": None if number == 0 else 24.0 * number,
                "outcome": outcome,
                "undone_by": "hotfix" if outcome == "undone" else None,
                "undone_at": FIRST + timedelta(days=day + 2) if outcome == "undone" else pd.NaT,
                "is_counted": is_counted,
                "not_counted_because": None if is_counted else "a revert",
            }
            for number, (day, outcome, tier, is_counted) in enumerate(rows)
        ]
    )


ROWS = table(
    (0, "lasted", "T3", True),
    (1, "undone", "T0", True),
    (8, "lasted", "T2", True),
    (9, "lasted", "TX", True),
    (30, "too_early", "T2", True),
    (31, "lasted", "T3", False),
)


def test_only_settled_and_counted_landings_are_in_the_share():
    assert landings.lasted(ROWS).words == "3 of 4"
    assert len(landings.too_early(ROWS)) == 1


def test_share_needs_eight_and_says_so():
    assert landings.lasted(ROWS).mark is None
    assert landings.lasted(ROWS).chip == "a range needs 8"
    assert Tally(15, 17).chip == "likely 66–97 %"


def test_parts_of_shared_work_are_written_as_parts():
    assert Tally(4.5, 6).words == "4.5 of 6"
    assert Tally(120, 124).words == "120 of 124"


def test_unknown_ai_use_is_in_neither_arm_and_in_the_coverage():
    assert landings.known(ROWS).words == "3 of 4"
    assert [row.counted for row in landings.by_ai(ROWS)] == ["2", "1"]
    assert landings.by_ai(ROWS)[1].instead == "1 so far, a share needs 8"


def test_use_cases_are_counted_over_assisted_landings_only():
    assert landings.on_use_case(ROWS).words == "0 of 3"


def test_weeks_without_a_landing_are_shown_as_empty():
    bars = landings.by_week(ROWS, date(2026, 10, 5), date(2026, 11, 8))
    assert [bar.label for bar in bars] == ["5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov"]
    assert [(bar.lasted, bar.undone, bar.too_early) for bar in bars] == [
        (1, 1, 0),
        (2, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
        (0, 0, 1),
    ]


def test_bars_and_cards_count_the_same_landings():
    bars = landings.by_week(ROWS, date(2026, 10, 5), date(2026, 11, 8))
    assert sum(bar.lasted for bar in bars) == landings.lasted(ROWS).some
    assert sum(bar.too_early for bar in bars) == len(landings.too_early(ROWS))


def test_table_says_outcome_and_reason_in_words_newest_first():
    shown = landings.table(ROWS, date(2026, 11, 10))
    assert list(shown.columns[:3]) == ["Went live", "Landing", "Outcome"]
    assert list(shown["Outcome"])[:2] == ["lasted", "too early, settles 18 Nov"]
    assert shown["Outcome"].iloc[-2] == "undone: hotfix 8 Oct"
    assert shown["Counted"].iloc[0] == "no: a revert"
    assert shown["Time to ship"].iloc[-1] == "not measured"
    assert shown["AI seen"].iloc[-2] == "none seen"


def test_landing_that_waits_for_a_late_source_says_so_and_settles_on_no_day_gone_by():
    late = date(2026, 11, 21)
    assert landings.table(ROWS, late)["Outcome"].iloc[1] == "too early, a source is late"
    early = landings.too_early(ROWS)
    assert landings.next_settling(early, late) is None
    assert landings.next_settling(early, date(2026, 11, 10)) == date(2026, 11, 18)


def test_stretch_includes_both_its_ends():
    assert len(landings.between(ROWS, date(2026, 10, 5), date(2026, 10, 13))) == 3


def test_contributions_of_other_metrics_and_parts_are_left_out():
    rows = pd.DataFrame(
        {
            "metric_id": ["change_fail_rate", "change_fail_rate", "reach", "change_fail_rate"],
            "part": ["", "explicit", "", ""],
            "period_start": pd.to_datetime(
                ["2026-10-05", "2026-10-05", "2026-10-05", "2026-07-13"]
            ),
            "numerator": [1.0, 9.0, 9.0, 9.0],
            "denominator": [4.5, 9.0, 9.0, 9.0],
        }
    )
    found = landings.contributed(rows, "change_fail_rate", date(2026, 10, 5), date(2026, 11, 1))
    assert found.words == "1 of 4.5"


@pytest.mark.parametrize("empty", [ROWS.head(0)])
def test_nothing_yet_is_nought_of_nought_and_no_share(empty):
    assert landings.lasted(empty).words == "0 of 0"
    assert landings.lasted(empty).mark is None
