"""Landings still standing, change fail rate: whose they are and what counts."""

import pytest

from tests.drawn import draw, expect, run
from tests.marts.deliveries import company, ship


@pytest.fixture
def world():
    return company({"ana": "a", "ben": "a", "cem": "b"})


def test_a_landing_is_divided_equally_among_its_authors(world):
    ship(
        world,
        """
        | change | live | author  | service | by | for    |
        | a      | @10  | ana+ben | s       | ai |        |
        | b      | @10  | ana     | t       | ai |        |
        | fix    | @16  | cem     | t       |    | hotfix |
    """,
    )
    run(world, "metrics.standing")
    expect(world, """
        select person_key, part, numerator, denominator, weight_sq from metrics.standing
        where part in ('', 'ai_3', 'all_14')
    """, """
        | person_key | part   | numerator | denominator | weight_sq |
        | ana        | ''     | 0.5       | 1.5         | 1.5       |
        | ben        | ''     | 0.5       | 0.5         | 0.5       |
        | ana        | ai_3   | 1.5       | 1.5         | 1.5       |
        | ben        | ai_3   | 0.5       | 0.5         | 0.5       |
        | ana        | all_14 | 0.5       | 1.5         | 1.5       |
        | ben        | all_14 | 0.5       | 0.5         | 0.5       |
        | cem        | all_14 | 1         | 1           | 1         |
    """)  # fmt: skip


def test_a_patch_on_two_services_stands_in_part(world):
    ship(
        world,
        """
        | change | live  | service | by | author | for    |
        | a      | @10   | s       | ai | ana    |        |
        | a      | @12   | t       | ai | ana    |        |
        | a      | @30   | u       | ai | ana    |        |
        | b      | @12.1 | t       | -  | cem    |        |
    """,
    )
    world.execute("""
        insert into staging.failures by name
        select deployment_key, 'incident' as kind, finished_at + interval 3 day as occurred_at,
            'drawn' as file_id, 1 as row_number
        from staging.deployments where service_key = 's'
    """)
    run(world, "metrics.standing")
    expect(world, """
        select part, numerator, denominator from metrics.standing
        where person_key = 'ana' and part in ('', 'ai_1', 'ai_3')
    """, """
        | part | numerator | denominator |
        | ''   | 0         | 1           |
        | ai_1 | 1         | 1           |
        | ai_3 | 0         | 1           |
    """)  # fmt: skip


def test_what_was_rolled_back_and_came_back_was_undone(world):
    ship(
        world,
        """
        | change | live  | by |
        | z      | @9    |    |
        | a      | @10   | ai |
        | z      | @11   |    |
        | a      | @14   | ai |
    """,
    )
    run(world, "metrics.standing")
    expect(world, "select part, numerator, denominator from metrics.standing where part = ''", """
        | part | numerator | denominator |
        | ''   | 0         | 1           |
    """)  # fmt: skip


def test_the_check_after_28_days_waits_28_days(world):
    ship(
        world,
        """
        | change | live | service | by | for    |
        | old    | @10  | s       | ai |        |
        | young  | @50  | t       | ai |        |
        | fix    | @30  | s       |    | hotfix |
    """,
    )
    run(world, "metrics.standing", "metrics.standing_28")
    query = "select sum(numerator), sum(denominator) from metrics.{} where part = ''"
    assert world.execute(query.format("standing")).fetchall() == [(2, 2)]
    assert world.execute(query.format("standing_28")).fetchall() == [(0, 1)]


def fail_rate(world, part=""):
    run(world, "metrics.change_fail_rate")
    return world.execute("""
        select person_key, round(numerator, 9), round(denominator, 9)
        from metrics.change_fail_rate where part = ? order by 1
    """, [part]).fetchall()  # fmt: skip


def test_one_bad_deployment_counts_once_however_many_alarms(world):
    ship(
        world,
        """
        | change | live | author |
        | a      | @10  | ana    |
    """,
    )
    draw(
        world,
        "staging.incidents",
        """
        | incident_key | source    | service_key | title | created_at |
        | one          | pagerduty | s           | down  | @11        |
        | two          | pagerduty | s           | down  | @11.5      |
    """,
    )
    assert fail_rate(world) == [("ana", 1, 1)]


