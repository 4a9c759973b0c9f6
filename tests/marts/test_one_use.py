"""One use that is told twice, under two ids of one person, counts once."""

import pytest

from tests.drawn import add, at, expect, run
from tests.marts.deliveries import company

ANA = ("anthropic", "email", "ana@acme.example")
ACCOUNT = ("otel", "account_uuid", "u-1")


@pytest.fixture
def world():
    world = company({"ana": "a"})
    facts = {"actor_kind": "person", "valid_from": "1900-01-01", "file_id": "f", "row_number": 1}
    add(world, "staging.identities", system="otel", id_kind="account_uuid", id_value="u-1",
        person_key="ana", **facts)  # fmt: skip
    return world


def day(world, who=ANA, on=1, tool="claude_code", **cells):
    system, id_kind, id_value = who
    add(world, "staging.ai_days", system=system, id_kind=id_kind, id_value=id_value, tool=tool,
        used_on=at(on), surface="cli", has_telemetry=True, final_on=at(on), **cells)  # fmt: skip


def event(world, key, who=ACCOUNT, on=1.5, tool="claude_code", **cells):
    system, id_kind, id_value = who
    add(world, "staging.ai_events", event_key=key, system=system, id_kind=id_kind,
        id_value=id_value, tool=tool, occurred_at=at(on), final_on=at(on), **cells)  # fmt: skip


USED = "select used_on, cost_kind, is_active, tokens, cost from marts.ai_use_days"
SPENT = "select used_on, cost from marts.counted_costs"
ESTIMATE = {"cost_kind": "list_estimate", "currency": "USD"}


def test_what_the_day_tells_is_not_told_again_by_telemetry_under_another_id(world):
    day(world, is_active=False, output_tokens=50, uncached_input_tokens=100, cost=2, **ESTIMATE)
    event(world, "told", total_tokens=150, cost=2, **ESTIMATE)
    event(world, "alone", on=2.5, total_tokens=70, cost=1, **ESTIMATE)
    run(world, "marts.ai_use_days")
    run(world, "marts.counted_costs")
    expect(world, USED, """
        | used_on    | cost_kind     | is_active | tokens | cost |
        | 2024-01-02 | list_estimate | true      | 150    | 2    |
        | 2024-01-03 | list_estimate | true      | 70     | 1    |
    """)  # fmt: skip
    expect(world, SPENT, """
        | used_on    | cost |
        | 2024-01-02 | 2    |
        | 2024-01-03 | 1    |
    """)  # fmt: skip


def test_a_day_that_counts_no_tokens_leaves_them_to_its_events(world):
    who = ("cursor", "email", "ana@acme.example")
    day(world, who, tool="cursor", is_active=True, accepts=3)
    event(world, "a", who, tool="cursor", total_tokens=10, cost=1, cost_kind="charged",
          currency="USD")  # fmt: skip
    event(world, "b", who, tool="cursor", total_tokens=20, cost=2, cost_kind="charged",
          currency="USD")  # fmt: skip
    run(world, "marts.ai_use_days")
    run(world, "marts.counted_costs")
    expect(world, "select cost_kind, is_active, tokens, cost from marts.ai_use_days", """
        | cost_kind | is_active | tokens | cost |
        |           | true      |        |      |
        | charged   | true      | 30     | 3    |
    """)  # fmt: skip
    expect(world, SPENT, """
        | used_on    | cost |
        | 2024-01-02 | 1    |
        | 2024-01-02 | 2    |
    """)  # fmt: skip


def test_another_tool_or_person_of_the_day_keeps_what_it_tells(world):
    day(world, output_tokens=50, cost=2, **ESTIMATE)
    event(world, "tool", tool="cursor", total_tokens=7, cost=1, **ESTIMATE)
    event(world, "nobody", ("otel", "install_id", "x"), total_tokens=9, cost=4, **ESTIMATE)
    run(world, "marts.ai_use_days")
    run(world, "marts.counted_costs")
    expect(world, "select tool, tokens from marts.ai_use_days", """
        | tool        | tokens |
        | claude_code | 50     |
        | cursor      | 7      |
    """)  # fmt: skip
    expect(world, "select tool, person_key, cost from marts.counted_costs", """
        | tool        | person_key | cost |
        | claude_code | ana        | 2    |
        | cursor      | ana        | 1    |
        | claude_code |            | 4    |
    """)  # fmt: skip
