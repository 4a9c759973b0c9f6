"""GitHub Copilot: days, their breakdowns, seats, teams and what GitHub worked out itself."""

import json

import pytest

from dashboard.settings import QUERIES
from tests.staging.folder import drawn
from tests.staging.samples.billing import bill, credits
from tests.staging.samples.copilot import (
    ACTIVITY,
    copilot_day,
    copilot_team,
    entity_day,
    lines,
    part,
    repository_day,
    seat,
)
from tests.staging.samples.tables import csv_text

DETAILS = """
    select dimension, dimension_value, second_dimension, second_value, measure,
        cast(amount as bigint), is_additive, is_complete
    from staging.ai_day_details where dimension <> 'used'
"""


def test_a_copilot_day_keeps_what_is_measured(exports):
    loaded = exports.put("a.json", [copilot_day()]).load()
    query = (
        "select id_kind, id_value, surface, has_telemetry, is_active, prompts, generations, "
        "accepts, lines_suggested, ai_lines_added, sessions, credits, credit_unit, scope_id, "
        "final_on from staging.ai_days"
    )
    assert loaded.rows(query) == [
        (
            "login", "maya-chen", "all", "True", "True", "4", "9", "5", "30", "44", "", "1.5",
            "github_ai_credit", "100", "2026-03-05",
        )
    ]  # fmt: skip


def test_a_reduced_copilot_row_has_no_telemetry_and_keeps_its_credits(exports):
    row = {"user_id": 11, "user_login": "maya-chen", "day": "2026-03-02", "ai_credits_used": 2}
    plain = copilot_day(user_id=12, user_login="tom")
    loaded = exports.put("a.json", [row, plain]).load()
    query = "select id_value, has_telemetry, is_active, credits, prompts from staging.ai_days"
    assert loaded.rows(query) == drawn("""
        id_value  | telemetry | active | credits | prompts
        maya-chen | False     |        | 2.0     |
        tom       | True      | True   | 1.5     | 4
    """)


def test_a_copilot_day_without_any_use_is_measured_and_not_active(exports):
    idle = copilot_day(
        user_initiated_interaction_count=0, code_generation_activity_count=0, used_agent=False,
        totals_by_feature=[],
    )  # fmt: skip
    loaded = exports.put("a.json", [idle]).load()
    assert loaded.rows("select has_telemetry, is_active, prompts from staging.ai_days") == [
        ("True", "False", "0")
    ]


def test_being_reviewed_by_copilot_without_asking_is_no_use_of_it(exports):
    idle = copilot_day(
        user_initiated_interaction_count=0, code_generation_activity_count=0, used_agent=False,
        used_copilot_code_review_passive=True,
    )  # fmt: skip
    asked = idle | {"user_id": 12, "user_login": "tom", "used_copilot_code_review_active": True}
    loaded = exports.put("a.json", [idle, asked]).load()
    assert loaded.rows("select id_value, is_active from staging.ai_days") == [
        ("maya-chen", "False"),
        ("tom", "True"),
    ]


def test_a_window_total_without_a_day_is_never_spread_over_days(exports):
    loaded = exports.put("a.json", [copilot_day(), copilot_day(day=None)]).load()
    assert loaded.fates("a.json") == [("2", "no_day", "day")]


def test_a_file_of_window_totals_alone_is_read_and_nothing_of_it_counts(exports):
    totals = [copilot_day(user_id=number) for number in range(30)]
    for record in totals:
        del record["day"]
        record["login"] = record.pop("user_login")
    loaded = exports.put("a.json", {"user_totals": totals}).load()
    assert loaded.counts("a.json") == (30, 0, 0, 30)
    assert loaded.reasons("a.json") == {"no_day": 30}
    assert loaded.files["a.json"].fate == "loaded"


def test_the_row_of_the_enterprise_wins_then_the_declared_organisation(exports):
    exports.put("governance/exports.toml", '[[source]]\nmatch = "org-*.json"\nscope = "200"\n')
    exports.put("org-a.json", [
        copilot_day(organization_id="100", user_initiated_interaction_count=1),
        copilot_day(organization_id="200", user_initiated_interaction_count=2),
        copilot_day(organization_id="100", day="2026-03-03", user_initiated_interaction_count=3),
    ])  # fmt: skip
    exports.put("org-enterprise.json", [
        copilot_day(organization_id=None, day="2026-03-03", user_initiated_interaction_count=4)
    ])  # fmt: skip
    loaded = exports.load()
    assert loaded.rows("select used_on, prompts, scope_id from staging.ai_days") == [
        ("2026-03-02", "2", "200"),
        ("2026-03-03", "4", "1"),
    ]
    assert loaded.reasons("org-a.json") == {"other_scope_chosen": 2}


