"""What carries what, what broke what, and how surely that is known. Days count from the epoch."""

import pytest

from tests.drawn import add, at, expect, run
from tests.marts.deliveries import REPOSITORY, company, key_of, ship

OUTCOMES = """
    select replace(patch_key, 'patch ', '') as change, outcome, undone_by
    from marts.patch_outcomes
"""
BLAMED = "select deployment_key, kind, is_inferred from marts.failures"
CARRIED = """
    select carried.deployment_key, changes.head_ref as change, carried.method, carried.is_inferred
    from marts.deployment_changes as carried
    inner join staging.changes as changes on carried.change_key = changes.change_key
"""


@pytest.fixture
def world():
    return company({"ana": "a", "ben": "a", "cem": "b"})


def incident(world, key="i", **cells):
    cells = {"created_at": at(11), "service_key": "s"} | cells
    add(world, "staging.incidents", incident_key=key, source="pagerduty", **cells)


def sha_of(world, change):
    query = f"select merge_sha from staging.changes where head_ref = '{change}'"
    return world.execute(query).fetchall()[0][0]


# What a failure undoes.


def test_a_failure_in_a_second_environment_undoes_the_patch_that_landed_in_the_first(world):
    ship(world, """
        | change | live  | environment |
        | a      | @10   | eu          |
        | a      | @10.5 | us          |
        | b      | @10   | asia        |
        """)  # fmt: skip
    incident(world)
    run(world, "marts.patch_outcomes")
    expect(world, BLAMED, """
        | deployment_key | kind     | is_inferred |
        | d00001         | incident | true        |
        """)  # fmt: skip
    expect(world, OUTCOMES, """
        | change | outcome | undone_by |
        | a      | undone  | incident  |
        | b      | lasted  |           |
        """)  # fmt: skip


def test_a_hotfix_blames_the_deployment_before_it_in_its_own_environment(world):
    ship(world, """
        | change | live  | environment | for    |
        | a      | @10   | eu          |        |
        | b      | @12   | us          |        |
        | fix    | @13   | eu          | hotfix |
        """)  # fmt: skip
    run(world, "marts.patch_outcomes")
    expect(world, BLAMED, """
        | deployment_key | kind   | is_inferred |
        | d00000         | hotfix | false       |
        """)  # fmt: skip
    expect(world, f"{OUTCOMES} where patch_key <> 'patch fix'", """
        | change | outcome | undone_by |
        | a      | undone  | hotfix    |
        | b      | lasted  |           |
        """)  # fmt: skip


def test_what_went_back_live_is_not_blamed_for_what_it_took_back(world):
    ship(world, """
        | change | live  | for    |
        | a      | @9    |        |
        | b      | @10   |        |
        | a      | @10.9 |        |
        | fix    | @12   | hotfix |
        """)  # fmt: skip
    incident(world)
    run(world, "marts.patch_outcomes")
    expect(world, BLAMED, """
        | deployment_key | kind     | is_inferred |
        | d00001         | rollback | false       |
        | d00001         | incident | true        |
        | d00001         | hotfix   | false       |
        """)  # fmt: skip
    expect(world, f"{OUTCOMES} where patch_key <> 'patch fix'", """
        | change | outcome | undone_by |
        | a      | lasted  |           |
        | b      | undone  | rollback  |
        """)  # fmt: skip


def test_what_came_back_after_it_was_taken_back_is_blamed_again(world):
    ship(world, """
        | change | live  |
        | a      | @9    |
        | b      | @10   |
        | a      | @10.2 |
        | b      | @10.9 |
        """)  # fmt: skip
    incident(world)
    run(world, "marts.incident_deployments")
    expect(world, "select deployment_key, method from marts.incident_deployments", """
        | deployment_key | method         |
        | d00003         | service_window |
        """)  # fmt: skip


