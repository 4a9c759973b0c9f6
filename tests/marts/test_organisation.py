"""Who belongs where in which period, who manages what, who can sign in."""

import pytest

from tests.drawn import add, at, draw, expect, open_world, run
from tests.marts.deliveries import company, feeds


@pytest.fixture
def world():
    world = open_world()
    feeds(world, 69)
    return world


def test_the_node_of_most_days_has_the_period_and_the_later_on_a_tie(world):
    draw(
        world,
        "staging.memberships",
        """
        | person_key | valid_from | valid_to | team_key |
        | most       | @0         | @17      | a        |
        | most       | @18        |          | b        |
        | tie        | @0         | @13      | a        |
        | tie        | @14        |          | b        |
        | newcomer   | @20        |          | a        |
    """,
    )
    run(world, "marts.home_nodes")
    expect(world, """
        select person_key, node_key, roster_days, is_counted from marts.home_nodes
        where period_start = '2024-01-01'
    """, """
        | person_key | node_key | roster_days | is_counted |
        | most       | a        | 18          | true       |
        | tie        | b        | 14          | true       |
        | newcomer   | a        | 8           | false      |
    """)  # fmt: skip


def test_whoever_manages_a_node_counts_in_the_one_above(world):
    draw(
        world,
        "staging.teams",
        """
        | team_key | team_name | parent_team_key |
        | all      | All       |                 |
        | a        | A         | all             |
    """,
    )
    draw(
        world,
        "staging.memberships",
        """
        | person_key | valid_from | valid_to | team_key | manager_key |
        | head       | @0         |          | all      | head        |
        | lead       | @0         |          | a        | head        |
        | member     | @0         |          | a        | lead        |
    """,
    )
    run(world, "marts.home_nodes")
    expect(world, """
        select person_key, node_key from marts.home_nodes where period_start = '2024-01-01'
    """, """
        | person_key | node_key |
        | head       | all      |
        | lead       | all      |
        | member     | a        |
    """)  # fmt: skip


def test_whoever_left_keeps_the_last_node_uncounted(world):
    draw(
        world,
        "staging.memberships",
        """
        | person_key | valid_from | valid_to | team_key |
        | left       | @0         | @20      | a        |
    """,
    )
    run(world, "marts.home_nodes")
    expect(world, "select period_start, node_key, roster_days, is_counted from marts.home_nodes", """
        | period_start | node_key | roster_days | is_counted |
        | 2024-01-01   | a        | 21          | true       |
        | 2024-01-29   | a        | 0           | false      |
        | 2024-02-26   | a        | 0           | false      |
    """)  # fmt: skip


def test_a_node_is_managed_by_whom_most_of_its_people_name(world):
    draw(
        world,
        "staging.people",
        """
        | person_key | role     |
        | boss       | manager  |
        | ana        | engineer |
        | ben        | engineer |
        | sam        | hr       |
        | gone       | engineer |
    """,
    )
    draw(
        world,
        "staging.memberships",
        """
        | person_key | valid_from | valid_to | team_key | manager_key |
        | boss       | @0         |          | dep      | chief       |
        | ana        | @0         |          | team     | boss        |
        | ben        | @0         |          | team     | boss        |
        | cem        | @0         |          | team     | ana         |
        | sam        | @0         |          | split    | boss        |
        | eve        | @0         |          | split    | ana         |
        | gone       | @0         | @30      | team     | boss        |
    """,
    )
    run(world, "marts.roles")
    expect(
        world,
        "select * from marts.roles",
        """
        | person_key | role     | node_key |
        | ana        | engineer |          |
        | ben        | engineer |          |
        | sam        | hr       |          |
        | boss       | manager  | team     |
    """,
    )


def test_a_sign_in_is_of_somebody_on_the_roster_and_valid_today(world):
    draw(world, "staging.people", "| person_key | display_name |\n| ana | Ana |\n| ben | Ben |")
    draw(
        world,
        "staging.identities",
        """
        | system | id_kind     | id_value | person_key | actor_kind | valid_from | valid_to |
        | oidc   | https://idp | Abc      | ana        | person     | 1900-01-01 |          |
        | oidc   | https://idp | old      | ben        | person     | 1900-01-01 | @30      |
        | oidc   | https://idp | stranger | nobody     | person     | 1900-01-01 |          |
        | github | login       | ana      | ana        | person     | 1900-01-01 |          |
    """,
    )
    run(world, "marts.subjects")
    expect(
        world,
        "select * from marts.subjects",
        """
        | person_key | iss         | sub | display_name |
        | ana        | https://idp | Abc | Ana          |
    """,
    )