def test_details_are_those_of_the_row_that_counts(exports):
    exports.put("a.json", [
        copilot_day(organization_id="100"),
        copilot_day(organization_id=None, totals_by_feature=[part(7, feature="chat_inline")]),
    ])  # fmt: skip
    assert exports.load().rows(DETAILS) == drawn("""
        dimension | value       | second | value | measure | amount | additive | complete
        feature   | chat_inline |        |       | prompts | 7      | True     | True
    """)


def test_a_renamed_login_is_one_person_and_one_day(exports):
    exports.put("report-2026-03-03.json", [copilot_day()])
    exports.put("report-2026-03-09.json", [copilot_day(user_login="maya-okafor")])
    assert exports.load().rows("select id_value from staging.ai_days") == [("maya-okafor",)]


def test_the_stamp_inside_a_copilot_report_says_how_new_it_is(exports):
    new = {"created_at": "2026-03-09T03:00:00Z", "day_totals": [copilot_day(loc_added_sum=9)]}
    old = {"created_at": "2026-03-05T03:00:00Z", "day_totals": [copilot_day(loc_added_sum=5)]}
    loaded = exports.put("a.json", new).put("b.json", old).load()
    assert loaded.rows("select ai_lines_added from staging.ai_days") == [("9",)]
    assert loaded.files["a.json"].order_basis == "in_file"


@pytest.mark.parametrize(
    "content",
    [
        lines(copilot_day(), copilot_day(day="2026-03-03")),
        [copilot_day(), copilot_day(day="2026-03-03")],
        json.dumps(copilot_day()) + json.dumps(copilot_day(day="2026-03-03")),
        {"day_totals": [copilot_day(), copilot_day(day="2026-03-03")]},
        {"organization_id": "100", "user_totals": [
            copilot_day(organization_id=None, user_login=None, login="maya-chen", day=day)
            for day in ("2026-03-02", "2026-03-03")
        ]},
    ],
    ids=["lines", "array", "one after the other", "day_totals", "user_totals with login"],
)  # fmt: skip
def test_every_shape_of_a_report_gives_the_same_days_and_details(exports, content):
    loaded = exports.put("a.json", content).load()
    days = "select used_on, id_value, scope_id, prompts, ai_lines_deleted from staging.ai_days"
    assert loaded.rows(days) == drawn("""
        used_on    | id_value  | scope_id | prompts | ai_lines_deleted
        2026-03-02 | maya-chen | 100      | 4       | 2
        2026-03-03 | maya-chen | 100      | 4       | 2
    """)
    features = (
        "select measure, cast(sum(amount) as bigint) from staging.ai_day_details "
        "where dimension = 'feature' group by measure"
    )
    assert loaded.rows(features) == drawn("""
        measure          | amount
        accepts          | 10
        ai_lines_added   | 88
        ai_lines_deleted | 4
        generations      | 18
        lines_suggested  | 60
        prompts          | 8
    """)


def test_parts_of_one_report_are_its_days_together(exports):
    exports.put("r_part-00000.json", lines(copilot_day()))
    exports.put("r_part-00001.json", lines(copilot_day(user_id=12, user_login="tom")))
    loaded = exports.load()
    assert loaded.rows("select id_value from staging.ai_days") == [("maya-chen",), ("tom",)]
    assert loaded.counts("r_part-00001.json") == (1, 1, 0, 0)


