"""Reach and spend: weeks and money of people, never of tokens."""

import pytest

from tests.drawn import add, at, draw, expect, run
from tests.marts.deliveries import company


@pytest.fixture
def world():
    world = company({"ana": "a", "ben": "a"})
    world.execute("update staging.people set role = 'manager' where person_key = 'rex'")
    return world


def used(world, name, day, active=True, **cells):
    facts = {"has_telemetry": True, "is_active": active, "surface": "cli", **cells}
    add(world, "staging.ai_days", system="anthropic", id_kind="email", tool="claude_code",
        id_value=f"{name}@acme.example", used_on=at(day), final_on=at(day), **facts)  # fmt: skip


REACH = """
    select person_key, numerator, denominator, weight_sq from metrics.reach
    where period_start = '2024-01-01'
"""


def test_reach_counts_measured_weeks_and_used_ones(world):
    draw(world, "staging.work_weeks", "| person_key | week_start | active_days |\n| ana | @7 | 3 |")
    used(world, "ana", 1)
    used(world, "ana", 8)
    used(world, "ana", 15, active=False)
    used(world, "ben", 1, active=False)
    run(world, "metrics.reach")
    expect(
        world,
        REACH,
        """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 1.6       | 2.6         | 2.36      |
        | ben        | 0         | 1           | 1         |
    """,
    )


def test_more_tokens_or_another_day_of_the_week_move_nothing(world):
    used(world, "ana", 1, total_tokens=10)
    run(world, "metrics.reach")
    before = world.execute(REACH).fetchall()
    again = company({"ana": "a", "ben": "a"})
    again.execute("update staging.people set role = 'manager' where person_key = 'rex'")
    used(again, "ana", 4, total_tokens=10_000, sessions=40)
    run(again, "metrics.reach")
    assert again.execute(REACH).fetchall() == before != []


def test_spend_takes_charges_first_and_no_money_for_what_a_plan_includes(world):
    used(world, "ana", 1, client="a", cost=8, cost_kind="charged", currency="USD")
    used(world, "ana", 1, client="b", cost=9, cost_kind="list_estimate", currency="USD")
    used(world, "ana", 2, client="a", cost=5, cost_kind="list_estimate", currency="USD")
    used(world, "ana", 3, client="a", cost=7, cost_kind="notional_included", currency="USD")
    used(world, "ana", 4, client="a", cost=3, cost_kind="charged", currency="EUR")
    used(world, "stranger", 4, client="a", cost=2, cost_kind="charged", currency="USD")
    run(world, "metrics.spend_per_engineer_week", "marts.unallocated")
    expect(world, """
        select person_key, numerator, denominator, weight_sq
        from metrics.spend_per_engineer_week where period_start = '2024-01-01'
    """, """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 13        | 40          | 40        |
        | ben        | 0         | 40          | 40        |
    """)  # fmt: skip
    expect(
        world,
        "select reason, amount from marts.unallocated",
        """
        | reason          | amount |
        | in EUR          | 3      |
        | no known person | 2      |
    """,
    )


def test_credits_are_priced_where_a_tool_exports_no_money(world):
    used(world, "ana", 1, credits=200, credit_unit="kiro_credit")
    draw(
        world,
        "governance.prices",
        """
        | tool        | unit        | valid_from | valid_to | price | currency |
        | claude_code | kiro_credit | 2023-01-01 | @1       | 0.99  | USD      |
        | claude_code | kiro_credit | @1         |          | 0.04  | USD      |
    """,
    )
    run(world, "marts.spend")
    expect(
        world,
        "select person_key, spend_kind, cost from marts.spend",
        """
        | person_key | spend_kind | cost |
        | ana        | metered    | 8    |
    """,
    )


def test_a_seat_costs_its_days_of_the_period(world):
    draw(
        world,
        "staging.ai_seats",
        """
        | system | id_kind | id_value | tool    | snapshot_at | assigned_at | cancels_on |
        | github | login   | ana      | copilot | @20         | @21         |            |
        | github | login   | ana      | copilot | @40         | @21         |            |
        | github | login   | ben      | copilot | @40         | @1          | @28        |
    """,
    )
    draw(
        world,
        "governance.prices",
        """
        | tool    | unit       | valid_from | price | currency |
        | copilot | seat_month | 2023-01-01 | 36.5  | USD      |
    """,
    )
    run(world, "marts.seats")
    expect(
        world,
        "select person_key, period_start, cost from marts.seats",
        """
        | person_key | period_start | cost |
        | ana        | 2024-01-01   | 8.4  |
        | ana        | 2024-01-29   | 33.6 |
        | ana        | 2024-02-26   | 33.6 |
    """,
    )


def test_people_see_their_own_use_by_week_and_tool(world):
    used(world, "ana", 1, total_tokens=5)
    used(world, "ana", 2, output_tokens=4, cache_read_tokens=2)
    run(world, "marts.person_ai_use")
    expect(world, """
        select person_key, tool, week_start, active_days, tokens from marts.person_ai_use
    """, """
        | person_key | tool        | week_start | active_days | tokens |
        | ana        | claude_code | 2024-01-01 | 2           | 11     |
    """)  # fmt: skip
