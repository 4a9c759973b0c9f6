"""Dated rosters, the identifiers of tools, and the services of teams."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.organisation import IDENTITIES, ROSTER, SERVICES, person
from tests.staging.samples.tables import csv_text

STAYS = "select person_key, team_key, valid_from, valid_to from staging.memberships"
HELD = "hr/roster-2026-04-01.csv"


def put_roster(exports, day, *people):
    return exports.put(f"hr/roster-{day}.csv", csv_text(ROSTER, *people))


def team(day, *names, **changes):
    return [person(name, as_of=day, **changes) for name in names]


CROWD = [f"p{number:02}" for number in range(30)]


def test_a_past_month_keeps_its_teams(exports):
    put_roster(exports, "2026-03-01", *team("2026-03-01", "maya", "tom"))
    put_roster(exports, "2026-04-01", person("maya", "search", "2026-04-01"),
               *team("2026-04-01", "tom", *CROWD))  # fmt: skip
    put_roster(exports, "2026-05-01", person("maya", "search", "2026-05-01"),
               *team("2026-05-01", *CROWD))  # fmt: skip
    exports.put("governance/policy.toml", "organisation_change_limit = 1.0\n")
    found = exports.load().rows(f"{STAYS} where person_key in ('maya', 'tom')")
    assert found == drawn("""
        person | team   | from       | to
        maya   | pay    | 2026-03-01 | 2026-03-31
        maya   | search | 2026-04-01 |
        tom    | pay    | 2026-03-01 | 2026-04-30
    """)


@pytest.mark.parametrize(
    ("first", "later", "starts"),
    [
        ({"started_on": "2024-02-01"}, {}, "2024-02-01"),
        ({}, {}, "2026-03-01"),
        ({"started_on": "2026-03-20"}, {}, "2026-03-01"),
    ],
)
def test_the_first_snapshot_counts_from_the_start_if_it_is_given(exports, first, later, starts):
    put_roster(exports, "2026-03-01", person("maya", **first))
    put_roster(exports, "2026-04-01", person("maya", as_of="2026-04-01", **first, **later))
    assert exports.load().rows("select valid_from, valid_to from staging.memberships") == [
        (starts, "")
    ]


def test_somebody_new_starts_on_their_day_and_never_before_the_snapshot_before(exports):
    put_roster(exports, "2026-03-01", person("maya"))
    put_roster(
        exports, "2026-04-01", person("maya", as_of="2026-04-01"),
        person("new", as_of="2026-04-01", started_on="2026-03-16"),
        person("back", as_of="2026-04-01", started_on="2020-01-01"),
    )  # fmt: skip
    found = exports.load().rows("select person_key, valid_from from staging.memberships")
    assert found == [("back", "2026-04-01"), ("maya", "2026-03-01"), ("new", "2026-03-16")]


def test_who_is_gone_and_comes_back_has_two_stays(exports):
    for day, names in {"2026-03-01": ("maya", "tom"), "2026-04-01": ("maya",),
                       "2026-05-01": ("maya", "tom")}.items():  # fmt: skip
        put_roster(exports, day, *team(day, *names))
    assert exports.load().rows(f"{STAYS} where person_key = 'tom'") == drawn("""
        person | team | from       | to
        tom    | pay  | 2026-03-01 | 2026-03-31
        tom    | pay  | 2026-05-01 |
    """)


def test_a_stay_ends_on_the_day_the_roster_says(exports):
    put_roster(exports, "2026-03-01", person("tom", ended_on="2026-03-20"), person("maya"))
    put_roster(exports, "2026-04-01", person("maya", as_of="2026-04-01"))
    assert exports.load().rows(f"{STAYS} where person_key = 'tom'") == [
        ("tom", "pay", "2026-03-01", "2026-03-20")
    ]


def test_a_leavers_last_day_may_stand_only_where_they_are_inactive(exports):
    put_roster(exports, "2026-03-01", *team("2026-03-01", "maya", *CROWD))
    put_roster(exports, "2026-04-01", person("maya", as_of="2026-04-01", is_active="false",
               ended_on="2026-03-13"), *team("2026-04-01", *CROWD))  # fmt: skip
    assert exports.load().rows(f"{STAYS} where person_key = 'maya'") == drawn("""
        person | team | from       | to
        maya   | pay  | 2026-03-01 | 2026-03-13
    """)


def test_an_inactive_person_is_in_no_team(exports):
    put_roster(exports, "2026-03-01", person("tom"), person("maya"))
    put_roster(exports, "2026-04-01", person("tom", as_of="2026-04-01", is_active="false"),
               person("maya", as_of="2026-04-01"))  # fmt: skip
    assert exports.load().rows(f"{STAYS} where person_key = 'tom'") == [
        ("tom", "pay", "2026-03-01", "2026-03-31")
    ]


def test_the_newest_snapshot_describes_people_and_teams(exports):
    put_roster(exports, "2026-04-01", person("maya", as_of="2026-04-01", role="manager",
               team_name="Payments"))  # fmt: skip
    put_roster(exports, "2026-03-01", person("maya"))
    loaded = exports.load()
    assert loaded.rows("select person_key, role from staging.people") == [("maya", "manager")]
    assert loaded.rows("select team_key, team_name, parent_team_key from staging.teams") == [
        ("harbour", "harbour", ""),
        ("pay", "Payments", "harbour"),
    ]
    assert loaded.reasons("hr/roster-2026-03-01.csv") == {"earlier_state": 1}


def test_two_rows_of_one_person_and_day_are_both_set_aside_and_nobody_is_withdrawn(exports):
    put_roster(exports, "2026-03-01", person("maya"), person("tom"))
    put_roster(exports, "2026-04-01", person("maya", "pay", "2026-04-01"),
               person("maya", "search", "2026-04-01"), person("tom", as_of="2026-04-01"))  # fmt: skip
    loaded = exports.load()
    assert loaded.reasons(HELD) == {"conflicting_rows": 2}
    assert loaded.rows("select person_key from staging.people") == [("maya",), ("tom",)]


def test_a_roster_that_moves_too_many_people_is_held_and_the_last_good_one_stays(exports):
    put_roster(exports, "2026-03-01", *team("2026-03-01", *CROWD))
    put_roster(exports, "2026-04-01", *(person(name, "search" if n < 4 else "pay", "2026-04-01")
               for n, name in enumerate(CROWD)))  # fmt: skip
    put_roster(exports, "2026-05-01", *(person(name, "search" if n < 4 else "pay", "2026-05-01")
               for n, name in enumerate(CROWD)))  # fmt: skip
    loaded = exports.load()
    assert loaded.files[HELD].fate == "held"
    assert loaded.refusal(HELD).reason == "organisation_change"
    assert loaded.refusal(HELD).sentence.startswith(
        "Import held: 4 of 30 people change group, more than the 10% allowed without approval"
    )
    assert loaded.files["hr/roster-2026-05-01.csv"].fate == "held"
    assert loaded.rows("select distinct team_key from staging.memberships") == [("pay",)]
    approve(exports, loaded.files[HELD].file_id)
    approved = exports.load()
    assert {file.refusal for file in approved.files.values()} == {None}
    assert approved.rows(
        "select person_key, valid_from from staging.memberships where team_key = 'search'"
    ) == [(name, "2026-04-01") for name in CROWD[:4]]


def approve(exports, file_id):
    header = ("metric_id", "definition_hash", "approver", "approved_at")
    row = (f"roster:{file_id}", "x", "Noor Haddad", "2026-04-02T10:00:00Z")
    exports.put("governance/approvals.csv", csv_text(header, row))


def test_a_tenth_of_the_people_may_move(exports):
    put_roster(exports, "2026-03-01", *team("2026-03-01", *CROWD))
    put_roster(exports, "2026-04-01", *(person(name, "search" if n < 3 else "pay", "2026-04-01")
               for n, name in enumerate(CROWD)))  # fmt: skip
    assert exports.load().files[HELD].fate == "loaded"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"role": "boss"}, ("unknown_value", "role")),
        ({"email": ""}, ("missing_key", "email")),
        ({"as_of": "soon"}, ("bad_time", "as_of")),
    ],
)
def test_a_row_that_breaks_the_contract_is_set_aside(exports, changes, reason):
    cells = {"as_of": "2026-03-01"} | changes
    loaded = exports.put("r.csv", csv_text(ROSTER, person("maya", **cells), person("tom"))).load()
    assert loaded.fates("r.csv") == [("1", *reason)]


def identity(key, value="maya-chen", starts="", ends="", system="github", kind="login", **more):
    cells = {"person_key": key, "system": system, "id_kind": kind, "id_value": value,
             "valid_from": starts, "valid_to": ends, "actor_kind": "person", "team_key": "",
             "note": ""}  # fmt: skip
    return tuple((cells | more).values())


def test_one_id_of_two_people_on_one_day_belongs_to_neither(exports):
    rows = [identity("maya", ends="2026-03-31"), identity("tom", starts="2026-03-31"),
            identity("sam", "sam-w")]  # fmt: skip
    loaded = exports.put("ids.csv", csv_text(IDENTITIES, *rows)).load()
    assert loaded.reasons("ids.csv") == {"conflicting_rows": 2}
    assert loaded.rows("select person_key from staging.identities") == [("sam",)]


def test_a_login_reused_by_a_new_person_is_two_rows_with_dates(exports):
    rows = [identity("maya", "Maya-Chen ", ends="2026-03-31"), identity("tom", starts="2026-04-01")]
    loaded = exports.put("ids.csv", csv_text(IDENTITIES, *rows)).load()
    query = "select person_key, id_value, valid_from, valid_to from staging.identities"
    assert loaded.rows(query) == drawn("""
        person | value     | from       | to
        maya   | maya-chen | 1900-01-01 | 2026-03-31
        tom    | maya-chen | 2026-04-01 |
    """)


def test_a_sign_in_subject_keeps_its_capitals_and_its_issuer(exports):
    row = identity("maya", "00uAbC", system="oidc", kind="https://id.Harbour.example")
    loaded = exports.put("ids.csv", csv_text(IDENTITIES, row)).load()
    assert loaded.rows("select system, id_kind, id_value from staging.identities") == [
        ("oidc", "https://id.Harbour.example", "00uAbC")
    ]


def test_a_shared_account_has_a_team_and_no_person(exports):
    row = identity("", "build-farm", actor_kind="service", team_key="pay")
    loaded = exports.put("ids.csv", csv_text(IDENTITIES, row, identity("", "lost"))).load()
    assert loaded.rows("select person_key, team_key from staging.identities") == [("", "pay")]
    assert loaded.fates("ids.csv") == [("2", "missing_key", "person_key")]


def test_what_the_newest_whole_file_lacks_is_withdrawn(exports):
    exports.put("ids-2026-03-01.csv", csv_text(IDENTITIES, identity("maya"), identity("tom", "t")))
    exports.put("ids-2026-04-01.csv", csv_text(IDENTITIES, identity("maya")))
    loaded = exports.load()
    assert loaded.rows("select person_key from staging.identities") == [("maya",)]
    assert loaded.reasons("ids-2026-03-01.csv") == {"same_row_again": 1, "withdrawn": 1}


def test_nothing_is_withdrawn_while_a_row_of_the_newest_file_is_set_aside(exports):
    exports.put("ids-2026-03-01.csv", csv_text(IDENTITIES, identity("maya"), identity("tom", "t")))
    exports.put("ids-2026-04-01.csv", csv_text(IDENTITIES, identity("maya"), identity("", "x")))
    assert exports.load().rows("select person_key from staging.identities") == [("maya",), ("tom",)]


def test_parts_of_one_export_are_one_snapshot(exports):
    exports.put("ids-part-1.csv", csv_text(IDENTITIES, identity("maya")))
    exports.put("ids-part-2.csv", csv_text(IDENTITIES, identity("tom", "t")))
    assert exports.load().rows("select person_key from staging.identities") == [("maya",), ("tom",)]


def test_one_row_of_a_service_gives_a_link_for_each_name(exports):
    rows = [
        ("Pay-API", "Pay API", "pay", "https://github.com/Harbour/Pay", "PSVC", "", "service"),
        ("pay-api", "Pay API", "pay", "Harbour/Rates", "PSVC", "", "service"),
        ("lonely", "", "pay", "", "", "", "odd"),
        ("plain", "", "pay", "", "", "", ""),
    ]
    loaded = exports.put("services.csv", csv_text(SERVICES, *rows)).load()
    assert loaded.rows("select service_key, link_kind, link_value from staging.services") == drawn("""
        service | kind       | value
        pay-api | pagerduty  | PSVC
        pay-api | repository | github.com/harbour/pay
        pay-api | repository | github.com/harbour/rates
        plain   |            |
    """)
    assert loaded.counts("services.csv") == (4, 3, 0, 1)
    assert loaded.fates("services.csv") == [("3", "unknown_value", "kind")]


@pytest.mark.parametrize(
    ("week", "days", "reason"),
    [
        ("2026-03-03", "4", ("unknown_value", "week_start")),
        ("2026-03-02", "8", ("unknown_value", "active_days")),
        ("2026-03-02", "99999", ("unknown_value", "active_days")),
        ("2026-03-02", "-1", ("unknown_value", "active_days")),
        ("2026-03-02", "", ("missing_key", "active_days")),
    ],
)
def test_a_week_starts_on_monday_and_has_seven_days(exports, week, days, reason):
    header = ("person_key", "week_start", "active_days")
    loaded = exports.put("w.csv", csv_text(header, ("maya", week, days))).load()
    assert loaded.fates("w.csv") == [("1", *reason)]


def test_a_surviving_share_is_between_none_and_all(exports):
    header = ("repository_key", "sha", "effective_lines_added", "surviving_share_14")
    rows = [("Harbour/Pay", "A1", "4", "1.2"), ("Harbour/Pay", "A2", "4", ""),
            ("Harbour/Pay", "A3", "4", "NaN"), ("Harbour/Pay", "A4", "4", "1")]  # fmt: skip
    loaded = exports.put("l.csv", csv_text(header, *rows)).load()
    assert loaded.fates("l.csv") == [
        ("1", "bad_number", "surviving_share_14"),
        ("3", "not_finite", "surviving_share_14"),
    ]
    assert loaded.rows("select sha, surviving_share_14 from staging.change_lines") == [
        ("a2", ""),
        ("a4", "1.0"),
    ]