def test_features_alone_are_complete_and_other_breakdowns_are_shares(exports):
    day = copilot_day(
        totals_by_feature=[
            part(3, 7, 4, feature="agent_edit"), part(1, 2, 1, feature="chat_panel_ask_mode"),
        ],
        totals_by_ide=[part(4, 8, 5, ide="vscode")],
        totals_by_language_feature=[
            part(generations=6, language="go", feature="agent_edit"),
            part(generations=0, language="others", feature="others"),
        ],
        totals_by_language_model=[part(generations=5, language="unknown", model="gpt-5.4")],
        totals_by_model_feature=[part(4, model="gpt-5.4", feature="agent_edit")],
    )  # fmt: skip
    assert exports.put("a.json", [day]).load().rows(DETAILS) == drawn("""
        dimension | value               | second  | value      | measure     | amount | additive | complete
        feature   | agent_edit          |         |            | accepts     | 4      | True     | True
        feature   | agent_edit          |         |            | generations | 7      | True     | True
        feature   | agent_edit          |         |            | prompts     | 3      | True     | True
        feature   | chat_panel_ask_mode |         |            | accepts     | 1      | True     | True
        feature   | chat_panel_ask_mode |         |            | generations | 2      | True     | True
        feature   | chat_panel_ask_mode |         |            | prompts     | 1      | True     | True
        ide       | vscode              |         |            | accepts     | 5      | True     | False
        ide       | vscode              |         |            | generations | 8      | True     | False
        ide       | vscode              |         |            | prompts     | 4      | True     | False
        language  | go                  | feature | agent_edit | generations | 6      | True     | False
        language  | unknown             | model   | gpt-5.4    | generations | 5      | True     | False
        model     | gpt-5.4             | feature | agent_edit | prompts     | 4      | True     | False
    """)


def test_sessions_and_tokens_are_of_the_command_line_and_the_app_together(exports):
    used = {"session_count": 2, "request_count": 30, "prompt_count": 5, "token_usage": {
        "output_tokens_sum": 100, "prompt_tokens_sum": 900, "avg_tokens_per_request": 33.3}}  # fmt: skip
    version = {"sampled_at": "2026-03-02T04:34:59Z", "cli_version": "1.0.35"}
    day = copilot_day(
        totals_by_feature=[],
        totals_by_cli=used | {"last_known_cli_version": version},
        totals_by_copilot_app={"session_count": 1},
    )
    loaded = exports.put("a.json", [day]).load()
    query = "select sessions, requests, output_tokens, uncached_input_tokens from staging.ai_days"
    assert loaded.rows(query) == [("3", "30", "100", "900")]
    assert loaded.rows(DETAILS) == drawn("""
        dimension | value | second | value | measure               | amount | additive | complete
        surface   | app   |        |       | sessions              | 1      | True     | False
        surface   | cli   |        |       | output_tokens         | 100    | True     | False
        surface   | cli   |        |       | prompts               | 5      | True     | False
        surface   | cli   |        |       | requests              | 30     | True     | False
        surface   | cli   |        |       | sessions              | 2      | True     | False
        surface   | cli   |        |       | uncached_input_tokens | 900    | True     | False
    """)
    kept = "select distinct extra ->> 'cli_version' from staging.ai_day_details where extra is not null"
    assert loaded.rows(kept) == [("1.0.35",)]


def test_what_overlaps_is_never_additive(exports):
    day = copilot_day(
        totals_by_feature=[],
        totals_by_3rd_party_agent=[
            {"agent_id": "77", "agent_name": "Old", "user_initiated_interaction_count": 2},
            {"agent_id": "77", "agent_name": "New", "user_initiated_interaction_count": 3},
        ],
        totals_by_skill=[{"skill": "other", "interaction_count": 19}],
        totals_by_plugin=[{"plugin": "other", "interaction_count": 12}],
        totals_by_custom_agent=[{"custom_agent": "other", "user_initiated_interaction_count": 1}],
        totals_by_mcp=[{"mcp": "github", "interaction_count": 6}],
        totals_by_slash_cmd=[{"slash_cmd": "fix", "interaction_count": 4}],
        distinct_skill_use_count=65,
    )
    loaded = exports.put("a.json", [day]).load()
    assert loaded.rows(DETAILS) == drawn("""
        dimension         | value  | second | value | measure   | amount | additive | complete
        custom_agent      | other  |        |       | uses      | 1      | False    | False
        mcp               | github |        |       | uses      | 6      | False    | False
        plugin            | other  |        |       | uses      | 12     | False    | False
        skill             | all    |        |       | different | 65     | False    | False
        skill             | other  |        |       | uses      | 19     | False    | False
        slash_cmd         | fix    |        |       | uses      | 4      | False    | False
        third_party_agent | 77     |        |       | prompts   | 5      | False    | False
    """)
    assert loaded.one("select prompts from staging.ai_days") == 4