def test_levels_follow_the_tree(world):
    draw(
        world,
        "staging.teams",
        """
        | team_key | team_name | parent_team_key |
        | acme     | Acme      |                 |
        | dep      | Dep       | acme            |
        | team     | Team      | dep             |
    """,
    )
    run(world, "marts.nodes")
    expect(
        world,
        "select node_key, level from marts.nodes",
        """
        | node_key | level      |
        | acme     | company    |
        | dep      | department |
        | team     | team       |
    """,
    )


def test_a_period_closes_when_the_slowest_feed_has_passed(world):
    world.execute("update staging.watermarks set data_to = ?, final_through = ?", [at(83), at(80)])
    slow = "update staging.watermarks set final_through = ? where kind = 'incidents'"
    world.execute(slow, [at(69)])
    run(world, "marts.periods", "marts.horizon")
    expect(world, "select * from marts.horizon", "| complete_until |\n| @70 |")
    expect(world, """
        select period_start, watermark_passed_14, watermark_passed_28, is_complete
        from marts.periods
    """, """
        | period_start | watermark_passed_14 | watermark_passed_28 | is_complete |
        | 2024-01-01   | true                | true                | true        |
        | 2024-01-29   | true                | false               | true        |
        | 2024-02-26   | false               | false               | true        |
    """)  # fmt: skip


@pytest.mark.parametrize(("begin", "whole"), [({"argo": 60}, 3), ({"argo": 60, "git": 30}, 1)])
def test_a_period_is_whole_from_the_first_tool_of_both_feeds_on(world, begin, whole):
    world.execute("delete from staging.watermarks where kind in ('changes', 'deployments')")
    began = {"git": 0, "actions": 0} | begin
    for tool, day in began.items():
        kind = "changes" if tool == "git" else "deployments"
        add(world, "staging.watermarks", tool=tool, kind=kind, data_from=at(day),
            data_to=at(83), final_through=at(83))  # fmt: skip
    run(world, "marts.periods")
    found = world.execute(
        "select count(*) from marts.periods where is_complete and period_end <= ?", [at(83)]
    ).fetchall()
    assert found == [(whole,)]


def test_policy_has_the_defaults_of_the_definition(world):
    add(world, "governance.policy", name="incident_window_hours", value="24")
    run(world, "marts.policy")
    expect(world, "select * from marts.policy", """
        | observation_days | sensitivity_days | housekeeping_cap | incident_window_hours | as_of      | data_to    |
        | 14               | 28               | 0.12             | 24                    | 2024-03-11 | 2024-03-10 |
    """)  # fmt: skip


def test_days_worked_count_where_exported_and_five_where_not():
    world = company({"ana": "a", "ben": "a"})
    world.execute("update staging.people set role = 'manager' where person_key in ('rex', 'ben')")
    world.execute("update staging.memberships set valid_to = ? where person_key = 'ana'", [at(8)])
    draw(
        world,
        "staging.work_weeks",
        """
        | person_key | week_start | active_days |
        | ana        | @0         | 3           |
    """,
    )
    run(world, "marts.engineer_weeks")
    expect(
        world,
        "select person_key, week_start, engineer_weeks from marts.engineer_weeks",
        """
        | person_key | week_start | engineer_weeks |
        | ana        | 2024-01-01 | 0.6            |
        | ana        | 2024-01-08 | 0.4            |
    """,
    )


def test_whoever_objects_is_in_no_period_that_begins_after_and_no_gap_shows_it(world):
    draw(
        world,
        "staging.people",
        """
        | person_key | email |
        | ana        | a@h.x |
        | ben        | b@h.x |
        | gone       | c@h.x |
    """,
    )
    draw(
        world,
        "staging.memberships",
        """
        | person_key | valid_from | valid_to | team_key |
        | ana        | @0         |          | a        |
        | ben        | @0         |          | a        |
        | gone       | @0         | @20      | a        |
    """,
    )
    draw(
        world,
        "staging.objectors",
        """
        | known_key | since_on |
        | a@h.x     | @10      |
        | ana       | @40      |
        | gone      | @30      |
    """,
    )
    run(world, "marts.home_nodes")
    expect(world, "select person_key, period_start from marts.home_nodes", """
        | person_key | period_start |
        | ana        | @0           |
        | ben        | @0           |
        | ben        | @28          |
        | ben        | @56          |
        | gone       | @0           |
        | gone       | @28          |
    """)  # fmt: skip