def test_a_flagged_rollback_is_not_blamed_either(world):
    ship(world, """
        | change | live  |
        | a      | @9    |
        | b      | @10   |
        | c      | @10.9 |
        """)  # fmt: skip
    world.execute("update staging.deployments set is_rollback = true "
                  "where deployment_key = 'd00002'")  # fmt: skip
    incident(world)
    run(world, "marts.incident_deployments")
    expect(world, "select deployment_key, method from marts.incident_deployments", """
        | deployment_key | method         |
        | d00001         | service_window |
        """)  # fmt: skip


def test_what_is_named_is_blamed_even_where_it_went_live_again(world):
    ship(world, """
        | change | live  |
        | a      | @9    |
        | b      | @10   |
        | a      | @10.9 |
        """)  # fmt: skip
    incident(world, cause_ref="d00002")
    run(world, "marts.patch_outcomes")
    expect(world, f"{BLAMED} where kind = 'incident'", """
        | deployment_key | kind     | is_inferred |
        | d00002         | incident | false       |
        """)  # fmt: skip


def test_a_rolled_back_release_undoes_only_what_it_brought(world):
    ship(world, """
        | change | live  |
        | a      | @9    |
        | b      | @10   |
        | a      | @11   |
        """)  # fmt: skip
    # The export lists on each release everything it holds.
    add(world, "staging.deployment_changes", deployment_key="d00001", change_key=key_of(world, "a"))
    run(world, "marts.patch_outcomes")
    expect(world, OUTCOMES, """
        | change | outcome | undone_by |
        | a      | lasted  |           |
        | b      | undone  | rollback  |
        """)  # fmt: skip


# How an incident names its cause.


@pytest.mark.parametrize(
    ("named", "method"),
    [
        ({"cause_ref": "d00000"}, "explicit_id"),
        ({"cause_ref": f"{REPOSITORY}#1".upper()}, "explicit_id"),
        ({"cause_ref": "CHG-7"}, "change_number"),
        ({"artifact_id": "pkg:oci/a@1"}, "artifact"),
        ({"cause_ref": f"{1:040x}"}, "sha_in_text"),
        ({"title": f"Down. Root cause: {f'{1:040x}'}"}, "sha_in_text"),
    ],
)
def test_an_incident_that_names_its_cause_is_explicit(world, named, method):
    ship(world, "| change | live |\n| a | @10 |\n| b | @10.5 |")
    world.execute("update staging.deployments set change_number = 'CHG-7', "
                  "version = 'pkg:oci/a@1' where deployment_key = 'd00000'")  # fmt: skip
    incident(world, **named)
    run(world, "marts.incident_deployments")
    expect(
        world,
        "select deployment_key, method, is_inferred, window_hours from marts.incident_deployments",
        f"""
        | deployment_key | method   | is_inferred | window_hours |
        | d00000         | {method} | false       |              |
        """,
    )


def test_what_went_live_after_an_incident_began_did_not_cause_it(world):
    ship(world, "| change | live |\n| a | @12 |")
    world.execute("update staging.deployments set version = 'pkg:oci/a@1'")
    incident(world, artifact_id="pkg:oci/a@1", cause_ref=key_of(world, "a"))
    run(world, "marts.incident_deployments")
    assert world.execute("select * from marts.incident_deployments").fetchall() == []


# What a deployment carries.


def test_first_method_that_tells_what_a_deployment_carries_is_used_and_kept(world):
    ship(world, """
        | change | live |
        | a      | @10  |
        | b      | @11  |
        | c      | @12  |
        | d      | @13  |
        | e      | @14  |
        """)  # fmt: skip
    world.execute("delete from staging.deployment_changes where deployment_key <> 'd00000'")
    world.execute("delete from staging.deployments where deployment_key = 'd00001'")
    world.execute("update staging.deployments set sha = null where deployment_key = 'd00004'")
    run(world, "marts.deployment_changes")
    expect(world, CARRIED, """
        | deployment_key | change | method      | is_inferred |
        | d00000         | a      | listed      | false       |
        | d00002         | b      | ancestry    | false       |
        | d00002         | c      | merge_sha   | false       |
        | d00003         | d      | merge_sha   | false       |
        | d00004         | e      | time_window | true        |
        """)  # fmt: skip


