"""Adoption quality and its halves: the worked example, the golden cases, the shares of people."""

import pytest

from tests.drawn import expect, run
from tests.marts.deliveries import company, plan, ship

METRICS = ("adoption_quality", "on_use_case", "use_case_lasted")
SUMS = """
    select
        sum(numerator) / 10 as lasted,
        sum(denominator) / 10 as staked
    from metrics.adoption_quality where part = ''
"""


def test_worked_example_of_the_definition():
    world = company({"ana": "a", "ben": "a", "cem": "b"})
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
        | fix    | rex    | @5.5 | w       | 4     | 1        | hand | hotfix |
        | five   | ana    | @2   | u       | 30    | 1        | hand |        |
        | six    | ben    | @4   | u       | 50    | 1        | ai   |        |
        | seven  | ben    | @8   | u       | 20    | 1        | hand |        |
    """,
    )
    run(world, *(f"metrics.{name}" for name in METRICS))
    expect(world, """
        select person_key, numerator, denominator, weight_sq
        from metrics.adoption_quality where part = ''
    """, """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 7.5       | 11.25       | 15        |
        | ben        | 2.5       | 8.75        | 10        |
        | cem        | 5         | 5           | 7.5       |
    """)  # fmt: skip
    expect(world, """
        select 'on use case' as half, sum(numerator) as part, sum(denominator) as whole
        from metrics.on_use_case
        union all
        select 'lasted' as half, sum(numerator), sum(denominator) from metrics.use_case_lasted
    """, """
        | half        | part | whole |
        | on use case | 15   | 25    |
        | lasted      | 15   | 15    |
    """)  # fmt: skip


GOLDEN = {
    "01 one clean landing of a planned item": (
        "| a | @10 | s | 100 | rex | W-1 |", 1, 1),
    "03 rolled back, and back before the quiet day": ("""
        | z | @9  | s | 0   | rex |     |
        | a | @10 | s | 100 | rex | W-1 |
        | z | @11 | s | 0   | rex |     |
        | a | @14 | s | 100 | rex | W-1 |""", 1, 1),
    "04 hotfix after three days": ("""
        | a | @10 | s | 100 | rex | W-1    |
        | f | @13 | s | 0   | rex | hotfix |""", 0, 1),
    "05 hotfix on day fifteen after the landing": ("""
        | a | @10 | s | 100 | rex | W-1    |
        | f | @25 | s | 0   | rex | hotfix |""", 1, 1),
    "06 sixty lines stay and forty are hot-fixed": ("""
        | a | @10 | s | 60 | rex | W-1    |
        | b | @11 | t | 40 | rex | W-1    |
        | f | @13 | t | 0  | rex | hotfix |""", 0, 1),
    "07 unplanned, half a standard week": (
        "| a | @10 | s | 20 | rex | |", 0, 0.5),
    "08 unplanned, more than a standard week in one week": ("""
        | a | @7  | s | 20 | rex | |
        | b | @8  | s | 15 | rex | |
        | c | @10 | s | 30 | rex | |""", 0, 1),
    "12 nobody else approved": (
        "| a | @10 | s | 100 | - | W-1 |", 0, 1),
    "16 landed five days before the data end": (
        "| a | @65 | s | 100 | rex | W-1 |", None, None),
    "19 one patch on two services the same day": ("""
        | a | @10   | s | 40 | rex | |
        | a | @10.1 | t | 40 | rex | |""", 0, 1),
    "21 the same patch on another service much later": ("""
        | a | @3  | s | 20 | rex | |
        | a | @50 | t | 20 | rex | |""", 0, 0.5),
    "22 the second half of an item rolled back": ("""
        | y | @9  | t | 0  | rex |     |
        | a | @10 | s | 50 | rex | W-1 |
        | b | @22 | t | 50 | rex | W-1 |
        | y | @30 | t | 0  | rex |     |""", 0, 1),
    "23 the second half of an item reverted": ("""
        | a | @26 | s | 50 | rex | W-1      |
        | b | @38 | s | 50 | rex | W-1      |
        | r | @46 | s | 50 | rex | revert b |""", 0, 1),
    "25 rolled back and back after the quiet day": ("""
        | z | @2  | s | 0   | rex |     |
        | a | @3  | s | 100 | rex | W-1 |
        | z | @4  | s | 0   | rex |     |
        | a | @33 | s | 100 | rex | W-1 |""", 0, 1),
    "what lands on an item after it settled is housekeeping": ("""
        | a | @3  | s | 100 | rex | W-1 |
        | b | @30 | s | 20  | rex | W-1 |""", 1, 1.5),
}  # fmt: skip


@pytest.mark.parametrize("case", GOLDEN)
def test_golden(case):
    text, lasted, staked = GOLDEN[case]
    world = company({"ana": "a"})
    plan(world, "| item | weight | use_case |\n| W-1 | 1 | uc |", approved=1)
    head = "| change | live | service | lines | approver | for |"
    ship(world, f"{head}\n{text}")
    world.execute("""
        insert into staging.ai_commit_lines by name
        select 'cursor' as system, 'email' as id_kind, 'x' as id_value, 'cursor' as tool,
            repository_key, sha, 9 as lines_agent, 0 as lines_tab, 'drawn' as file_id,
            1 as row_number
        from staging.change_commits
    """)
    run(world, "metrics.adoption_quality")
    assert world.execute(SUMS).fetchall() == [(lasted, staked)]


def test_configuration_delivers_a_planned_item_and_nothing_besides():
    world = company({"ana": "a"})
    plan(world, "| item | weight | use_case |\n| W-1 | 1 | uc |")
    ship(
        world,
        """
        | change | live | kind   | by | for |
        | a      | @10  | config | ai | W-1 |
        | b      | @20  | config | ai |     |
    """,
    )
    run(world, "metrics.adoption_quality")
    assert world.execute(SUMS).fetchall() == [(1, 1)]


def test_item_approved_after_the_freeze_or_by_an_author_is_housekeeping():
    world = company({"ana": "a", "ben": "a"})
    plan(
        world,
        """
        | item | weight | use_case |
        | W-1  | 1      | uc       |
        | W-2  | 1      | uc       |
        | W-3  | 1      | uc       |
    """,
    )
    world.execute("""
        update governance.milestone_items
        set approved_at = timestamp '2024-01-02' where root_item_key = 'jira:W-1'
    """)
    world.execute("""
        update governance.milestone_items
        set approver = 'ana@acme.example' where root_item_key = 'jira:W-2'
    """)
    ship(
        world,
        """
        | change | author | live | begun | by | for |
        | a      | ben    | @10  |       | ai | W-1 |
        | b      | ana    | @10  |       | ai | W-2 |
        | c      | ben    | @10  | @-30  | ai | W-3 |
    """,
    )
    run(world, "marts.planned_changes", "metrics.on_use_case")
    assert world.execute("select * from marts.planned_changes").fetchall() == []
    assert world.execute("select sum(numerator) from metrics.on_use_case").fetchall() == [(0,)]


def test_a_story_below_a_planned_item_belongs_to_it():
    world = company({"ana": "a"})
    plan(world, "| item | weight | use_case |\n| W-1 | 1 | uc |")
    world.execute("""
        insert into staging.work_items by name
        select 'jira:' || child as item_key, 'jira:' || parent as parent_key, 'jira' as source,
            'drawn' as file_id, 1 as row_number
        from (values ('W-5', 'W-1'), ('W-6', 'W-5')) as tree(child, parent)
    """)
    ship(world, "| change | live | by | for |\n| a | @10 | ai | W-6 |")
    run(world, "marts.planned_changes")
    found = world.execute("select item_key from marts.planned_changes").fetchall()
    assert found == [("jira:W-1",)]


def test_half_of_the_lines_make_a_unit_ai_assisted():
    world = company({"ana": "a"})
    ship(
        world,
        """
        | change | live | service | lines | by   |
        | a      | @10  | s       | 20    | ai   |
        | b      | @11  | s       | 20    | hand |
        | c      | @10  | t       | 19    | ai   |
        | d      | @11  | t       | 21    | hand |
    """,
    )
    run(world, "marts.delivery_units")
    expect(world, "select right(unit_key, 12) as week, is_ai_assisted from marts.delivery_units", """
        | week         | is_ai_assisted |
        | s 2024-01-08 | true           |
        | t 2024-01-08 | false          |
    """)  # fmt: skip


def test_housekeeping_lasts_by_what_was_credited_in_its_own_week():
    world = company({"ana": "a"})
    ship(
        world,
        """
        | change | live  | service | lines | approver |
        | same   | @7.5  | s       | 40    | rex      |
        | y      | @7    | t       | 40    | rex      |
        | next   | @8    | t       | 400   | rex      |
        | y      | @9    | t       | 40    | rex      |
        | next   | @15   | t       | 400   | rex      |
        | alone  | @7.5  | u       | 40    | -        |
    """,
    )
    run(world, "marts.delivery_units")
    expect(world, "select right(unit_key, 12) as week, has_landed, has_lasted from marts.delivery_units", """
        | week         | has_landed | has_lasted |
        | s 2024-01-08 | true       | true       |
        | t 2024-01-08 | true       | false      |
        | u 2024-01-08 | false      | false      |
    """)  # fmt: skip


def test_lines_of_unknown_authors_stay_in_the_unit_and_are_told_as_unallocated():
    world = company({"ana": "a"})
    plan(world, "| item | weight | use_case |\n| W-1 | 1 | uc |")
    ship(
        world,
        """
        | change | author   | live | lines | by | for |
        | a      | ana      | @10  | 30    | ai | W-1 |
        | b      | stranger | @11  | 70    | ai | W-1 |
    """,
    )
    run(world, "metrics.adoption_quality", "marts.unallocated")
    assert world.execute(SUMS).fetchall()[0][1] == pytest.approx(0.3)
    expect(world, "select metric_id, amount from marts.unallocated where metric_id like 'adop%'", """
        | metric_id        | amount |
        | adoption_quality | 7      |
    """)  # fmt: skip


def test_without_a_plan_there_is_no_adoption_quality_to_speak_of():
    world = company({"ana": "a"})
    ship(world, "| change | live | by |\n| a | @10 | ai |")
    run(world, *(f"metrics.{name}" for name in METRICS))
    for name in METRICS:
        assert world.execute(f"select * from metrics.{name}").fetchall() == []
