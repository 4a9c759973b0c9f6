"""People of several sources: the roster is the spine, directories give the rest."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.organisation import (
    DEVLAKE,
    ENTRA,
    IDENTITIES,
    IDENTITY_CENTER,
    ROSTER,
    SCIM_USER,
    entra_user,
    person,
    scim_list,
    scim_user,
)
from tests.staging.samples.tables import csv_text

PRIVATE = ("Quay", "7946", "7700", "home.example", "Adult", "2024-02-01")


def put_entra(exports, day, *users):
    return exports.put(f"entra/users-{day}.csv", csv_text(ENTRA, *users))


def everything(loaded, *tables):
    return " ".join(str(loaded.rows(f"from {table}")) for table in tables)


GRAPH = {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
    "value": [
        {"id": "AA-1", "userPrincipalName": "noor@harbour.example", "displayName": "Noor",
         "mail": "noor@harbour.example", "businessPhones": ["+44 20 7946 0000"],
         "department": "Payments", "companyName": "Harbourlight", "accountEnabled": True,
         "employeeOrgData": {"division": "Commerce", "costCenter": "CC-1"},
         "manager": {"@odata.type": "#microsoft.graph.user", "id": "AA-2",
                     "displayName": "Lucia", "mobilePhone": "+44 7700 900000"}},
        {"id": "AA-2", "userPrincipalName": "lucia@harbour.example", "displayName": "Lucia",
         "mail": None, "mobilePhone": "+44 7700 900000", "manager": None},
    ],
}  # fmt: skip
STAYS = "select person_key, team_key, manager_key from staging.memberships"
ENGINEER = {"id": "1", "userName": "ada"}
GROUP = {"id": "g1", "displayName": "Tour Guides", "members": [{"value": "1"}]}


def test_what_is_private_in_a_directory_is_neither_stored_nor_reported(exports):
    loaded = put_entra(exports, "2026-03-01", entra_user("noor")).load()
    stored = everything(loaded, "staging.people", "staging.memberships", "staging.addresses")
    assert "Payments" in stored
    assert [word for word in PRIVATE if word in stored] == []
    assert loaded.files["entra/users-2026-03-01.csv"].unknown_columns == ()


def test_the_older_names_of_a_directory_give_the_same_people(exports):
    older = [{"id": "objectId", "mobilePhone": "mobile",
              "officeLocation": "physicalDeliveryOfficeName"}.get(name, name) for name in ENTRA]  # fmt: skip
    row = entra_user("noor", officeLocation="Dock 4")
    columns = "select * exclude (file_id) from staging.people"
    first = put_entra(exports, "2026-03-01", row).load().rows(columns)
    exports.put("entra/users-2026-03-01.csv", csv_text(older, row))
    assert exports.load().rows(columns) == first


def test_a_guest_has_the_address_that_stands_in_the_sign_in_name(exports):
    guest = entra_user(
        "ana", mail="", userType="Guest",
        userPrincipalName="ana_lee_partner.example#EXT#@harbour.example",
    )  # fmt: skip
    loaded = put_entra(exports, "2026-03-01", guest).load()
    assert loaded.rows("select email from staging.people") == [("ana_lee@partner.example",)]


def test_a_directory_has_no_manager_and_its_units_are_paths_of_names(exports):
    users = [
        entra_user("noor"),
        entra_user("tom", department="", companyName="Harbourlight"),
        entra_user("sam", department="Search", companyName=""),
        entra_user("nobody", department="", companyName=""),
    ]
    loaded = put_entra(exports, "2026-03-01", *users).load()
    assert loaded.rows("select team_key, team_name, parent_team_key from staging.teams") == drawn("""
        team                            | name         | parent
        directory:                      | Everybody    |
        directory:harbourlight          | Harbourlight | directory:
        directory:harbourlight/payments | Payments     | directory:harbourlight
        directory:search                | Search       | directory:
    """)
    assert loaded.rows(
        "select person_key, team_key, valid_from, valid_to, manager_key, origin "
        "from staging.memberships"
    ) == drawn("""
        person             | team                            | from       | to | manager | origin
        entra:11111111-noor | directory:harbourlight/payments | 2026-03-01 |    |         | directory
        entra:11111111-sam  | directory:search                | 2026-03-01 |    |         | directory
        entra:11111111-tom  | directory:harbourlight          | 2026-03-01 |    |         | directory
    """)


def test_a_directory_is_a_dated_snapshot(exports):
    put_entra(exports, "2026-03-01", entra_user("noor"), entra_user("tom"))
    put_entra(exports, "2026-04-01", entra_user("noor", accountEnabled="False"))
    loaded = exports.load()
    assert loaded.rows("select person_key, is_active from staging.people") == [
        ("entra:11111111-noor", "False"), ("entra:11111111-tom", "True"),
    ]  # fmt: skip
    assert {row[0] for row in loaded.rows("select valid_to from staging.memberships")} == {
        "2026-03-31"
    }


def test_a_text_that_somebody_wrote_is_stored_without_what_hides_in_it(exports):
    cells = {"team_name": '=cmd("calc")\x07', "display_name": "Ame\u0301lie \u202eneB\x1b"}
    exports.put("r.csv", csv_text(ROSTER, person("maya", department="<img src=x>", **cells)))
    loaded = exports.load()
    assert loaded.rows("select team_name from staging.teams where team_key = 'pay'") == [
        ('=cmd("calc")',)
    ]
    assert loaded.rows("select display_name from staging.people") == [("Am\u00e9lie neB",)]
    assert loaded.rows("select department from staging.memberships") == [("<img src=x>",)]


def test_a_cell_that_starts_like_a_formula_is_text(exports):
    loaded = put_entra(exports, "2026-03-01", entra_user("noor", displayName="=1+1")).load()
    assert loaded.rows("select display_name from staging.people") == [("=1+1",)]


def test_a_row_set_aside_withdraws_nobody_from_a_team(exports):
    exports.put("r-2026-03-01.csv", csv_text(ROSTER, person("maya"), person("tom")))
    exports.put("r-2026-04-01.csv", csv_text(
        ROSTER, person("maya", "pay", "2026-04-01"), person("maya", "search", "2026-04-01"),
    ))  # fmt: skip
    stays = "select person_key, team_key, valid_to from staging.memberships"
    assert exports.load().rows(stays) == [("maya", "pay", ""), ("tom", "pay", "")]
    exports.put("r-2026-05-01.csv", csv_text(ROSTER, person("maya", "pay", "2026-05-01")))
    assert exports.load().rows(stays) == [("maya", "pay", ""), ("tom", "pay", "2026-04-30")]


def test_a_roster_and_a_directory_do_not_end_each_others_stays(exports):
    exports.put("r-2026-03-01.csv", csv_text(ROSTER, person("maya")))
    put_entra(exports, "2026-04-01", entra_user("noor"))
    exports.put("r-2026-05-01.csv", csv_text(ROSTER, person("maya", as_of="2026-05-01")))
    loaded = exports.load()
    assert loaded.rows("select person_key, valid_from, valid_to from staging.memberships") == [
        ("entra:11111111-noor", "2026-04-01", ""), ("maya", "2026-03-01", ""),
    ]  # fmt: skip


def test_a_directory_between_two_rosters_hides_no_reorganisation(exports):
    crowd = [f"p{number:02}" for number in range(30)]
    exports.put("r-2026-03-01.csv", csv_text(ROSTER, *(person(name) for name in crowd)))
    put_entra(exports, "2026-03-15", entra_user("noor"))
    exports.put("r-2026-04-01.csv", csv_text(
        ROSTER, *(person(name, "search", "2026-04-01") for name in crowd)
    ))  # fmt: skip
    loaded = exports.load()
    assert loaded.files["r-2026-04-01.csv"].fate == "held"
    assert loaded.refusal("r-2026-04-01.csv").reason == "organisation_change"


def test_one_list_of_accounts_withdraws_nothing_from_another(exports):
    declared = ("maya", "github", "login", "maya-chen", "", "", "person", "", "")
    exports.put("ids-2026-03-01.csv", csv_text(IDENTITIES, declared))
    exports.put("aws-2026-04-01.csv", csv_text(
        IDENTITY_CENTER, ("sam", "Sam W", "Enabled", "", "b2"), ("tom@h.example", "", "", "", "a1"),
    ))  # fmt: skip
    exports.put("devlake-2026-05-01.csv", csv_text(DEVLAKE, ("jira:JiraAccount:1:557058:9f", "tom"),
                                        ("gitlab:GitlabAccount:2:88", "sam"), ("odd", "sam")))  # fmt: skip
    loaded = exports.load()
    assert loaded.rows(
        "select system, id_kind, id_value, person_key, method from staging.identities"
    ) == drawn("""
        system  | kind       | value     | person | method
        aws_idc | user_id    | a1        |        | identity_center
        aws_idc | user_id    | b2        |        | identity_center
        devlake | account_id | odd       | sam    | devlake
        github  | login      | maya-chen | maya   | declared
        gitlab  | user_id    | 88        | sam    | devlake
        jira    | account_id | 557058:9f | tom    | devlake
    """)
    assert loaded.rows("select id_value, email from staging.addresses") == [("a1", "tom@h.example")]


def test_what_the_company_declares_stands_over_a_tools_list(exports):
    declared = ("maya", "aws_idc", "user_id", "a1", "", "", "person", "", "")
    exports.put("ids-2026-03-01.csv", csv_text(IDENTITIES, declared))
    exports.put("aws-2026-04-01.csv", csv_text(IDENTITY_CENTER, ("t", "T", "Enabled", "t@h", "A1")))
    assert exports.load().rows("select person_key, method from staging.identities") == [
        ("maya", "declared")
    ]


@pytest.mark.parametrize("ends", ["", "2026-03-31"])
def test_an_id_that_two_people_are_given_is_remembered_as_nobodys(exports, ends):
    rows = [("maya", "cursor", "email", "shared@h.example", "", ends, "person", "", ""),
            ("tom", "cursor", "email", "Shared@h.example", "2026-03-31", "", "person", "", "")]  # fmt: skip
    loaded = exports.put("ids.csv", csv_text(IDENTITIES, *rows)).load()
    assert loaded.fates("ids.csv") == [
        ("1", "conflicting_rows", "id_value"), ("2", "conflicting_rows", "id_value"),
    ]  # fmt: skip
    assert loaded.rows("select id_value, valid_from from staging.contested_ids") == [
        ("shared@h.example", "1900-01-01"), ("shared@h.example", "2026-03-31"),
    ]  # fmt: skip
    assert loaded.rows("from staging.identities") == []


def test_a_corrected_list_ends_the_contest(exports):
    row = ("maya", "cursor", "email", "m@h.example", "", "", "person", "", "")
    exports.put("ids-2026-03-01.csv", csv_text(IDENTITIES, row, ("tom", *row[1:])))
    exports.put("ids-2026-04-01.csv", csv_text(IDENTITIES, row))
    loaded = exports.load()
    assert loaded.rows("from staging.contested_ids") == []
    assert loaded.rows("select person_key from staging.identities") == [("maya",)]


def test_graph_tells_the_manager_inside_each_user(exports):
    loaded = exports.put("graph-2026-03-01.json", GRAPH).load()
    assert loaded.counts("graph-2026-03-01.json") == (2, 2, 0, 0)
    assert loaded.files["graph-2026-03-01.json"].unknown_columns == ()
    assert loaded.rows(STAYS) == [("entra:aa-1", "directory:harbourlight/payments", "entra:aa-2")]
    assert loaded.rows("select person_key, email, is_active from staging.people") == [
        ("entra:aa-1", "noor@harbour.example", "True"),
        ("entra:aa-2", "lucia@harbour.example", ""),
    ]
    assert "7700" not in everything(loaded, "staging.people", "staging.memberships")


def test_graph_and_the_portal_tell_of_the_same_people(exports):
    exports.put("graph-2026-03-01.json", GRAPH)
    put_entra(exports, "2026-04-01", entra_user("noor", id="aa-1", jobTitle="Lead"))
    loaded = exports.load()
    assert loaded.rows("select person_key, title from staging.people") == [
        ("entra:aa-1", "Lead"), ("entra:aa-2", ""),
    ]  # fmt: skip
    assert loaded.reasons("graph-2026-03-01.json") == {"earlier_state": 1}


def test_one_user_and_a_list_of_users_are_read_alike(exports):
    columns = "select * exclude (file_id) from staging.people"
    first = exports.put("one-2026-03-01.json", scim_user("ada")).load().rows(columns)
    exports.put("one-2026-03-01.json", scim_list(scim_user("ada")))
    assert exports.load().rows(columns) == first


def test_a_scim_user_is_known_by_id_and_by_the_address_at_work(exports):
    loaded = exports.put("u-2026-03-01.json", scim_list(
        scim_user("ada", manager="A9"), scim_user("lucia", id="A9", department=None),
    )).load()  # fmt: skip
    assert loaded.rows(
        "select person_key, email, display_name, employee_number from staging.people"
    ) == drawn("""
        person     | email                 | name       | number
        scim:00003 | ada@harbour.example   | Ada Chen   | E-ada
        scim:a9    | lucia@harbour.example | Lucia Chen | E-lucia
    """)
    assert loaded.rows(STAYS) == drawn("""
        person     | team                        | manager
        scim:00003 | directory:commerce/payments | scim:a9
        scim:a9    | directory:commerce          |
    """)
    stored = everything(loaded, "staging.people", "staging.addresses", "staging.memberships")
    assert [word for word in (*PRIVATE, "t1me") if word in stored] == []
    assert loaded.files["u-2026-03-01.json"].unknown_columns == ()


def test_what_a_partial_list_leaves_out_is_not_measured(exports):
    loaded = exports.put("u.json", scim_list(ENGINEER, {"id": "7"})).load()
    assert loaded.rows("select * exclude (file_id) from staging.people") == [
        ("scim:1", *[""] * 9, "scim", "1", "")
    ]
    assert loaded.fates("u.json") == [("2", "missing_key", "userName")]


def test_a_partial_list_moves_nobody_out_of_a_team(exports):
    exports.put("u-2026-03-01.json", scim_list(scim_user("ada")))
    exports.put("u-2026-04-01.json", scim_list({"id": "00003", "userName": "ada"}))
    loaded = exports.load()
    assert loaded.rows("select team_key, valid_to from staging.memberships") == [
        ("directory:commerce/payments", "")
    ]


def test_groups_in_a_list_of_users_are_another_kind(exports):
    kinds = [
        GROUP,
        {"id": "g2", "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"]},
        {"id": "g3", "displayName": "Empty", "meta": {"resourceType": "Group"}},
    ]
    loaded = exports.put("u.json", scim_list(scim_user("ada"), *kinds)).load()
    assert loaded.counts("u.json") == (4, 1, 0, 3)
    assert loaded.reasons("u.json") == {"not_this_kind": 3}


@pytest.mark.parametrize("record", [ENGINEER, GROUP])
def test_a_user_of_no_scim_directory_is_another_kind(exports, record):
    assert exports.put("u.json", record).load().reasons("u.json") == {"not_this_kind": 1}
    (exports.root / "u.json").unlink()
    own = exports.put("v.json", record | {"schemas": [SCIM_USER]}).load()
    assert own.counts("v.json")[1] == ("userName" in record)


def test_ids_of_two_directories_are_apart_where_their_files_are_declared(exports):
    exports.put("okta/u.json", scim_list(scim_user("ada", id="1")))
    exports.put("lab/u.json", scim_list(scim_user("tom", id="1")))
    exports.put("governance/exports.toml", '[[source]]\nmatch = "lab/*"\nscope = "lab"\n')
    loaded = exports.load()
    assert loaded.rows("select person_key from staging.people") == [("scim:1",), ("scim:lab:1",)]
    assert {row[0] for row in loaded.rows("select valid_to from staging.memberships")} == {""}
