"""What the checks of metric health compare, from drawn companies."""

from tests.drawn import add, at, expect, run
from tests.marts.deliveries import company, plan, ship

OF_SIGN = """
    select part, sum(amount) as amount from marts.signs
    where sign = '{sign}' group by part
"""


def signs(world, sign, text):
    expect(world, OF_SIGN.format(sign=sign), text)


def shipped():
    """Ana has a plan; what lies near a threshold is drawn on both sides of it."""
    world = company({"ana": "a", "ben": "b"})
    plan(world, "| item | weight |\n| W-1 | 2 |\n| W-2 | 2 |", approved=4)
    world.execute(
        "update governance.milestones set approved_at = ?, frozen_at = ?, committed_on = ?",
        [at(0), at(0.5), at(30)],
    )
    ship(
        world,
        """
        | change | author | live  | service | lines | survives | by   | begun | for    |
        | one    | ana    | @10   | s       | 60    | 0.7      | ai   | @9    | W-1    |
        | two    | ana    | @11   | s       | 40    | 1        | hand | @3.5  | W-1    |
        | three  | ana    | @12   | t       | 3     | 1        | hand | @11   | W-2    |
        | four   | ben    | @10   | u       | 35    | 1        | ai   | @9    |        |
        | five   | ben    | @18   | x       | 45    | 1        | hand | @10   |        |
        | seven  | ben    | @18   | u       | 200   | 1        | hand | @17   |        |
        | six    | ben    | @19   | v       | 90    | 1        | hand | @18   |        |
        | fix    | ben    | @20   | v       | 1     | 1        | hand | @19   | hotfix |
    """,
    )
    add(world, "staging.incidents", incident_key="i", source="drawn", service_key="u",
        title="slow", started_at=at(18.5), created_at=at(18.75))  # fmt: skip
    run(world, "marts.signs")
    return world


def test_what_lies_near_a_threshold_is_counted_by_its_side():
    world = shipped()
    signs(world, "standard_week", "| part | amount |\n| below | 1 |\n| above | 1 |")
    signs(world, "half_by_ai", "| part | amount |\n| above | 1 |")
    signs(world, "four_fifths_last", "| part | amount |\n| above | 1 |")
    signs(world, "seven_days", "| part | amount |\n| above | 2 |")


def test_what_credit_items_and_evidence_are_made_of():
    world = shipped()
    signs(world, "items", "| part | amount |\n| other | 1 |\n| tiny | 1 |")
    signs(world, "marks", "| part | amount |\n| log_alone | 2 |")
    planned, housekeeping = world.execute("""
        select sum(amount) filter (where part = 'planned'),
            sum(amount) filter (where part = 'housekeeping')
        from marts.signs where sign = 'credit'
    """).fetchall()[0]
    assert planned > housekeeping > 0


def test_plans_by_the_period_they_were_frozen_in_and_teams_by_what_was_due():
    world = shipped()
    signs(world, "approved_weight", "| part | amount |\n| '' | 4 |")
    signs(world, "approved_items", "| part | amount |\n| '' | 2 |")
    signs(world, "planned_days", "| part | amount |\n| '' | 30 |")
    signs(world, "stake_due", "| part | amount |\n| a | 2 |")
    signs(world, "stake_delivered", "| part | amount |\n| a | 2 |")


def test_failures_are_counted_by_the_service_and_the_day_of_what_failed():
    world = shipped()
    signs(world, "landing", """
        | part | amount |
        | s    | 2      |
        | t    | 1      |
        | u    | 2      |
        | v    | 2      |
        | x    | 1      |
    """)  # fmt: skip
    signs(world, "hotfix", "| part | amount |\n| v | 1 |")
    signs(world, "incident", "| part | amount |\n| u | 1 |")
    signs(world, "hours_to_record", "| part | amount |\n| '' | 6 |")
    signs(world, "recorded", "| part | amount |\n| '' | 1 |")