def test_a_commit_of_the_branch_tells_its_change(world):
    ship(world, "| change | live |\n| a | @10 |")
    world.execute("delete from staging.deployment_changes")
    world.execute("update staging.deployments set sha = (select sha from staging.change_commits)")
    run(world, "marts.deployment_changes")
    expect(world, CARRIED, """
        | deployment_key | change | method    | is_inferred |
        | d00000         | a      | sha_exact | false       |
        """)  # fmt: skip


def test_a_revision_of_settings_is_joined_to_no_change_and_time_to_those_of_the_service(world):
    ship(world, """
        | change | live |
        | a      | @10  |
        | b      | @12  |
        | c      | @14  |
        """)  # fmt: skip
    world.execute("delete from staging.deployment_changes")
    # As an operator of clusters tells it: the revision is that of another repository.
    world.execute("update staging.deployments set version = sha, sha = null, repository_key = null")
    add(world, "staging.services", service_key="s", team_key="a", link_kind="repository",
        link_value=REPOSITORY)  # fmt: skip
    run(world, "marts.deployment_changes")
    expect(world, CARRIED, """
        | deployment_key | change | method      | is_inferred |
        | d00001         | b      | time_window | true        |
        | d00002         | c      | time_window | true        |
        """)  # fmt: skip


def test_hundreds_of_changes_in_one_deployment_are_one_deployment_and_each_its_own_landing(world):
    rows = "\n".join(f"| c{number} | @10 |" for number in range(300))
    ship(world, f"| change | live |\n{rows}")
    world.execute("update staging.deployment_changes set deployment_key = 'd00000'")
    world.execute("delete from staging.deployments where deployment_key <> 'd00000'")
    run(world, "marts.deployment_units", "marts.landings")
    assert world.execute("select count(*) from marts.deployment_units").fetchall() == [(1,)]
    assert world.execute("select count(*) from marts.landings").fetchall() == [(300,)]


def test_a_tier_is_declared_or_told_and_else_nobody_knows_it(world):
    for pattern, tier in (("prod*", "production"), ("prod-test", "testing"), ("live", "staging")):
        add(world, "governance.environments", pattern=pattern, tier=tier)
    told = (
        ("PROD-eu", None), ("prod-test", "production"), ("live", "production"),
        ("shop", "production"), ("pr-7", "preview"), ("production", None), ("blue", None),
    )  # fmt: skip
    for place, (name, tier) in enumerate(told):
        add(world, "staging.deployments", deployment_key=f"d{place}", source="x", result="success",
            environment_name=name, exported_tier=tier)  # fmt: skip
    run(world, "marts.deployment_tiers")
    expect(world, """
        select deployments.environment_name, tiers.tier
        from staging.deployments as deployments
        left join marts.deployment_tiers as tiers
            on deployments.deployment_key = tiers.deployment_key
        """, """
        | environment_name | tier       |
        | PROD-eu          | production |
        | prod-test        | testing    |
        | live             | staging    |
        | shop             | production |
        | pr-7             | preview    |
        | production       | production |
        | blue             |            |
        """)  # fmt: skip


def test_a_deployment_is_of_the_service_it_names_or_its_repository_belongs_to(world):
    for service, link in (("pay", "r/pay"), ("mono-a", "r/mono"), ("mono-b", "r/mono")):
        add(world, "staging.services", service_key=service, team_key="a", link_kind="repository",
            link_value=link)  # fmt: skip
    told = (("named", "r/pay"), (None, "r/pay"), (None, "r/mono"), (None, "r/else"))
    for place, (service, repository) in enumerate(told):
        add(world, "staging.deployments", deployment_key=f"d{place}", source="x", result="success",
            service_key=service, repository_key=repository)  # fmt: skip
    run(world, "marts.deployment_services")
    expect(world, "select * from marts.deployment_services", """
        | deployment_key | service_key |
        | d0             | named       |
        | d1             | pay         |
        | d2             | r/mono      |
        | d3             | r/else      |
        """)  # fmt: skip