@pytest.mark.parametrize(
    "shaped",
    [lambda day: [day], lambda day: lines(day), lambda day: {"day_totals": [day]}],
    ids=["array", "lines", "day_totals"],
)
def test_a_flag_is_true_false_unknown_or_not_told(exports, shaped):
    day = copilot_day(
        used_agent=True, used_chat=False, used_cli=None,
        used_copilot_cloud_agent=False, used_copilot_coding_agent=True,
    )  # fmt: skip
    loaded = exports.put("a.json", shaped(day)).load()
    query = (
        "select dimension_value, cast(amount as bigint), is_additive from staging.ai_day_details "
        "where dimension = 'used'"
    )
    assert loaded.rows(query) == drawn("""
        flag        | amount | additive
        agent       | 1      | False
        chat        | 0      | False
        cli         |        | False
        cloud_agent | 1      | False
    """)
    assert loaded.one("select prompts from staging.ai_days") == 4
    assert loaded.counts("a.json") == (1, 1, 0, 0)


def test_a_record_of_unknowns_alone_has_no_telemetry(exports):
    row = {"user_id": 11, "user_login": "maya-chen", "day": "2026-03-02", "used_agent": None,
           "code_generation_activity_count": None, "ai_credits_used": 2}  # fmt: skip
    loaded = exports.put(
        "a.json", [row, copilot_day(user_id=12, user_login="tom", moon="x")]
    ).load()
    query = "select has_telemetry, is_active, credits, extra from staging.ai_days"
    assert loaded.rows(query) == [
        ("False", "", "2.0", ""),
        ("True", "True", "1.5", '{"moon":"x"}'),
    ]


@pytest.mark.parametrize("names", [
    ("used_copilot_cloud_agent",), ("used_copilot_coding_agent",),
    ("used_copilot_cloud_agent", "used_copilot_coding_agent"),
])  # fmt: skip
def test_cloud_agent_and_coding_agent_are_one_thing(exports, names):
    idle = copilot_day(
        user_initiated_interaction_count=0, code_generation_activity_count=0, used_agent=False
    )
    loaded = exports.put("a.json", [idle | dict.fromkeys(names, True)]).load()
    query = "select dimension_value, amount from staging.ai_day_details where dimension = 'used'"
    assert ("cloud_agent", "1.0") in loaded.rows(query)
    assert loaded.one("select is_active from staging.ai_days")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"totals_by_feature": [part(2, feature="agent_edit"), part(-2, feature="others")]},
            ("bad_nested_value", "totals_by_feature"),
        ),
        (
            {"totals_by_language_model": [{"language": "go", "loc_added_sum": "many"}]},
            ("bad_nested_value", "totals_by_language_model"),
        ),
        ({"totals_by_cli": {"session_count": -1}}, ("bad_nested_value", "totals_by_cli")),
        ({"distinct_mcp_use_count": -1}, ("bad_nested_value", "distinct_mcp_use_count")),
        ({"totals_by_ide": {"ide": "vscode"}}, ("bad_nested_value", "totals_by_ide")),
        ({"totals_by_ide": ["vscode"]}, ("bad_nested_value", "totals_by_ide[]")),
    ],
)
def test_one_bad_part_sets_the_record_aside_with_all_its_details(exports, changes, reason):
    good = copilot_day(user_id=12, user_login="tom", totals_by_feature=[])
    loaded = exports.put("a.json", [copilot_day(**changes), good]).load()
    assert loaded.fates("a.json") == [("1", *reason)]
    assert loaded.rows("select distinct id_value from staging.ai_day_details") == [("tom",)]


def test_more_accepts_than_generations_load_and_a_check_lists_them(exports):
    day = copilot_day(code_generation_activity_count=3, code_acceptance_activity_count=5)
    loaded = exports.put("a.json", [day]).load()
    assert loaded.counts("a.json") == (1, 1, 0, 0)
    assert loaded.rows("select generations, accepts from staging.ai_days") == [("3", "5")]
    listed = loaded.rows(
        (QUERIES / "checks" / "accepted_exceeds_generated.sql").read_text(encoding="utf-8")
    )
    assert len(listed) == 1


