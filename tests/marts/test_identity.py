"""Who is behind an account on a day: exact matches only, and nobody where two could be."""

import pytest

from tests.drawn import add, draw, expect, open_world, run

WHO = "select id_value, person_key, valid_from, valid_to from marts.actors"


@pytest.fixture
def world():
    world = open_world()
    draw(
        world,
        "staging.people",
        """
        | person_key | email    | display_name | employee_number |
        | ana        | ana@h.x  | Ana Lee      | 1               |
        | ben        | ben@h.x  | Ben Ito      | 2               |
    """,
    )
    return world


def used(world, *accounts, system="cursor", kind="email"):
    for account in accounts:
        add(
            world,
            "staging.ai_days",
            system=system,
            id_kind=kind,
            id_value=account,
            tool=system,
            used_on="2024-01-03",
            surface="ide",
            has_telemetry=True,
            final_on="2024-01-04",
        )


def who(world, day="2024-01-03"):
    """Account -> person on a day, nobody left out."""
    run(world, "marts.actors")
    rows = world.execute(
        f"select id_value, person_key from marts.actors where date '{day}' "
        "between valid_from and valid_to"
    ).fetchall()
    assert len(rows) == len(dict(rows)), "two people on one day"
    return dict(rows)


def test_an_address_is_the_rosters_and_a_name_is_nobodys(world):
    used(world, "ana@h.x", "Ana Lee", "ana", "anna@h.x", "ana+cursor@h.x")
    assert who(world) == {"ana@h.x": "ana"}


def test_what_follows_a_plus_is_cut_where_it_is_declared(world):
    add(world, "governance.policy", name="identity.strip_plus_tag", value="true")
    used(world, "ana+cursor@h.x", "+@h.x", "7+ana@users.noreply.github.com")
    assert who(world) == {"ana+cursor@h.x": "ana"}


def test_the_companys_list_comes_before_the_roster_on_its_days_only(world):
    draw(
        world,
        "staging.identities",
        """
        | system | id_kind | id_value | person_key | actor_kind | valid_from | valid_to   |
        | cursor | email   | ana@h.x  | ben        | person     | 2024-02-01 | 2024-02-28 |
    """,
    )
    used(world, "ana@h.x")
    run(world, "marts.actors")
    expect(world, WHO, """
        | id_value | person_key | valid_from | valid_to   |
        | ana@h.x  | ana        | 1900-01-01 | 2024-01-31 |
        | ana@h.x  | ben        | 2024-02-01 | 2024-02-28 |
        | ana@h.x  | ana        | 2024-02-29 | 9999-12-31 |
    """)  # fmt: skip


def test_an_alias_holds_wherever_the_address_turns_up(world):
    draw(
        world,
        "staging.identities",
        """
        | system      | id_kind | id_value | person_key | actor_kind |
        | email_alias | email   | al@old.x | ana        | person     |
    """,
    )
    used(world, "al@old.x")
    used(world, "al@old.x", system="anthropic")
    run(world, "marts.actors")
    expect(world, "select system, person_key from marts.actors where system <> 'email_alias'", """
        | system    | person_key |
        | anthropic | ana        |
        | cursor    | ana        |
    """)  # fmt: skip


def test_githubs_own_address_is_the_login_or_the_number_in_it(world):
    draw(
        world,
        "staging.identities",
        """
        | system | id_kind | id_value | person_key | actor_kind | method   |
        | github | login   | ana-l    | ana        | person     | declared |
        | github | user_id | 77       | ben        | person     | devlake  |
    """,
    )
    noreply = "@users.noreply.github.com"
    used(world, f"5+ana-l{noreply}", f"ana-l{noreply}", f"77+renamed{noreply}", f"x{noreply}",
         system="git_author")  # fmt: skip
    found = who(world)
    assert {name: found.get(name) for name in found if "@" in name} == {
        f"5+ana-l{noreply}": "ana", f"ana-l{noreply}": "ana", f"77+renamed{noreply}": "ben",
    }  # fmt: skip


def test_a_vendors_number_is_the_person_behind_the_address_beside_it(world):
    draw(
        world,
        "staging.addresses",
        """
        | system  | id_kind | id_value | email     |
        | aws_idc | user_id | a1       | ana@h.x   |
        | aws_idc | user_id | b2       | other@h.x |
    """,
    )
    used(world, "a1", "b2", system="aws_idc", kind="user_id")
    used(world, "a1", system="cursor", kind="user_id")
    run(world, "marts.actors")
    expect(world, "select system, id_value, person_key from marts.actors", """
        | system  | id_value | person_key |
        | aws_idc | a1       | ana        |
    """)  # fmt: skip


