"""Deployments that mend, and how long failed ones took to be mended."""

from tests.drawn import add, at, expect, run
from tests.marts.deliveries import company, plan, ship


def incident(world, cause, began, resolved=None, fix=None):
    number = world.execute("select count(*) from staging.incidents").fetchall()[0][0]
    add(world, "staging.incidents", incident_key=f"i{number}", source="drawn", service_key="s",
        created_at=at(began), resolved_at=resolved and at(resolved), cause_ref=cause,
        fix_ref=fix)  # fmt: skip


def test_rollbacks_hotfixes_and_named_fixes_are_rework_and_the_rest_is_not():
    world = company({"ana": "a", "ben": "a"})
    ship(
        world,
        """
        | change | author | live | service | for    |
        | one    | ana    | @10  | s       |        |
        | two    | ben    | @11  | s       |        |
        | one    | ana    | @12  | s       |        |
        | fix    | ana    | @20  | s       | hotfix |
        | mend   | ben    | @30  | s       |        |
    """,
    )
    incident(world, "d00003", 29, 30, fix="d00004")
    run(world, "metrics.deployment_rework_rate", "marts.rework_units")
    expect(world, "select deployment_key, is_rework, authored_key from marts.rework_units", """
        | deployment_key | is_rework | authored_key |
        | d00000         | false     | d00000       |
        | d00001         | false     | d00001       |
        | d00002         | true      | d00001       |
        | d00003         | true      | d00003       |
        | d00004         | true      | d00004       |
    """)  # fmt: skip
    expect(world, """
        select person_key, sum(numerator) as rework, sum(denominator) as deployments
        from metrics.deployment_rework_rate group by person_key
    """, """
        | person_key | rework | deployments |
        | ana        | 1      | 2           |
        | ben        | 2      | 3           |
    """)  # fmt: skip


def test_recovery_runs_from_the_incident_or_else_from_going_live_to_the_first_remedy():
    world = company({"ana": "a", "ben": "a"})
    ship(
        world,
        """
        | change | author | live | service | for    |
        | base   | ana    | @5   | s       |        |
        | one    | ana    | @10  | s       |        |
        | base   | ana    | @11  | s       |        |
        | two    | ben    | @20  | s       |        |
        | fix    | ana    | @22  | s       | hotfix |
        | three  | ben    | @30  | t       |        |
        | four   | ben    | @31  | u       |        |
    """,
    )
    incident(world, "d00003", 20.5, 21)
    incident(world, "d00005", 30.25, 30.5)
    incident(world, "d00006", 32)
    run(world, "marts.recoveries", "metrics.recovery_24h", "metrics.recovery_hours")
    expect(world, "select deployment_key, hours from marts.recoveries", """
        | deployment_key | hours |
        | d00001         | 24    |
        | d00003         | 12    |
        | d00005         | 6     |
        | d00006         | 336   |
    """)  # fmt: skip
    expect(world, """
        select person_key, sum(numerator) as within_a_day, sum(denominator) as failed
        from metrics.recovery_24h group by person_key
    """, """
        | person_key | within_a_day | failed |
        | ana        | 1            | 1      |
        | ben        | 2            | 3      |
    """)  # fmt: skip


def test_planned_items_count_once_and_tiny_ones_are_told():
    world = company({"ana": "a", "ben": "a"})
    plan(world, "| item | weight |\n| W-1 | 5 |\n| W-2 | 1 |\n| W-3 | 1 |")
    ship(
        world,
        """
        | change | author | live | lines | for |
        | one    | ana    | @10  | 30    | W-1 |
        | two    | ben    | @11  | 10    | W-1 |
        | tiny   | ana    | @12  | 4     | W-2 |
    """,
    )
    run(world, "metrics.planned_items", "metrics.tiny_items")
    expect(world, """
        select person_key, numerator, denominator, weight_sq from metrics.planned_items
        where period_start = date '2024-01-01' and person_key <> 'rex'
    """, """
        | person_key | numerator | denominator | weight_sq |
        | ana        | 1.75      | 4           | 1.75      |
        | ben        | 0.25      | 4           | 0.25      |
    """)  # fmt: skip
    expect(world, "select person_key, numerator, denominator from metrics.tiny_items", """
        | person_key | numerator | denominator |
        | ana        | 1         | 1.75        |
        | ben        | 0         | 0.25        |
    """)  # fmt: skip
