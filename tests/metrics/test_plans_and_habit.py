"""Milestones by their first date, weeks whose AI use led to work that lasted, cost of it."""

from tests.drawn import add, at, expect, run
from tests.marts.deliveries import company, plan, ship

ITEMS = "| item | weight |\n| W-1 | 9 |\n| W-2 | 1 |"


def due(world, day):
    world.execute("update governance.milestones set committed_on = ?", [at(day)])


def milestones(world):
    run(world, "metrics.milestone_on_time")
    return world.execute("""
        select person_key, numerator, denominator from metrics.milestone_on_time order by all
    """).fetchall()


def test_nine_tenths_of_the_weight_by_the_first_date_is_on_time_and_is_its_authors():
    world = company({"ana": "a", "ben": "a"})
    plan(world, ITEMS)
    due(world, 20)
    ship(
        world,
        """
        | change | author | live | lines | for |
        | one    | ana    | @10  | 30    | W-1 |
        | two    | ben    | @11  | 10    | W-1 |
        | three  | ben    | @30  | 50    | W-2 |
    """,
    )
    assert milestones(world) == [("ana", 7.5, 7.5), ("ben", 2.5, 2.5)]


def test_less_or_later_is_not_on_time_and_a_later_date_changes_nothing():
    world = company({"ana": "a"})
    plan(world, ITEMS)
    due(world, 20)
    ship(world, "| change | live | for |\n| one | @21 | W-1 |\n| two | @11 | W-2 |")
    world.execute("""
        insert into governance.milestones by name
        select * replace ('moved' as snapshot_id, frozen_at + interval 1 day as frozen_at,
            committed_on + 30 as committed_on)
        from governance.milestones
    """)
    assert milestones(world) == [("ana", 0.0, 10.0)]


def test_a_milestone_nobody_worked_on_is_nobodys_and_one_not_yet_due_is_no_row():
    world = company({"ana": "a"})
    plan(world, ITEMS)
    due(world, 20)
    run(world, "marts.milestone_shares")
    expect(world, "select person_key, is_on_time, share from marts.milestone_shares", """
        | person_key | is_on_time | share |
        |            | false      | 1     |
    """)  # fmt: skip
    world = company({"ana": "a"})
    plan(world, ITEMS)
    due(world, 60)
    run(world, "marts.milestone_shares")
    assert world.execute("select * from marts.milestone_shares").fetchall() == []


def use(world, person, day, tool="cursor"):
    add(world, "staging.ai_days", system="github", id_kind="login", id_value=person, tool=tool,
        used_on=at(day)[:10], surface="all", has_telemetry=True, is_active=True,
        final_on=at(day)[:10], total_tokens=1)  # fmt: skip


def test_a_week_counts_when_its_own_record_led_to_a_landing_that_lasted():
    world = company({"ana": "a", "ben": "a"})
    ship(
        world,
        """
        | change | author | live | begun | service | by   | for       |
        | held   | ana    | @8   | @7    | s       | ai   |           |
        | back   | ana    | @15  | @14   | t       | ai   |           |
        | r      | ana    | @16  | @15   | t       | hand | revert back |
        | late   | ana    | @50  | @21   | s       | ai   |           |
        | plain  | ben    | @8   | @7    | u       | hand |           |
    """,
    )
    for day in (7, 14, 21):
        use(world, "ana", day)
        use(world, "ben", day)
    use(world, "ben", 28, tool="kiro")
    run(world, "metrics.habit")
    expect(world, """
        select person_key, sum(numerator) as weeks, sum(denominator) as measured
        from metrics.habit group by person_key
    """, """
        | person_key | weeks | measured |
        | ana        | 1     | 3        |
        | ben        | 0     | 3        |
    """)  # fmt: skip


def test_a_thousand_sessions_in_a_week_are_one_week():
    world = company({"ana": "a"})
    ship(world, "| change | live | begun | by |\n| a | @8 | @7 | ai |")
    use(world, "ana", 7)
    world.execute("update staging.ai_days set total_tokens = 1000000, sessions = 1000")
    run(world, "metrics.habit")
    assert world.execute("select sum(numerator) from metrics.habit").fetchall() == [(1.0,)]


def test_all_spend_is_divided_by_the_credit_of_ai_assisted_work_only():
    world = company({"ana": "a", "ben": "a"})
    plan(world, "| item | weight |\n| W-1 | 1 |\n| W-2 | 1 |", approved=2)
    ship(
        world,
        """
        | change | author | live | lines | by   | for |
        | one    | ana    | @10  | 30    | ai   | W-1 |
        | two    | ben    | @11  | 30    | hand | W-2 |
    """,
    )
    for person, cost in (("ana", 40), ("ben", 25)):
        use(world, person, 8)
        world.execute(
            "update staging.ai_days set cost = ?, currency = 'USD', cost_kind = 'charged' "
            "where id_value = ?", [cost, person],
        )  # fmt: skip
    run(world, "metrics.cost_per_nd")
    expect(world, "select * exclude (period_start, part) from metrics.cost_per_nd", """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 40        | 100         | 100       |
        | ben        | 25        | 0           | 0         |
    """)  # fmt: skip