def test_an_id_given_to_two_people_stays_unmapped_whatever_the_roster_says(world):
    draw(
        world,
        "staging.contested_ids",
        """
        | system | id_kind | id_value | valid_to   |
        | cursor | email   | ana@h.x  | 2024-01-31 |
    """,
    )
    used(world, "ana@h.x")
    assert who(world) == {}
    assert who_again(world, "2024-02-01") == {"ana@h.x": "ana"}


def who_again(world, day):
    rows = world.execute(
        f"select id_value, person_key from marts.actors where date '{day}' "
        "between valid_from and valid_to"
    ).fetchall()
    return dict(rows)


def test_an_address_of_two_people_is_nobodys(world):
    add(world, "staging.people", person_key="cem", email="ana@h.x")
    used(world, "ana@h.x", "ben@h.x")
    assert who(world) == {"ben@h.x": "ben"}


def test_an_address_reused_by_a_new_person_is_theirs_from_the_day_the_roster_says(world):
    add(world, "staging.people", person_key="new", email="ana@h.x")
    draw(
        world,
        "staging.addresses",
        """
        | system | id_kind    | id_value | email   | valid_from | valid_to   |
        | roster | person_key | ana      | ana@h.x | 1900-01-01 | 2024-01-31 |
        | roster | person_key | new      | ana@h.x | 2024-03-01 |            |
    """,
    )
    used(world, "ana@h.x")
    run(world, "marts.actors")
    expect(world, WHO, """
        | id_value | person_key | valid_from | valid_to   |
        | ana@h.x  | ana        | 1900-01-01 | 2024-01-31 |
        | ana@h.x  | new        | 2024-03-01 | 9999-12-31 |
    """)  # fmt: skip


def test_whoever_left_keeps_an_address_until_somebody_new_has_it(world):
    add(world, "governance.leavers", person_key="ana", left_on="2024-01-31")
    used(world, "ana@h.x")
    assert who(world, "2024-06-01") == {"ana@h.x": "ana"}


def test_a_new_person_takes_over_the_address_of_whoever_left(world):
    add(world, "governance.leavers", person_key="ana", left_on="2024-01-31")
    add(world, "staging.people", person_key="new", email="ana@h.x")
    used(world, "ana@h.x")
    run(world, "marts.actors")
    expect(world, WHO, """
        | id_value | person_key | valid_from | valid_to   |
        | ana@h.x  | new        | 2024-02-01 | 9999-12-31 |
    """)  # fmt: skip


def test_an_address_from_before_a_name_changed_is_still_the_persons(world):
    draw(
        world,
        "staging.addresses",
        """
        | system | id_kind    | id_value | email     | valid_from | valid_to   |
        | roster | person_key | ana      | ana@old.x | 1900-01-01 | 2023-12-31 |
        | roster | person_key | ana      | ana@h.x   | 2024-01-01 |            |
    """,
    )
    used(world, "ana@old.x")
    assert who(world) == {"ana@old.x": "ana"}


@pytest.mark.parametrize("kind", ["shared", "service", "bot", "ai_agent"])
def test_an_account_of_a_team_or_a_machine_is_no_persons(world, kind):
    add(world, "staging.identities", system="cursor", id_kind="email", id_value="ana@h.x",
        person_key="ana", team_key="pay", actor_kind=kind)  # fmt: skip
    used(world, "ana@h.x")
    assert who(world) == {}
    expect(world, "select actor_kind, team_key, person_key from marts.holders", f"""
        | actor_kind | team_key | person_key |
        | {kind}     | pay      |            |
    """)  # fmt: skip


def test_a_directory_row_is_the_person_of_the_roster_by_address_or_employee_number(world):
    draw(
        world,
        "staging.people",
        """
        | person_key | origin | email    | employee_number |
        | scim:a     | scim   | ana@h.x  |                 |
        | entra:b    | entra  | b@new.x  | 2               |
        | entra:c    | entra  | cem@h.x  | 9               |
        | scim:c     | scim   | cem@h.x  |                 |
        | scim:d     | scim   |          |                 |
    """,
    )
    used(world, "b@new.x", "cem@h.x")
    assert who(world) == {"b@new.x": "ben", "cem@h.x": "entra:c"}
    run(world, "marts.people")
    expect(world, "select person_key, source from marts.people", """
        | person_key | source |
        | ana        | roster |
        | ben        | roster |
        | entra:c    | entra  |
        | scim:d     | scim   |
    """)  # fmt: skip


