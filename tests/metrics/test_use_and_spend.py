"""Reach and spend: weeks and money of people, never of tokens."""

import pytest

from tests.drawn import add, at, draw, expect, read, run
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
        "select reason, amount from marts.unallocated where metric_id = 'spend_per_engineer_week'",
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


def bill(world, text):
    """Lines of a bill: who, on which day, and what it cost gross and net."""
    columns, rows = read(text)
    for number, cells in enumerate(rows):
        row = {"product": "copilot", "unit": "ai_credits", "currency": "USD", "id_kind": "login",
               "system": "github", **dict(zip(columns, cells, strict=True))}  # fmt: skip
        add(world, "staging.bill_lines", bill_line_key=str(number), **row)


def credits(world, name, day, amount):
    add(world, "staging.ai_days", system="github", id_kind="login", id_value=name,
        tool="copilot", used_on=at(day), final_on=at(day), has_telemetry=True, surface="all",
        credits=amount, credit_unit="github_ai_credit")  # fmt: skip


CREDIT_PRICE = """
    | tool    | unit             | valid_from | price | currency |
    | copilot | github_ai_credit | 2023-01-01 | 0.01  | USD      |
"""
COUNTED = (
    "select person_key, used_on, spend_kind, cost_kind, currency, cost from marts.counted_costs"
)


def test_two_accounts_nobody_holds_are_two(world):
    used(world, "stranger", 1, client="a", cost=2, cost_kind="charged", currency="USD")
    used(world, "somebody", 1, client="a", cost=3, cost_kind="list_estimate", currency="USD")
    used(world, "somebody", 2, client="a", cost=4, cost_kind="charged", currency="USD")
    used(world, "somebody", 2, client="b", cost=9, cost_kind="list_estimate", currency="USD")
    run(world, "marts.spend")
    expect(world, "select person_key, cost from marts.spend", """
        | person_key | cost |
        |            | 9    |
    """)  # fmt: skip


def test_a_bill_counts_net_where_it_says_net_and_no_estimate_beside_it(world):
    draw(world, "governance.prices", CREDIT_PRICE)
    credits(world, "ana", 1, 500)
    credits(world, "ana", 2, 500)
    credits(world, "ben", 1, 300)
    credits(world, "cleo", 1, 100)
    bill(world, """
        | id_value | billed_on | quantity | gross_amount | discount_amount | net_amount |
        | ana      | @1        | 500      | 5            | 2               | 3          |
        | ben      | @1        | 300      | 3            |                 |            |
        | zed      | @1        | 100      | 1            | 0               | 1          |
    """)  # fmt: skip
    run(world, "marts.counted_costs")
    expect(world, COUNTED, """
        | person_key | used_on    | spend_kind | cost_kind     | currency | cost |
        | ana        | 2024-01-02 | metered    | net           | USD      | 3    |
        | ben        | 2024-01-02 | metered    | gross         | USD      | 3    |
        |            | 2024-01-02 | metered    | net           | USD      | 1    |
        | ana        | 2024-01-03 | metered    | list_estimate | USD      | 5    |
    """)  # fmt: skip


def test_what_an_allowance_covers_costs_nothing_whatever_its_list_price(world):
    draw(world, "governance.prices", CREDIT_PRICE)
    credits(world, "ana", 1, 500)
    bill(world, """
        | id_value | billed_on | quantity | gross_amount | discount_amount | net_amount |
        | ana      | @1        | 500      | 5            | 5               | 0          |
    """)  # fmt: skip
    run(world, "marts.spend")
    assert world.execute("select count(*) from marts.spend").fetchall() == [(0,)]


def test_a_charge_stands_before_a_bill_and_requests_are_no_money(world):
    used(world, "ana", 1, cost=7, cost_kind="charged", currency="USD")
    bill(world, """
        | product     | system    | id_kind | id_value         | billed_on | unit     | quantity | net_amount |
        | claude_code | anthropic | email   | ana@acme.example | @1        | requests | 900      | 9          |
        | claude_code | anthropic | email   | ana@acme.example | @2        | tokens   | 900      |            |
    """)  # fmt: skip
    run(world, "marts.counted_costs")
    expect(world, COUNTED, """
        | person_key | used_on    | spend_kind | cost_kind | currency | cost |
        | ana        | 2024-01-02 | metered    | charged   | USD      | 7    |
    """)  # fmt: skip


def test_a_day_by_api_key_is_billed_with_the_api_and_a_seat_is_not(world):
    used(world, "ana", 1, plan_name="api", cost=6, cost_kind="list_estimate", currency="USD")
    used(world, "ben", 1, plan_name="subscription team", cost=4, cost_kind="list_estimate",
         currency="USD")  # fmt: skip
    bill(world, """
        | product       | system    | id_kind      | id_value | billed_on | unit   | net_amount |
        | anthropic_api | anthropic | workspace_id | w        | @1        | tokens | 20         |
    """)  # fmt: skip
    run(world, "marts.counted_costs")
    expect(world, COUNTED, """
        | person_key | used_on    | spend_kind | cost_kind     | currency | cost |
        | ben        | 2024-01-02 | metered    | list_estimate | USD      | 4    |
        |            | 2024-01-02 | metered    | net           | USD      | 20   |
    """)  # fmt: skip


