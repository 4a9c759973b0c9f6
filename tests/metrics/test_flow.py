"""Lead time and review: the longest of a day counts, and rounds of review are the reviewer's."""

from math import log

import pytest

from tests.drawn import add, at, expect, run
from tests.marts.deliveries import REPOSITORY, company, key_of, ship

GEOMETRIC = "select exp(3 * sum(numerator) / sum(denominator)) - 1 from metrics.lead_time_hours"


def test_the_longest_change_of_an_author_service_and_day_counts_once():
    world = company({"ana": "a", "ben": "a"})
    ship(
        world,
        """
        | change | author  | live  | begun | service |
        | one    | ana     | @10.5 | @10   | s       |
        | two    | ana     | @10.6 | @1    | s       |
        | three  | ana     | @10.7 | @10.6 | t       |
        | four   | ana+ben | @12   | @10   | s       |
    """,
    )
    run(world, "metrics.lead_time_7_days", "metrics.lead_time_hours")
    expect(world, "select * exclude (period_start, part) from metrics.lead_time_7_days", """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 2         | 3           | 3         |
        | ben        | 1         | 1           | 1         |
    """)  # fmt: skip
    logs = log(1 + 9.6 * 24) + log(1 + 2.4) + 2 * log(49)
    ((typical,),) = world.execute(GEOMETRIC).fetchall()
    assert log(1 + typical) == pytest.approx(logs / 4, rel=1e-4)


def test_work_that_was_withdrawn_or_approved_by_nobody_has_no_lead_time():
    world = company({"ana": "a"})
    ship(
        world,
        """
        | change | live | service | approver | for      |
        | back   | @10  | s       | rex      |          |
        | r      | @12  | s       | rex      | revert back |
        | alone  | @20  | s       | -        |          |
    """,
    )
    run(world, "marts.lead_times")
    assert world.execute("select * from marts.lead_times").fetchall() == []


def test_a_very_long_lead_time_stops_at_ninety_days():
    world = company({"ana": "a"})
    ship(world, "| change | live | begun |\n| a | @10 | @-400 |")
    run(world, "metrics.lead_time_hours")
    ((typical,),) = world.execute(GEOMETRIC).fetchall()
    assert typical == pytest.approx(2160)


def review(world, change, reviewer, on, state="commented"):
    number = world.execute("select count(*) from staging.change_reviews").fetchall()[0][0]
    add(world, "staging.change_reviews", review_key=f"r{number}", state=state,
        change_key=key_of(world, change), reviewer_id=reviewer, reviewer_kind="person",
        reviewed_at=at(on))  # fmt: skip


def test_one_round_of_review_for_each_change_reviewer_and_day_and_none_on_ones_own():
    world = company({"ana": "a", "ben": "a"})
    ship(
        world,
        """
        | change | author | live | approver |
        | a      | ana    | @10  | -        |
        | auto   | bot    | @10  | -        |
    """,
    )
    for on in (8, 8.1, 8.2, 9):
        review(world, "a", "ben", on)
    review(world, "a", "ana", 8)
    review(world, "auto", "ben", 8)
    run(world, "metrics.review_load")
    expect(world, """
        select person_key, numerator, denominator, weight_sq from metrics.review_load
        where period_start = date '2024-01-01' and person_key <> 'rex'
    """, """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 0         | 4           | 0         |
        | ben        | 2         | 4           | 2         |
    """)  # fmt: skip


def test_a_large_change_approved_within_two_minutes_without_a_word_is_quick():
    world = company({"ana": "a"})
    ship(
        world,
        """
        | change | live | lines | approver |
        | small  | @20  | 200   | -        |
        | quick  | @20  | 201   | -        |
        | slow   | @21  | 300   | -        |
        | spoken | @22  | 300   | -        |
        | none   | @23  | 300   | -        |
    """,
    )
    world.execute("update staging.changes set created_at = timestamp '2024-01-15'")
    minute = 1 / 1440
    review(world, "small", "rex", 14 + minute, "approved")
    review(world, "quick", "rex", 14 + minute, "approved")
    review(world, "slow", "rex", 14 + 2 * minute, "approved")
    review(world, "spoken", "rex", 14 + minute / 2)
    review(world, "spoken", "rex", 14 + minute, "approved")
    run(world, "metrics.quick_approvals", "metrics.review_share_large")
    expect(world, "select person_key, numerator, denominator from metrics.quick_approvals", """
        | person_key | numerator | denominator |
        | ana        | 1         | 4           |
    """)  # fmt: skip


def test_lines_in_very_large_changes_count_by_hundreds_and_by_author():
    world = company({"ana": "a", "ben": "a"})
    ship(
        world,
        """
        | change | author  | live | lines |
        | large  | ana+ben | @20  | 500   |
        | usual  | ana     | @21  | 150   |
    """,
    )
    run(world, "metrics.review_share_large")
    expect(world, "select * exclude (period_start, part) from metrics.review_share_large", """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 2.5       | 4           | 14.75     |
        | ben        | 2.5       | 2.5         | 12.5      |
    """)  # fmt: skip
    assert REPOSITORY in key_of(world, "large")