def test_two_users_of_one_directory_with_one_address_are_not_one_person(world):
    draw(
        world,
        "staging.people",
        """
        | person_key | origin | email   |
        | scim:a     | scim   | cem@h.x |
        | scim:b     | scim   | cem@h.x |
        | entra:c    | entra  | cem@h.x |
    """,
    )
    used(world, "cem@h.x")
    assert who(world) == {}
    expect(world, "select count(distinct person_key) as people from marts.person_keys "
           "where known_key like '%:%'", "| people |\n| 3 |")  # fmt: skip


def test_a_list_may_name_a_person_by_address(world):
    draw(
        world,
        "staging.identities",
        """
        | system | id_kind     | id_value | person_key | actor_kind |
        | github | login       | ana-l    | ana@h.x    | person     |
        | oidc   | https://idp | Sub1     | ben@h.x    | person     |
    """,
    )
    add(world, "staging.watermarks", tool="t", kind="usage", data_from="2024-01-01",
        data_to="2024-01-31")  # fmt: skip
    assert who(world) == {"ana-l": "ana", "Sub1": "ben"}
    run(world, "marts.subjects")
    expect(world, "select person_key, sub from marts.subjects", """
        | person_key | sub  |
        | ben        | Sub1 |
    """)  # fmt: skip


MEMBERS = (
    "select person_key, valid_from, valid_to, team_key, manager_key, origin from marts.memberships"
)


def teams(world, *keys, origin="roster"):
    for key in keys:
        add(world, "staging.teams", team_key=key, team_name=key, origin=origin)


def test_units_of_a_directory_count_only_where_no_roster_describes_any(world):
    draw(
        world,
        "staging.people",
        """
        | person_key | origin | email   |
        | scim:a     | scim   | ana@h.x |
        | scim:c     | scim   | cem@h.x |
        | entra:c    | entra  | cem@h.x |
    """,
    )
    draw(
        world,
        "staging.memberships",
        """
        | person_key | valid_from | team_key    | manager_key | origin    |
        | scim:a     | @0         | directory:x |             | directory |
        | scim:c     | @0         | directory:x | scim:a      | directory |
        | entra:c    | @0         | directory:y |             | directory |
    """,
    )
    teams(world, "directory:x", "directory:y", origin="directory")
    run(world, "marts.memberships", "marts.nodes")
    expect(world, MEMBERS, """
        | person_key | valid_from | valid_to | team_key    | manager_key | origin    |
        | ana        | @0         |          | directory:x |             | directory |
        | entra:c    | @0         |          | directory:y |             | directory |
    """)  # fmt: skip
    teams(world, "pay")
    world.execute("drop table marts.memberships")
    world.execute("drop table marts.nodes")
    run(world, "marts.memberships", "marts.nodes")
    expect(world, "select * from marts.memberships", """
        | person_key | valid_from | valid_to | team_key | manager_key | origin |
    """)  # fmt: skip
    expect(world, "select node_key from marts.nodes", "| node_key |\n| pay |")


def test_the_manager_of_a_directory_is_the_person_of_the_roster(world):
    add(world, "staging.people", person_key="scim:a", origin="scim", email="ana@h.x")
    draw(
        world,
        "staging.memberships",
        """
        | person_key | valid_from | team_key    | manager_key | origin    |
        | ben        | @0         | directory:x | scim:a      | directory |
    """,
    )
    teams(world, "directory:x", origin="directory")
    run(world, "marts.memberships")
    expect(world, "select manager_key from marts.memberships", "| manager_key |\n| ana |")


def listed(world, *rows):
    for account, day, team in rows:
        add(world, "staging.account_teams", system="cursor", id_kind="email", id_value=account,
            listed_on=day, team_name=team, tool="copilot")  # fmt: skip


