"""GitHub Copilot: days, their breakdowns, seats, teams and what GitHub worked out itself."""

import json

import pytest

from dashboard.settings import QUERIES
from tests.staging.folder import drawn
from tests.staging.samples.copilot import copilot_day, lines, part

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


def test_a_flag_is_true_false_or_not_told(exports):
    day = copilot_day(
        used_agent=True, used_chat=False,
        used_copilot_cloud_agent=False, used_copilot_coding_agent=True,
    )  # fmt: skip
    loaded = exports.put("a.json", [day]).load()
    query = (
        "select dimension_value, cast(amount as bigint), is_additive from staging.ai_day_details "
        "where dimension = 'used'"
    )
    assert loaded.rows(query) == drawn("""
        flag        | amount | additive
        agent       | 1      | False
        chat        | 0      | False
        cloud_agent | 1      | False
    """)


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
