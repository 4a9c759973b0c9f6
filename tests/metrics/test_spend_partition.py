"""What AI spend went to, use by use, and what a delivery costs with people and without."""

import pytest

from tests.drawn import add, at, expect, run
from tests.marts.deliveries import REPOSITORY, company, ship

BUCKETS = "select event_key, bucket from marts.spend_buckets"
SOON, LATE = f"{REPOSITORY}#1", f"{REPOSITORY}#2"


def use(world, key, moment, name="ana", cost=8, **cells):
    """One charged use of Cursor."""
    facts = {"cost": cost, "cost_kind": "charged", "currency": "USD", **cells}
    add(world, "staging.ai_events", event_key=key, system="cursor", id_kind="email", tool="cursor",
        id_value=f"{name}@acme.example", occurred_at=at(moment), final_on=at(moment), **facts)  # fmt: skip


@pytest.fixture
def world():
    """Ana ships one change that is live on day 10 and one that goes live far too late."""
    world = company({"ana": "a", "ben": "a"}, data_to=120)
    ship(world, """
        | change | author | begun | live |
        | soon   | ana    | @8    | @10  |
        | late   | ben    | @9    | @95  |
    """)  # fmt: skip
    world.execute(
        "update staging.changes set merged_at = ? where change_key like '%late'", [at(11)]
    )
    return world


def test_a_use_that_names_its_change_is_linked_once_it_is_live_and_in_flight_before(world):
    use(world, "1", 20, change_key=SOON)
    use(world, "2", 20, change_key=LATE)
    run(world, "marts.spend_buckets")
    expect(world, BUCKETS, """
        | event_key | bucket    |
        | 1         | linked    |
        | 2         | in_flight |
    """)  # fmt: skip


def test_time_alone_is_adjacent_and_the_record_of_the_tool_links(world):
    use(world, "1", 9)
    use(world, "2", 15)
    use(world, "3", 9, name="stranger")
    run(world, "marts.spend_buckets")
    expect(world, BUCKETS, """
        | event_key | bucket     |
        | 1         | adjacent   |
        | 2         | not_linked |
    """)  # fmt: skip


def test_the_record_of_the_tool_that_names_the_change_links_what_falls_into_its_work(world):
    use(world, "1", 9)
    use(world, "2", 15)
    commit = "select min(sha) from staging.change_commits where change_key = ?"
    sha = world.execute(commit, [SOON]).fetchone()[0]
    add(world, "staging.ai_commit_lines", system="cursor", id_kind="email", tool="cursor",
        id_value="ana@acme.example", repository_key=REPOSITORY, sha=sha, lines_agent=9, lines_tab=0,
        committed_at=at(9))  # fmt: skip
    run(world, "marts.spend_buckets")
    expect(world, BUCKETS, """
        | event_key | bucket     |
        | 1         | linked     |
        | 2         | not_linked |
    """)  # fmt: skip


def test_the_buckets_add_up_to_all_that_can_be_linked_and_other_money_is_unallocated(world):
    use(world, "1", 9, cost=3)
    use(world, "2", 15, cost=5)
    use(world, "3", 15, cost=7, currency="EUR")
    run(world, "metrics.spend_linked", "marts.unallocated")
    expect(world, "select part, numerator, denominator, weight_sq from metrics.spend_linked", """
        | part       | numerator | denominator | weight_sq |
        |            | 0         | 8           | 34        |
        | adjacent   | 3         | 8           | 34        |
        | in_flight  | 0         | 8           | 34        |
        | not_linked | 5         | 8           | 34        |
    """)  # fmt: skip
    expect(world, "select reason, amount from marts.unallocated where metric_id = 'spend_linked'", """
        | reason | amount |
        | in EUR | 7      |
    """)  # fmt: skip


def serve(world):
    run(world, "metrics.cost_to_serve", "marts.unallocated")
    return world.execute("""
        select part, numerator, denominator from metrics.cost_to_serve
        where person_key = 'ana' and period_start = '2024-01-01' order by all
    """).fetchall()


def test_people_cost_what_the_nearest_unit_around_them_says(world):
    for name, value in (("currency", "USD"), ("acme", "104000"), ("a", "52000")):
        add(world, "governance.policy", name=f"people_cost.{name}", value=value)
    use(world, "1", 9, cost=30)
    assert [(part, cost) for part, cost, _ in serve(world)] == [("", 4030), ("ai", 30)]


def test_without_a_rate_there_is_ai_alone_and_the_weeks_are_unallocated(world):
    use(world, "1", 9, cost=30)
    assert [(part, cost) for part, cost, _ in serve(world)] == [("ai", 30)]
    weeks = "select sum(amount) from marts.unallocated where metric_id = 'cost_to_serve'"
    assert world.execute(weeks).fetchone()[0] > 0


def test_a_rate_in_other_money_is_not_converted(world):
    for name, value in (("currency", "EUR"), ("acme", "104000")):
        add(world, "governance.policy", name=f"people_cost.{name}", value=value)
    use(world, "1", 9, cost=30)
    assert [part for part, *_ in serve(world)] == ["ai"]