def test_currencies_are_never_added_and_told_apart_where_nobody_holds_them(world):
    bill(world, """
        | id_value | billed_on | currency | net_amount |
        | ana      | @1        | USD      | 1          |
        | ana      | @1        | EUR      | 2          |
        | zed      | @1        | EUR      | 4          |
        | zed      | @1        | USD      | 8          |
    """)  # fmt: skip
    run(world, "marts.spend", "marts.unallocated")
    expect(world, "select person_key, currency, cost from marts.spend", """
        | person_key | currency | cost |
        | ana        | USD      | 1    |
        | ana        | EUR      | 2    |
        |            | EUR      | 4    |
        |            | USD      | 8    |
    """)  # fmt: skip
    expect(world, "select reason, amount from marts.unallocated where metric_id = 'spend_per_engineer_week'", """
        | reason                  | amount |
        | in EUR                  | 2      |
        | no known person         | 8      |
        | no known person, in EUR | 4      |
    """)  # fmt: skip


SEAT_PRICE = """
    | tool    | unit       | valid_from | price | currency |
    | copilot | seat_month | 2023-01-01 | 36.5  | USD      |
"""
SEATS = "select person_key, period_start, cost from marts.seats"


def test_a_seat_of_an_unknown_account_is_money_nobody_holds(world):
    draw(world, "governance.prices", SEAT_PRICE)
    draw(world, "staging.ai_seats", """
        | system | id_kind | id_value | tool    | snapshot_at | assigned_at |
        | github | login   | ana      | copilot | @60         | @0          |
        | github | login   | zed      | copilot | @60         | @0          |
        | github | login   | zoe      | copilot | @60         | @0          |
    """)  # fmt: skip
    run(world, "marts.seats", "marts.spend", "marts.unallocated")
    expect(world, SEATS, """
        | person_key | period_start | cost |
        | ana        | 2024-02-26   | 33.6 |
        |            | 2024-02-26   | 33.6 |
        |            | 2024-02-26   | 33.6 |
    """)  # fmt: skip
    expect(world, "select reason, amount from marts.unallocated where metric_id = 'spend_per_engineer_week'", """
        | reason          | amount |
        | no known person | 67.2   |
    """)  # fmt: skip


def test_one_person_through_two_organisations_is_paid_for_once(world):
    draw(world, "governance.prices", SEAT_PRICE)
    draw(world, "staging.ai_seats", """
        | system | id_kind | id_value | tool    | snapshot_at | organisation | assigned_at |
        | github | login   | ana      | copilot | @60         | harbour      | @0          |
        | github | login   | ana      | copilot | @60         | dock         | @0          |
        | github | login   | zed      | copilot | @60         | harbour      | @0          |
        | github | login   | zed      | copilot | @60         | dock         | @0          |
    """)  # fmt: skip
    run(world, "marts.seats")
    expect(world, SEATS, """
        | person_key | period_start | cost |
        | ana        | 2024-02-26   | 33.6 |
        |            | 2024-02-26   | 33.6 |
    """)  # fmt: skip


def test_pages_of_one_day_are_one_list_and_every_scope_has_its_newest(world):
    draw(world, "governance.prices", SEAT_PRICE)
    for number, (person, day, scope) in enumerate(
        [("ana", 60, "harbour"), ("ben", 60.1, "harbour"), ("gone", 50, "harbour"), ("rex", 40, "dock")]
    ):  # fmt: skip
        seat = {"system": "github", "id_kind": "login", "id_value": person, "tool": "copilot"}
        add(world, "staging.ai_seats", snapshot_at=at(day), assigned_at=at(0), **seat)
        world.execute(
            f"update staging.ai_seats set file_id = '{number}' where id_value = '{person}'"
        )
        world.execute(
            "insert into staging.files (file_id, file_name, scope_id, fate) "
            f"values ('{number}', 'a', '{scope}', 'refused'), ('{number}', 'b', '{scope}', 'refused')"
        )
    run(world, "marts.seats")
    expect(world, f"{SEATS} where period_start = '2024-02-26'", """
        | person_key | period_start | cost |
        | ana        | 2024-02-26   | 33.6 |
        | ben        | 2024-02-26   | 33.6 |
        | rex        | 2024-02-26   | 33.6 |
    """)  # fmt: skip


def test_seats_on_a_bill_stand_before_seats_at_list_price(world):
    draw(world, "governance.prices", SEAT_PRICE)
    draw(world, "staging.ai_seats", """
        | system | id_kind | id_value | tool    | snapshot_at | assigned_at |
        | github | login   | ana      | copilot | @27         | @0          |
    """)  # fmt: skip
    bill(world, """
        | id_value | billed_on | unit  | quantity | net_amount |
        |          | @30       | seats | 1        | 19         |
    """.replace("|          | @30", "| ''       | @30"))  # fmt: skip
    run(world, "marts.spend")
    expect(world, "select person_key, period_start, spend_kind, cost from marts.spend", """
        | person_key | period_start | spend_kind | cost |
        | ana        | 2024-01-01   | seats      | 33.6 |
        |            | 2024-01-29   | seats      | 19   |
        | ana        | 2024-02-26   | seats      | 33.6 |
    """)  # fmt: skip


def test_cost_that_is_no_estimate_is_a_share_of_what_counts(world):
    used(world, "ana", 1, client="a", cost=8, cost_kind="charged", currency="USD")
    used(world, "ana", 1, client="b", cost=9, cost_kind="list_estimate", currency="USD")
    used(world, "ana", 2, client="a", cost=4, cost_kind="list_estimate", currency="USD")
    run(world, "marts.coverage_of_use")
    expect(world, """
        select part, whole from marts.coverage_of_use where measure = 'costs_charged'
    """, """
        | part | whole |
        | 8    | 12    |
    """)  # fmt: skip


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
