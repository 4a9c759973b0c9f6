"""Normalised deployments: the worked example, the golden cases, what people share."""

import pytest

from tests.drawn import expect, run
from tests.marts.deliveries import company, plan, ship

SUMS = """
    select
        coalesce(round(sum(numerator) filter (where part = 'planned') / 5, 6), 0),
        coalesce(round(sum(numerator) filter (where part = 'housekeeping') / 5, 6), 0)
    from metrics.nd
"""


def test_worked_example_of_the_definition():
    world = company({"ana": "a", "ben": "a", "cem": "b"})
    world.execute("insert into governance.policy values ('housekeeping_cap', '0.10')")
    plan(world, """
        | item | weight | use_case |
        | W-1  | 2      | uc       |
        | W-2  | 2      |          |
    """, approved=3)  # fmt: skip
    world.execute("""
        insert into governance.milestone_items by name
        select 'plan of before' as snapshot_id, 'jira:B-' || number as root_item_key,
            1 as weight, 'drawn' as file_id, 1 as row_number
        from range(3) as items(number)
    """)
    world.execute("""
        insert into governance.milestones by name
        select * replace ('plan of before' as snapshot_id, 3 as approved_weight)
        from governance.milestones
    """)
    ship(
        world,
        """
        | change | author | live | service | lines | survives | by   | for    |
        | one    | ana    | @1   | w       | 60    | 1        | ai   | W-1    |
        | two    | ben    | @2   | w       | 20    | 0.5      | ai   | W-1    |
        | three  | cem    | @3   | w       | 30    | 1        | ai   | W-1    |
        | four   | cem    | @3.5 | w       | 10    | 1        | ai   | W-1    |
        | fix    | rex    | @5.5 | w       | 0     | 1        | hand | hotfix |
        | five   | ana    | @2   | u       | 30    | 1        | hand |        |
        | six    | ben    | @4   | u       | 50    | 1        | ai   |        |
        | seven  | ben    | @8   | u       | 20    | 1        | hand |        |
    """,
    )
    run(world, "metrics.nd")
    expect(world, """
        select person_key, 2 * numerator as tenths, denominator, round(2 * weight_sq, 2) as weight_sq
        from metrics.nd where part = '' and period_start = date '2024-01-01'
            and person_key <> 'rex'
    """, """
        | person_key | tenths | denominator | weight_sq |
        | ana        | 9.5    | 4           | 10.44     |
        | ben        | 7.25   | 4           | 4.05      |
        | cem        | 3.75   | 4           | 4.69      |
    """)  # fmt: skip


GOLDEN = {
    "01 one clean landing of a planned item": (
        "| a | @10 | s | 100 | rex | W-1 |", 1, 0),
    "02 the same content in ten deployments of a day": (
        "\n".join(f"| a{n} | @10.{n} | s | 10 | rex | W-1 |" for n in range(10)), 1, 0),
    "03 rolled back, and back before the quiet day": ("""
        | z | @9  | s | 0   | rex |     |
        | a | @10 | s | 100 | rex | W-1 |
        | z | @11 | s | 0   | rex |     |
        | a | @14 | s | 100 | rex | W-1 |""", 1, 0),
    "04 hotfix after three days": ("""
        | a | @10 | s | 100 | rex | W-1    |
        | f | @13 | s | 0   | rex | hotfix |""", 0, 0),
    "05 hotfix on day fifteen after the landing": ("""
        | a | @10 | s | 100 | rex | W-1    |
        | f | @25 | s | 0   | rex | hotfix |""", 1, 0),
    "06 sixty lines stay and forty are hot-fixed": ("""
        | a | @10 | s | 60 | rex | W-1    |
        | b | @11 | t | 40 | rex | W-1    |
        | f | @13 | t | 0  | rex | hotfix |""", 0.6, 0),
    "07 unplanned, half a standard week": (
        "| a | @10 | s | 20 | rex | |", 0, 0.5),
    "08 unplanned, more than a standard week in one week": ("""
        | a | @7  | s | 20 | rex | |
        | b | @8  | s | 15 | rex | |
        | c | @10 | s | 30 | rex | |""", 0, 1),
    "12 nobody else approved": (
        "| a | @10 | s | 100 | - | W-1 |", 0, 0),
    "16 landed five days before the data end": (
        "| a | @65 | s | 100 | rex | W-1 |", 0, 0),
    "17 added and reverted two days later": ("""
        | a | @10 | s | 40 | rex |          |
        | r | @12 | s | 40 | rex | revert a |""", 0, 0),
    "18 added and reverted twenty days later": ("""
        | a | @10 | s | 40 | rex |          |
        | r | @30 | s | 40 | rex | revert a |""", 0, 1),
    "19 one patch on two services the same day": ("""
        | a | @10   | s | 40 | rex | |
        | a | @10.1 | t | 40 | rex | |""", 0, 1),
    "20 a hundred deployments of one commit in a day": (
        "\n".join(f"| a | @10.{n:02} | s | 40 | rex | |" for n in range(100)), 0, 1),
    "21 the same patch on another service much later": ("""
        | a | @3  | s | 20 | rex | |
        | a | @50 | t | 20 | rex | |""", 0, 0.5),
    "22 the second half of an item rolled back": ("""
        | y | @9  | t | 0  | rex |     |
        | a | @10 | s | 50 | rex | W-1 |
        | b | @22 | t | 50 | rex | W-1 |
        | y | @30 | t | 0  | rex |     |""", 1, 0),
    "23 the second half of an item reverted": ("""
        | a | @26 | s | 50 | rex | W-1      |
        | b | @38 | s | 50 | rex | W-1      |
        | r | @46 | s | 50 | rex | revert b |""", 1, 0),
    "24 a fan-out that failed where it arrived late": ("""
        | y | @22 | s2 | 0  | rex |        |
        | a | @10 | s  | 40 | rex |        |
        | a | @23 | s2 | 40 | rex |        |
        | f | @36 | s2 | 0  | rex | hotfix |""", 0, 0.5),
    "25 rolled back and back after the quiet day": ("""
        | z | @2  | s | 0   | rex |     |
        | a | @3  | s | 100 | rex | W-1 |
        | z | @4  | s | 0   | rex |     |
        | a | @33 | s | 100 | rex | W-1 |""", 1, 0),
}  # fmt: skip


@pytest.mark.parametrize("case", GOLDEN)
def test_golden(case):
    text, planned, housekeeping = GOLDEN[case]
    world = company({"ana": "a"})
    world.execute("insert into governance.policy values ('housekeeping_cap', '9')")
    plan(world, "| item | weight |\n| W-1 | 1 |", approved=1)
    ship(world, f"| change | live | service | lines | approver | for |\n{text}")
    run(world, "metrics.nd")
    assert world.execute(SUMS).fetchall() == [(planned, housekeeping)]