# One deployment, several attempts.


def test_failed_runs_of_the_same_commit_are_attempts_of_one_deployment(world):
    ship(world, """
        | change | live  |
        | a      | @10   |
        | b      | @10.9 |
        | b      | @11   |
        | b      | @11.1 |
        | c      | @12   |
        """)  # fmt: skip
    world.execute(
        "update staging.deployments set result = 'failure' where deployment_key = 'd00001'"
    )
    world.execute("update staging.deployments set attempts = 3 where deployment_key = 'd00004'")
    run(world, "marts.deployment_attempts")
    expect(world, "select deployment_key, attempts from marts.deployment_attempts", """
        | deployment_key | attempts |
        | d00000         | 1        |
        | d00002         | 3        |
        | d00004         | 3        |
        """)  # fmt: skip


def test_without_a_commit_the_version_tells_retries_and_rollbacks(world):
    ship(world, """
        | change | live  |
        | a      | @9    |
        | a      | @9.1  |
        | b      | @10   |
        | a      | @11   |
        """)  # fmt: skip
    world.execute("update staging.deployments set version = 'release ' || sha, sha = null")
    run(world, "marts.rollbacks", "marts.deployments")
    expect(world, "select deployment_key, repeats_turn is not null as repeats from marts.deployments", """
        | deployment_key | repeats |
        | d00000         | false   |
        | d00002         | false   |
        | d00003         | true    |
        """)  # fmt: skip
    expect(world, "select deployment_key, rolled_back_at from marts.rollbacks", """
        | deployment_key | rolled_back_at |
        | d00002         | @11            |
        """)  # fmt: skip


# Reverts.


@pytest.mark.parametrize(
    ("said", "method"),
    [
        ("update staging.changes set reverts_change_key = 'github.com/acme/app#1'", "named"),
        ("update staging.changes set reverts_sha = left('{sha}', 40)", "commit"),
        ("update staging.change_commits set trailers = ['This reverts commit {sha}']", "commit"),
        ("update staging.changes set title = 'Revert \"first\"'", "title"),
    ],
)
def test_a_revert_is_told_by_name_by_commit_or_by_title(world, said, method):
    ship(world, "| change | live |\n| a | @10 |\n| back | @12 |")
    world.execute("update staging.changes set title = 'first' where head_ref = 'a'")
    sha = sha_of(world, "a")
    world.execute(said.format(sha=sha) + f" where change_key = '{key_of(world, 'back')}'")
    run(world, "marts.reverts")
    expect(world, "select right(change_key, 1) as change, reverts_change_key, method from marts.reverts", f"""
        | change | reverts_change_key    | method   |
        | 2      | github.com/acme/app#1 | {method} |
        """)  # fmt: skip


def test_a_title_that_two_changes_bear_tells_nothing(world):
    ship(world, "| change | live |\n| a | @10 |\n| b | @11 |\n| back | @12 |")
    world.execute("update staging.changes set title = 'first'")
    world.execute("update staging.changes set title = 'Revert \"first\"' where head_ref = 'back'")
    run(world, "marts.reverts")
    assert world.execute("select * from marts.reverts").fetchall() == []


# Who stands behind an agent.


def by_agent(world, trailers="[]", assigned="cem"):
    ship(world, "| change | live | approver |\n| a | @10 | ben |")
    world.execute("update staging.changes set author_id = 'copilot', author_kind = 'ai_agent', "
                  f"requester_id = '{assigned}'")  # fmt: skip
    world.execute(
        f"update staging.change_commits set author_login = 'copilot', trailers = {trailers}"
    )
    run(world, "marts.change_authors")
    rows = world.execute("select person_key from marts.change_authors order by 1").fetchall()
    return [person for (person,) in rows]