def test_days_that_differ_in_a_breakdown_alone_are_in_conflict(exports):
    other = copilot_day(totals_by_feature=[part(4, 9, 5, 30, 0, 44, 2, feature="chat_inline")])
    loaded = exports.put("a.json", [copilot_day(), other]).load()
    assert loaded.reasons("a.json") == {"conflicting_rows": 2}


def test_the_cohort_is_kept_as_told_and_an_unknown_key_is_reported(exports):
    phase = {"phase": "advanced", "version": "v1"}
    versions = {"last_known_ide_version": {"ide_version": "1.113.0"}}
    day = copilot_day(
        ai_adoption_phase=phase, apiKey="x-1", totals_by_moon=[1],
        totals_by_ide=[part(1, ide="vscode") | versions],
    )  # fmt: skip
    loaded = exports.put("a.json", [day]).load()
    assert loaded.files["a.json"].unknown_columns == ("apiKey", "totals_by_moon")
    kept = loaded.one("select extra from staging.ai_days")
    assert "advanced" in kept
    assert "totals_by_moon" in kept
    assert "x-1" not in kept
    editor = (
        "select extra ->> '$.ide.ide_version' from staging.ai_day_details where dimension = 'ide'"
    )
    assert loaded.one(editor) == "1.113.0"


def test_teams_are_told_by_day_and_account(exports):
    records = [
        copilot_team(),
        copilot_team(slug="Checkout", team_id=502),
        copilot_team(user_id=12, user_login=None),
    ]
    loaded = exports.put("teams.json", lines(*records)).load()
    query = (
        "select id_kind, id_value, listed_on, team_name, tool, scope_id from staging.account_teams"
    )
    assert loaded.rows(query) == drawn("""
        kind    | account   | on         | team     | tool    | scope
        login   | maya-chen | 2026-03-02 | checkout | copilot | 100
        login   | maya-chen | 2026-03-02 | payments | copilot | 100
        user_id | 12        | 2026-03-02 | payments | copilot | 100
    """)
    assert loaded.files["teams.json"].unknown_columns == ()


def test_a_team_that_a_later_report_leaves_out_was_not_left(exports):
    exports.put("t-2026-03-05.json", lines(copilot_team(), copilot_team(slug="small", team_id=9)))
    exports.put("t-2026-03-09.json", lines(copilot_team()))
    assert exports.load().rows("select team_name from staging.account_teams") == [
        ("payments",),
        ("small",),
    ]


def test_organisation_and_enterprise_name_one_team_once(exports):
    exports.put("a.json", lines(copilot_team()))
    exports.put("b.json", lines(copilot_team(organization_id=None, enterprise_id="1")))
    loaded = exports.load()
    assert loaded.rows("select team_name, scope_id from staging.account_teams") == [
        ("payments", "1")
    ]
    assert loaded.reasons("a.json") == {"other_scope_chosen": 1}


def test_one_person_through_two_organisations_has_two_seats(exports):
    seats = [seat(), seat(organization={"login": "Dock"}), seat("tom", 12)]
    exports.put("seats-2026-03-03.json", {"total_seats": 2, "seats": seats})
    loaded = exports.load()
    query = (
        "select id_value, organisation, snapshot_at, plan_name, assigned_at, last_activity_at, "
        "last_surface from staging.ai_seats"
    )
    editor = "vscode/1.99.0/copilot/1.308.0"
    times = (
        "2026-03-03 23:59:59",
        "business",
        "2026-01-03 15:00:00",
        "2026-03-02 09:00:00",
        editor,
    )
    assert loaded.rows(query) == [
        ("maya-chen", "dock", *times),
        ("maya-chen", "harbour", *times),
        ("tom", "harbour", *times),
    ]
    assert loaded.counts("seats-2026-03-03.json") == (3, 3, 0, 0)
    assert loaded.one("select count(distinct id_value) from staging.ai_seats") == 2


def test_seats_without_an_organisation_are_told_apart_by_the_team_that_assigned_them(exports):
    seats = [seat(organization=None), seat(organization=None, assigning_team={"slug": "core"})]
    exports.put("a.json", {"seats": seats})
    query = "select id_value, organisation from staging.ai_seats"
    assert exports.load().rows(query) == [
        ("maya-chen", "team core"),
        ("maya-chen", "team payments"),
    ]
    exports.put("governance/exports.toml", '[[source]]\nmatch = "a.json"\nscope = "harbour"\n')
    assert exports.load().rows(query) == [("maya-chen", "harbour")]


