"""What a landing is, and what undoes it. Days count from the epoch; n is 14."""

import pytest

from tests.drawn import add, at, draw, expect, run
from tests.marts.deliveries import company, key_of, ship

OUTCOMES = "select change, outcome, undone_by from told"


def told(world):
    run(world, "marts.patch_outcomes")
    world.execute("""
        create or replace view told as
        select replace(patch_key, 'patch ', '') as change, outcome, undone_by
        from marts.patch_outcomes
    """)
    return world


def landed(world):
    run(world, "marts.landings")
    rows = world.execute("""
        select replace(patch_key, 'patch ', ''), service_key,
            date_diff('day', timestamp '2024-01-01', landed_at)
        from marts.landings order by all
    """).fetchall()
    return [f"{change} {service} {day}" for change, service, day in rows]


@pytest.fixture
def world():
    return company({"ana": "a", "ben": "a", "cem": "b"})


def test_putting_live_again_what_stands_is_no_landing(world):
    ship(
        world,
        """
        | change | live |
        | a      | @10  |
        | b      | @12  |
        | a      | @12.1 |
    """,
    )
    world.execute("delete from staging.deployments where deployment_key = 'd00001'")
    assert landed(world) == ["a s 10"]


def test_a_hundred_deployments_in_a_day_are_one_landing(world):
    rows = "\n".join(f"| a | @{10 + number / 200} |" for number in range(100))
    ship(world, f"| change | live |\n{rows}")
    assert landed(world) == ["a s 10"]


def test_an_earlier_commit_live_again_rolls_back_what_came_between(world):
    ship(
        world,
        """
        | change | live  |
        | a      | @9    |
        | b      | @10   |
        | a      | @11   |
        | b      | @14   |
    """,
    )
    assert landed(world) == ["a s 9", "b s 10", "b s 14"]
    expect(
        told(world),
        OUTCOMES,
        """
        | change | outcome | undone_by |
        | a      | lasted  |           |
        | b      | undone  | rollback  |
    """,
    )


def test_hotfix_after_three_days_undoes_and_after_fifteen_does_not(world):
    ship(
        world,
        """
        | change | live | service | for    |
        | a      | @10  | s       |        |
        | fix a  | @13  | s       | hotfix |
        | b      | @10  | t       |        |
        | fix b  | @25  | t       | hotfix |
    """,
    )
    expect(
        told(world),
        OUTCOMES,
        """
        | change | outcome | undone_by |
        | a      | undone  | hotfix    |
        | b      | lasted  | hotfix    |
        | fix a  | lasted  |           |
        | fix b  | lasted  |           |
    """,
    )


def test_reviewed_revert_undoes_within_the_window_only(world):
    ship(
        world,
        """
        | change    | live | service | approver | for         |
        | soon      | @10  | s       | rex      |             |
        | back soon | @12  | s       | rex      | revert soon |
        | late      | @10  | t       | rex      |             |
        | back late | @30  | t       | rex      | revert late |
        | alone     | @10  | u       | rex      |             |
        | own back  | @12  | u       | -        | revert alone |
    """,
    )
    expect(
        told(world),
        f"{OUTCOMES} where change in ('soon', 'late', 'alone')",
        """
        | change | outcome | undone_by |
        | soon   | undone  | revert    |
        | late   | lasted  | revert    |
        | alone  | lasted  |           |
    """,
    )


def test_reverts_bots_and_generated_code_are_not_counted(world):
    ship(
        world,
        """
        | change | live | service | author | kind      | for      |
        | a      | @10  | s       | ana    | feature   |          |
        | back   | @30  | s       | ana    | feature   | revert a |
        | bumped | @10  | t       | bot    | feature   |          |
        | made   | @10  | u       | ana    | generated |          |
    """,
    )
    run(world, "marts.patch_outcomes")
    expect(
        world,
        "select patch_key, is_counted from marts.patch_outcomes",
        """
        | patch_key  | is_counted |
        | patch a    | true       |
        | patch back | false      |
        | patch made | false      |
    """,
    )


def test_younger_than_fourteen_days_is_too_early(world):
    ship(
        world,
        """
        | change | live   |
        | a      | @55.9  |
        | b      | @56.1  |
    """,
    )
    expect(
        told(world),
        OUTCOMES,
        """
        | change | outcome   | undone_by |
        | a      | lasted    |           |
        | b      | too_early |           |
    """,
    )


def test_failure_on_another_service_undoes_only_within_its_own_fourteen_days(world):
    ship(
        world,
        """
        | change | live | service | for    |
        | a      | @10  | s       |        |
        | a      | @23  | t       |        |
        | fix    | @36  | t       | hotfix |
    """,
    )
    run(world, "marts.credited_landings")
    expect(world, "select service_key, kept from marts.credited_landings where patch_key = 'patch a'", """
        | service_key | kept |
        | s           | 1    |
        | t           | 0    |
    """)  # fmt: skip


def test_deployments_that_failed_or_were_not_to_production_bring_nothing(world):
    ship(
        world,
        """
        | change | live | service |
        | a      | @10  | s       |
        | b      | @10  | t       |
        | c      | @10  | u       |
    """,
    )
    world.execute("update staging.deployments set result = 'failure' where service_key = 's'")
    world.execute("update staging.deployments set exported_tier = null where service_key = 't'")
    assert landed(world) == ["c u 10"]