def test_a_team_that_a_tool_lists_fills_days_before_any_other_place(world):
    teams(world, "pay_core", "search")
    add(world, "staging.memberships", person_key="ben", valid_from="2024-01-05",
        valid_to="2024-01-20", team_key="search", origin="roster")  # fmt: skip
    used(world, "ana@h.x", "ben@h.x")
    listed(
        world,
        ("ana@h.x", "2024-01-02", "pay-core"),
        ("ana@h.x", "2024-01-03", "pay-core"),
        ("ana@h.x", "2024-01-05", "pay-core"),
        # Two teams, and one that the roster does not know.
        ("ana@h.x", "2024-01-06", "pay-core"),
        ("ana@h.x", "2024-01-06", "search"),
        ("ana@h.x", "2024-01-07", "guild"),
        ("ben@h.x", "2024-01-04", "pay-core"),
        ("ben@h.x", "2024-01-06", "pay-core"),
        ("ben@h.x", "2024-01-25", "pay-core"),
        ("stranger@h.x", "2024-01-04", "pay-core"),
    )
    run(world, "marts.memberships")
    expect(world, "select person_key, valid_from, valid_to, team_key, origin from marts.memberships", """
        | person_key | valid_from | valid_to   | team_key | origin        |
        | ana        | 2024-01-02 | 2024-01-03 | pay_core | copilot_teams |
        | ana        | 2024-01-05 | 2024-01-05 | pay_core | copilot_teams |
        | ben        | 2024-01-04 | 2024-01-04 | pay_core | copilot_teams |
        | ben        | 2024-01-05 | 2024-01-20 | search   | roster        |
    """)  # fmt: skip


def test_whose_role_nobody_tells_has_the_one_of_the_own_page(world):
    add(world, "staging.people", person_key="scim:c", origin="scim", email="cem@h.x")
    for person in ("ana", "scim:c"):
        add(
            world, "staging.memberships", person_key=person, valid_from="2024-01-01", team_key="pay"
        )
    teams(world, "pay")
    world.execute("update staging.people set role = 'hr' where person_key = 'ana'")
    add(world, "staging.watermarks", tool="t", kind="usage", data_from="2024-01-01",
        data_to="2024-01-31")  # fmt: skip
    run(world, "marts.roles")
    expect(world, "select person_key, role from marts.roles", """
        | person_key | role     |
        | ana        | hr       |
        | scim:c     | engineer |
    """)  # fmt: skip


def source(world, file_id, table, **cells):
    """A row as it comes from a file of this format."""
    add(world, table, **cells)
    world.execute(f"update {table} set file_id = '{file_id}' where file_id = 'drawn'")
    world.execute(
        "insert or ignore into staging.files by name select ? as file_id, ? as file_name, "
        "? as format_id, 0 as rows_read, 0 as rows_loaded, 0 as rows_superseded, "
        "0 as rows_set_aside, 'loaded' as fate",
        [file_id] * 3,
    )


@pytest.mark.parametrize("is_roster_there", [True, False])
def test_of_several_rosters_one_is_the_spine_and_nobody_is_two_people(is_roster_there):
    world = open_world()
    layouts = {"okta_users": "okta:1", "workday": "wd:1"} | (
        {"roster": "ana"} if is_roster_there else {}
    )
    for name, key in layouts.items():
        source(world, name, "staging.people", person_key=key, email="ana@h.x", role="other")
        source(world, name, "staging.memberships", person_key=key, valid_from="2024-01-01",
               team_key=f"{name} team", origin="roster")  # fmt: skip
        source(world, name, "staging.teams", team_key=f"{name} team", team_name=name)
    used(world, "ana@h.x")
    spine, key = ("roster", "ana") if is_roster_there else ("okta_users", "okta:1")
    assert who(world) == {"ana@h.x": key}
    run(world, "marts.nodes", "marts.people")
    expect(world, "select person_key, team_key from marts.memberships", f"""
        | person_key | team_key     |
        | {key}      | {spine} team |
    """)  # fmt: skip
    expect(world, "select node_key, level from marts.nodes", f"""
        | node_key     | level   |
        | {spine} team | company |
    """)  # fmt: skip
    expect(world, "select person_key, source from marts.people", f"""
        | person_key | source  |
        | {key}      | {spine} |
    """)  # fmt: skip


def test_units_with_none_above_them_have_everybody_above_them(world):
    teams(world, "pay", "search")
    add(world, "staging.teams", team_key="core", team_name="Core", parent_team_key="pay")
    run(world, "marts.nodes")
    expect(world, "select node_key, parent_node_key, level from marts.nodes", """
        | node_key   | parent_node_key | level      |
        | everybody: |                 | company    |
        | pay        | everybody:      | department |
        | search     | everybody:      | department |
        | core       | pay             | team       |
    """)  # fmt: skip