def test_of_two_rows_of_one_seat_the_later_activity_counts(exports):
    seats = [seat(), seat(last_activity_at="2026-03-02T23:00:00Z"), seat(last_activity_at=None)]
    loaded = exports.put("a.json", {"seats": seats}).load()
    assert loaded.rows("select last_activity_at from staging.ai_seats") == [
        ("2026-03-02 23:00:00",)
    ]
    assert loaded.reasons("a.json") == {"earlier_state": 2}


def test_every_file_of_seats_is_a_snapshot_of_its_own(exports):
    exports.put("seats-2026-03-03.json", {"seats": [seat(), seat("tom", 12)]})
    exports.put("seats-2026-04-03.json", {"seats": [seat(pending_cancellation_date="2026-05-01")]})
    query = "select snapshot_at, id_value, cancels_on from staging.ai_seats"
    assert exports.load().rows(query) == drawn("""
        snapshot            | account   | cancels_on
        2026-03-03 23:59:59 | maya-chen |
        2026-03-03 23:59:59 | tom       |
        2026-04-03 23:59:59 | maya-chen | 2026-05-01
    """)


def test_an_activity_report_says_none_for_never(exports):
    rows = [
        ("2026-03-03T00:00:00Z", "Maya-Chen", "None", "None", "None", "Harbour"),
        ("2026-03-03T00:00:00Z", "tom", "2026-03-02T08:00:00Z", "2026-03-02T10:00:00+02:00",
         "vscode/1.85.0", "Harbour"),
    ]  # fmt: skip
    loaded = exports.put("a.csv", csv_text(ACTIVITY, *rows)).load()
    query = (
        "select id_value, organisation, snapshot_at, last_activity_at, last_surface "
        "from staging.ai_seats"
    )
    assert loaded.rows(query) == drawn("""
        account   | organisation | snapshot            | active              | surface
        maya-chen | harbour      | 2026-03-03 00:00:00 |                     |
        tom       | harbour      | 2026-03-03 00:00:00 | 2026-03-02 08:00:00 | vscode/1.85.0
    """)


def test_an_activity_report_without_an_organisation_takes_the_declared_one(exports):
    rows = [("2026-03-03T00:00:00Z", "tom", "None", "None", "None")]
    exports.put("governance/exports.toml", '[[source]]\nmatch = "a.csv"\nscope = "harbour"\n')
    loaded = exports.put("a.csv", csv_text(ACTIVITY[:-1], *rows)).load()
    assert loaded.rows("select organisation from staging.ai_seats") == [("harbour",)]


def test_seats_and_activity_of_one_moment_are_one_seat(exports):
    exports.put("seats-2026-03-03.json", {"seats": [seat()]})
    report = ("2026-03-03T23:59:59Z", "Maya-Chen", "None", "None", "None", "Harbour")
    loaded = exports.put("activity.csv", csv_text(ACTIVITY, report)).load()
    assert loaded.rows("select id_value, plan_name from staging.ai_seats") == [
        ("maya-chen", "business")
    ]


FIGURES = (
    "select source, entity_kind, entity_id, reported_on, bucket, figure, amount, unit "
    "from staging.reported_figures"
)


def test_what_github_worked_out_itself_stands_apart(exports):
    loaded = exports.put("a.json", {"day_totals": [entity_day()]}).load()
    assert loaded.rows(FIGURES) == drawn("""
        source  | kind         | entity | on         | bucket | figure                                | amount | unit
        copilot | organisation | 100    | 2026-03-02 | day    | daily_active_users                    | 15.0   | people
        copilot | organisation | 100    | 2026-03-02 | day    | loc_added_sum                         | 4175.0 | lines
        copilot | organisation | 100    | 2026-03-02 | day    | monthly_active_users                  | 20.0   | people
        copilot | organisation | 100    | 2026-03-02 | day    | pull_requests.median_minutes_to_merge | 61.5   | minutes
        copilot | organisation | 100    | 2026-03-02 | day    | pull_requests.total_created           | 9.0    | count
        copilot | organisation | 100    | 2026-03-02 | day    | user_initiated_interaction_count      | 215.0  | count
        copilot | organisation | 100    | 2026-03-02 | day    | weekly_active_users                   | 18.0   | people
    """)
    for table in ("ai_days", "ai_day_details", "changes"):
        assert loaded.one(f"select count(*) from staging.{table}") == 0