def test_the_person_on_the_commits_of_an_agent_asked_for_them(world):
    hidden = "['Co-authored-by: Ana <7+ana@users.noreply.github.com>']"
    assert by_agent(world, hidden) == ["ana"]


def test_an_agent_that_names_an_address_names_its_person(world):
    assert by_agent(world, "['Co-authored-by: Ben <ben@acme.example>']") == ["ben"]


def test_where_no_commit_names_anybody_the_assigned_person_asked(world):
    assert by_agent(world) == ["cem"]
    assert by_agent_stranger(world) == []


def by_agent_stranger(world):
    world.execute("drop table marts.change_authors")
    world.execute("drop table marts.change_signatures")
    world.execute("update staging.changes set requester_id = 'stranger'")
    run(world, "marts.change_authors")
    return world.execute("select * from marts.change_authors").fetchall()


def test_whom_an_agents_change_is_assigned_to_may_approve_what_another_asked_for(world):
    hidden = "['Co-authored-by: Ana <7+ana@users.noreply.github.com>']"
    assert by_agent(world, hidden, assigned="ben") == ["ana"]
    run(world, "marts.change_approvals")
    assert world.execute("select count(*) from marts.change_approvals").fetchall() == [(1,)]


def test_accounts_of_a_host_of_ones_own_are_those_of_its_tool(world):
    for name, file_id in (("git.acme.example/x/y", "f1"), ("gitlab.com/x/y", "f2")):
        add(world, "staging.changes", change_key=f"{name}#1", repository_key=name, state="open")
        world.execute(f"update staging.changes set file_id = '{file_id}' "
                      f"where repository_key = '{name}'")  # fmt: skip
    world.execute("insert into staging.files (file_id, file_name, tool, fate) "
                  "values ('f1', 'a.json', 'gitlab', 'refused')")  # fmt: skip
    run(world, "marts.repository_systems")
    expect(world, "select repository_key, system from marts.repository_systems", """
        | repository_key       | system |
        | git.acme.example/x/y | gitlab |
        | gitlab.com/x/y       | gitlab |
        """)  # fmt: skip


# How much is linked.


def test_shares_that_nothing_links_are_told_by_period(world):
    ship(world, """
        | change | live  | service |
        | a      | @10   | s       |
        | b      | @40   | t       |
        """)  # fmt: skip
    add(world, "staging.changes", change_key="github.com/acme/app#9", repository_key=REPOSITORY,
        state="merged", merged_at=at(11), author_id="ana", author_kind="person")  # fmt: skip
    add(world, "staging.changes", change_key="github.com/acme/app#10", repository_key=REPOSITORY,
        state="merged", merged_at=at(11), author_id="bot", author_kind="bot")  # fmt: skip
    world.execute("delete from staging.deployment_changes where deployment_key = 'd00001'")
    world.execute("update staging.deployments set sha = 'x' where deployment_key = 'd00001'")
    incident(world, "named", cause_ref="d00000")
    incident(world, "guessed")
    incident(world, "alone", service_key="nobody's")
    run(world, "marts.coverage_of_deployments", "marts.coverage_of_incidents")
    query = """
        select period_start, measure, part, whole from {}
        where measure in ('deployments_linked', 'changes_deployed') or measure like 'incidents%'
    """
    expect(world, query.format("marts.coverage_of_deployments"), """
        | period_start | measure            | part | whole |
        | 2024-01-01   | deployments_linked | 1    | 1     |
        | 2024-01-29   | deployments_linked | 0    | 1     |
        | 2024-01-01   | changes_deployed   | 1    | 2     |
        | 2024-01-29   | changes_deployed   | 0    | 1     |
        """)  # fmt: skip
    expect(world, query.format("marts.coverage_of_incidents"), """
        | period_start | measure          | part | whole |
        | 2024-01-01   | incidents_linked | 2    | 3     |
        | 2024-01-01   | incidents_named  | 1    | 3     |
        """)  # fmt: skip