def test_a_deployment_younger_than_fourteen_days_is_not_judged(world):
    ship(world, "| change | live |\n| a | @57 |")
    assert fail_rate(world) == []


def test_a_hotfix_that_comes_back_blames_nobody_twice(world):
    ship(
        world,
        """
        | change | live | for    |
        | a      | @10  |        |
        | fix    | @11  | hotfix |
        | a      | @12  |        |
        | fix    | @13  |        |
    """,
    )
    run(world, "marts.failures")
    expect(
        world,
        "select deployment_key, kind from marts.failures",
        """
        | deployment_key | kind     |
        | d00000         | hotfix   |
        | d00001         | rollback |
        | d00002         | rollback |
    """,
    )


def test_named_causes_stand_beside_inferred_ones(world):
    ship(
        world,
        """
        | change | live | service | for    |
        | a      | @10  | s       |        |
        | b      | @10  | t       |        |
        | fix    | @11  | t       | hotfix |
    """,
    )
    draw(
        world,
        "staging.incidents",
        """
        | incident_key | source    | service_key | title | created_at |
        | one          | pagerduty | s           | down  | @11        |
    """,
    )
    assert fail_rate(world) == [("ana", 2, 3)]
    assert fail_rate(world, "explicit") == [("ana", 1, 3)]


def test_a_deployment_is_divided_by_the_lines_of_what_it_brought(world):
    ship(
        world,
        """
        | change | live | author | lines |
        | a      | @10  | ana    | 30    |
        | b      | @11  | cem    | 10    |
    """,
    )
    world.execute("update staging.deployment_changes set deployment_key = 'd00001'")
    world.execute("delete from staging.deployments where deployment_key = 'd00000'")
    assert fail_rate(world) == [("ana", 0, 0.75), ("cem", 0, 0.25)]


def test_putting_live_again_what_stands_counts_only_if_it_failed(world):
    ship(
        world,
        """
        | change | live | author | service | for |
        | z      | @9   | ana    | s       |     |
        | a      | @10  | ana    | s       |     |
    """,
    )
    again = """
        insert into staging.deployments by name
        select * replace ('again' as deployment_key, finished_at + interval 5 day as finished_at)
        from staging.deployments where deployment_key = 'd00000'
    """
    world.execute(again)
    world.execute("insert into staging.deployment_changes by name select * replace ("
                  "'again' as deployment_key) from staging.deployment_changes limit 1")  # fmt: skip
    assert fail_rate(world) == [("ana", 1, 2)]


def test_a_bots_deployment_is_nobodys_and_told_as_unallocated(world):
    ship(world, "| change | live | author |\n| a | @10 | bot |")
    assert fail_rate(world) == []
    run(world, "marts.unallocated")
    expect(
        world,
        "select metric_id, reason, amount from marts.unallocated where metric_id like 'change%'",
        """
        | metric_id        | reason                           | amount |
        | change_fail_rate | no author and no person deployed | 1      |
    """,
    )


def test_unknown_content_goes_to_the_person_who_deployed(world):
    ship(world, "| change | live | author |\n| a | @10 | ana |")
    world.execute("delete from staging.deployment_changes")
    world.execute("update staging.deployments set sha = 'unknown', deployer_id = 'cem'")
    assert fail_rate(world) == [("cem", 0, 1)]


def test_the_own_page_says_what_became_of_a_landing_and_why_some_do_not_count(world):
    ship(
        world,
        """
        | change | live | author | service | by | for      |
        | a      | @10  | ana    | s       | ai |          |
        | back   | @12  | ana    | s       |    | revert a |
        | young  | @60  | ana    | s       |    |          |
    """,
    )
    run(world, "marts.person_landings")
    expect(world, """
        select patch_key, service_names, tier, lead_time_hours, outcome, undone_by, settles_on,
            is_counted, not_counted_because
        from marts.person_landings
    """, """
        | patch_key   | service_names | tier | lead_time_hours | outcome   | undone_by | settles_on | is_counted | not_counted_because            |
        | patch a     | s             | T2   | 24              | undone    | revert    | 2024-01-25 | true       |                                |
        | patch back  | s             | TX   | 24              | lasted    |           | 2024-01-27 | false      | It takes an earlier change back. |
        | patch young | s             | TX   | 24              | too_early |           | 2024-03-15 | true       |                                |
    """)  # fmt: skip