def test_an_enterprise_and_its_organisation_are_two_entities(exports):
    exports.put("a.json", [entity_day(), entity_day(organization_id=None, daily_active_users=40)])
    loaded = exports.load()
    query = (
        "select entity_kind, entity_id, amount from staging.reported_figures "
        "where figure = 'daily_active_users'"
    )
    assert loaded.rows(query) == [("enterprise", "1", "40.0"), ("organisation", "100", "15.0")]


def test_a_report_of_28_days_restates_its_days(exports):
    old = entity_day(daily_active_users=15)
    new = [entity_day(daily_active_users=16), entity_day(day="2026-03-03")]
    exports.put("a.json", {"created_at": "2026-03-03T03:00:00Z", "day_totals": [old]})
    exports.put("b.json", {"created_at": "2026-03-09T03:00:00Z", "day_totals": new})
    query = (
        "select reported_on, amount from staging.reported_figures "
        "where figure = 'daily_active_users'"
    )
    loaded = exports.load()
    assert loaded.rows(query) == [("2026-03-02", "16.0"), ("2026-03-03", "15.0")]
    assert loaded.reasons("a.json") == {"newer_export": 1}


def test_pull_requests_of_a_repository_stand_under_its_id(exports):
    loaded = exports.put("a.json", lines(repository_day())).load()
    assert loaded.rows(FIGURES) == drawn("""
        source  | kind       | entity | on         | bucket | figure                                        | amount | unit
        copilot | repository | 7001   | 2026-03-02 | day    | pull_requests.total_merged                    | 4.0    | count
        copilot | repository | 7001   | 2026-03-02 | day    | pull_requests.total_merged_created_by_copilot | 1.0    | count
    """)
    assert loaded.files["a.json"].unknown_columns == ()


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (entity_day(day=None), ("no_day", "day")),
        (entity_day(day="soon"), ("bad_time", "day")),
        (entity_day(daily_active_users=-1), ("negative_count", "daily_active_users")),
        (
            entity_day(pull_requests={"total_created": "many"}),
            ("bad_number", "pull_requests.total_created"),
        ),
    ],
)
def test_a_bad_figure_sets_the_whole_record_aside(exports, record, reason):
    loaded = exports.put("a.json", [record, entity_day(day="2026-03-04")]).load()
    assert loaded.fates("a.json") == [("1", *reason)]
    assert loaded.rows("select distinct reported_on from staging.reported_figures") == [
        ("2026-03-04",)
    ]


def test_a_repository_without_its_block_is_set_aside(exports):
    records = lines(repository_day(pull_requests={}), repository_day(repo_id=7002))
    assert exports.put("a.json", records).load().fates("a.json") == [
        ("1", "missing_key", "pull_requests")
    ]


def test_what_is_no_json_is_no_danger_where_a_file_is_read_record_by_record(exports):
    record = json.dumps(copilot_day(used_cli=None, moon=float("nan"), star="\ud83d"))
    loaded = exports.put("a.json", record).load()
    assert loaded.one("select extra ->> 'moon' from staging.ai_days") == "NaN"


def test_seats_bills_and_figures_say_nothing_about_how_far_use_is_known(exports):
    exports.put("users-2026-03-09.json", [copilot_day()])
    exports.put("seats-2026-06-01.json", {"seats": [seat()]})
    exports.put("bill-2026-06-09.csv", bill(credits()))
    exports.put("organisation-2026-06-09.json", [entity_day()])
    exports.put("teams-2026-06-09.json", lines(copilot_team()))
    query = "select kind, data_to, final_through from staging.watermarks where tool = 'copilot'"
    assert exports.load().rows(query) == drawn("""
        kind    | data_to    | final_through
        figures | 2026-03-02 | 2026-06-05
        roster  | 2026-03-02 | 2026-06-05
        spend   | 2026-06-02 | 2026-06-05
        usage   | 2026-03-02 | 2026-03-05
    """)