def test_a_retry_of_the_same_commit_is_one_deployment(world):
    ship(
        world,
        """
        | change | live  |
        | a      | @10   |
        | a      | @10.1 |
        | b      | @11   |
    """,
    )
    run(world, "marts.deployments")
    assert world.execute("select count(*) from marts.deployments").fetchall() == [(2,)]


def test_incident_blames_what_it_names_and_else_the_latest_deployment_within_three_days(world):
    ship(
        world,
        """
        | change | live | service |
        | a      | @10  | s       |
        | b      | @11  | s       |
        | c      | @10  | t       |
        | d      | @11  | t       |
        | e      | @10  | u       |
    """,
    )
    cause = world.execute("select merge_sha from staging.changes where head_ref = 'a'").fetchall()
    draw(
        world,
        "staging.incidents",
        f"""
        | incident_key | source    | service_key | title                       | created_at |
        | named        | pagerduty | s           | down, root cause: {cause[0][0]} | @12 |
        | guessed      | pagerduty | t           | down                        | @12        |
        | too late     | pagerduty | u           | down                        | @14        |
    """,
    )
    run(world, "marts.incident_deployments")
    expect(world, "select incident_key, deployment_key, method, is_inferred from marts.incident_deployments", """
        | incident_key | deployment_key | method         | is_inferred |
        | named        | d00000         | sha_in_text    | false       |
        | guessed      | d00003         | service_window | true        |
    """)  # fmt: skip
    expect(
        told(world),
        f"{OUTCOMES} where change <> 'e'",
        """
        | change | outcome | undone_by |
        | a      | undone  | incident  |
        | b      | lasted  |           |
        | c      | lasted  |           |
        | d      | undone  | incident  |
    """,
    )


def test_without_a_feed_that_could_show_a_failure_nothing_has_lasted(world):
    ship(world, "| change | live |\n| a | @10 |")
    world.execute("delete from staging.watermarks where kind = 'incidents'")
    expect(
        told(world),
        OUTCOMES,
        """
        | change | outcome   | undone_by |
        | a      | too_early |           |
    """,
    )


def test_a_train_carries_what_was_merged_since_the_one_before(world):
    ship(
        world,
        """
        | change | live |
        | a      | @10  |
        | b      | @12  |
        | c      | @13  |
    """,
    )
    world.execute("delete from staging.deployment_changes")
    world.execute("""
        update staging.deployments set sha = 'release ' || deployment_key
        where deployment_key <> 'd00001'
    """)
    world.execute("delete from staging.deployments where deployment_key = 'd00001'")
    assert landed(world) == ["b s 13", "c s 13"]


def test_a_deployed_merge_commit_carries_merged_changes_that_never_went_live(world):
    ship(
        world,
        """
        | change | live |
        | a      | @10  |
        | b      | @12  |
        | c      | @13  |
    """,
    )
    world.execute("delete from staging.deployment_changes")
    world.execute("delete from staging.deployments where deployment_key = 'd00001'")
    assert landed(world) == ["a s 10", "b s 13", "c s 13"]


def test_commits_are_found_from_the_head_of_the_branch(world):
    ship(world, "| change | live | author |\n| a | @10 | ana+ben |")
    world.execute("update staging.change_commits set change_key = '', parents = ["
                  "'c' || printf('%029x', 1) || printf('%010x', 0)] where author_login = 'ben'")  # fmt: skip
    world.execute("update staging.change_commits set change_key = ''")
    world.execute("update staging.changes set head_sha = 'c' || printf('%029x', 1) "
                  "|| printf('%010x', 1)")  # fmt: skip
    run(world, "marts.change_authors")
    expect(
        world,
        "select person_key, author_share from marts.change_authors",
        """
        | person_key | author_share |
        | ana        | 0.5          |
        | ben        | 0.5          |
    """,
    )


def test_own_approval_is_no_approval(world):
    ship(
        world,
        """
        | change | live | author  | approver |
        | a      | @10  | ana     | ana      |
        | b      | @10  | ana+ben | ben      |
        | c      | @10  | ana     | ben      |
    """,
    )
    run(world, "marts.change_approvals")
    found = world.execute("select change_key from marts.change_approvals").fetchall()
    assert found == [(key_of(world, "c"),)]


def test_a_login_that_changed_hands_belongs_to_whoever_had_it_that_day(world):
    world.execute("delete from staging.identities where id_value = 'ana'")
    for person, start, end in (("ana", 0, 20), ("cem", 21, 90)):
        add(world, "staging.identities", system="github", id_kind="login", id_value="ana",
            person_key=person, actor_kind="person", valid_from=at(start), valid_to=at(end))  # fmt: skip
    ship(
        world,
        """
        | change | live | author |
        | a      | @10  | ana    |
        | b      | @40  | ana    |
    """,
    )
    run(world, "marts.change_authors")
    expect(
        world,
        "select right(change_key, 1) as change, person_key from marts.change_authors",
        """
        | change | person_key |
        | 1      | ana        |
        | 2      | cem        |
    """,
    )


def test_a_co_author_is_found_by_roster_address_or_noreply_login(world):
    ship(world, "| change | live |\n| a | @10 |")
    world.execute("""
        update staging.change_commits set trailers = [
            'Co-authored-by: Ben <ben@acme.example>',
            'Co-authored-by: cem <123+cem@users.noreply.github.com>',
            'Co-authored-by: Claude <noreply@anthropic.com>'
        ]
    """)
    run(world, "marts.change_authors")
    people = world.execute("select person_key from marts.change_authors order by 1").fetchall()
    assert people == [("ana",), ("ben",), ("cem",)]
