"""AI usage exports and their traps."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.anthropic import claude_day
from tests.staging.samples.aws import KIRO, KIRO_USER
from tests.staging.samples.cursor import AT, COMMITS, EVENTS, event
from tests.staging.samples.github import pull_request
from tests.staging.samples.tables import csv_text


def kiro(user=KIRO_USER, client="KIRO_IDE", messages="14", credits="3.5", tier="PRO_PLUS"):
    return ("2026-03-02", user, client, "2", credits, "0", "0", "false", "p", tier, messages,
            "", messages)  # fmt: skip


def test_claude_amounts_are_cents_and_models_and_tools_are_summed(exports):
    loaded = exports.put("a.json", {"data": [claude_day()], "has_more": False}).load()
    query = (
        "select id_kind, id_value, client, plan_name, sessions, accepts, rejects, "
        "uncached_input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost, "
        "currency, cost_kind, ai_commits, ai_changes from staging.ai_days"
    )
    assert loaded.rows(query) == [
        (
            "email", "maya@harbour.example", "vscode", "subscription team", "2", "11", "2", "110",
            "55", "900", "20", "10.255000000", "USD", "list_estimate", "3", "1",
        )
    ]  # fmt: skip


def test_one_person_on_two_terminals_has_two_rows_of_one_day(exports):
    days = [claude_day(), claude_day(terminal_type="iTerm.app")]
    loaded = exports.put("a.json", days).load()
    assert loaded.rows("select client, id_value from staging.ai_days") == [
        ("iTerm.app", "maya@harbour.example"),
        ("vscode", "maya@harbour.example"),
    ]


def test_an_api_key_is_known_by_its_name(exports):
    actor = {"type": "api_actor", "api_key_name": "build-farm"}
    loaded = exports.put("a.json", [claude_day(actor=actor)]).load()
    assert loaded.rows("select id_kind, id_value from staging.ai_days") == [
        ("api_key_name", "build-farm")
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"actor": {"type": "user_actor"}}, ("missing_key", "actor")),
        ({"date": "yesterday"}, ("bad_time", "date")),
        (
            {"tool_actions": {"edit_tool": {"accepted": -1, "rejected": 0}}},
            ("bad_nested_value", "tool_actions"),
        ),
        (
            {"model_breakdown": [{"tokens": {"input": "many"}}]},
            ("bad_nested_value", "model_breakdown.tokens"),
        ),
        (
            {
                "model_breakdown": [
                    {"estimated_cost": {"currency": "USD", "amount": 1}},
                    {"estimated_cost": {"currency": "EUR", "amount": 1}},
                ]
            },
            ("unknown_unit", "model_breakdown.estimated_cost.currency"),
        ),
    ],
)
def test_a_bad_nested_value_sets_a_claude_record_aside(exports, changes, reason):
    loaded = exports.put("a.json", [claude_day(**changes), claude_day()]).load()
    assert loaded.fates("a.json") == [("1", *reason)]


def test_a_claude_record_without_tools_and_models_measures_neither(exports):
    record = claude_day(tool_actions={}, model_breakdown=[])
    loaded = exports.put("a.json", [record]).load()
    assert loaded.rows("select accepts, output_tokens, cost, currency from staging.ai_days") == [
        ("", "", "", "")
    ]


def test_kiro_ids_lose_their_directory_and_tiers_are_one_word(exports):
    rows = [kiro(f"d-12ab34.{KIRO_USER}"), kiro(client="KIRO_CLI", tier="PROPLUS", messages="0",
            credits="0")]  # fmt: skip
    loaded = exports.put("a.csv", csv_text(KIRO, *rows)).load()
    query = (
        "select id_value, surface, client, plan_name, messages, credits, is_active "
        "from staging.ai_days"
    )
    assert loaded.rows(query) == [
        (KIRO_USER, "cli", "kiro_cli", "PROPLUS", "0", "0.0", "False"),
        (KIRO_USER, "ide", "kiro_ide", "PROPLUS", "14", "3.5", "True"),
    ]


def test_a_new_model_column_is_reported_and_names_match_without_case(exports):
    header = [name.lower() for name in KIRO]
    header[-1] = "claude_opus_messages"
    loaded = exports.put("a.csv", csv_text(header, kiro())).load()
    assert loaded.files["a.csv"].unknown_columns == ("claude_opus_messages",)
    assert loaded.one("select extra from staging.ai_days") == '{"claude_opus_messages":"14"}'


def test_the_cost_of_an_included_event_is_notional(exports):
    rows = [
        event("2026-03-02T09:00:00Z", "Included", "Included"),
        event("2026-03-02T09:01:00Z", "Included", "0.03"),
        event("2026-03-02T09:02:00Z", "On-Demand", "0.20"),
        event("2026-03-02T09:03:00Z", "Errored, No Charge", "0"),
    ]
    loaded = exports.put("a.csv", csv_text(EVENTS, *rows)).load()
    query = "select kind, cost, cost_kind, currency, is_chargeable from staging.ai_events"
    assert loaded.rows(query) == drawn("""
        kind               | cost        | cost_kind         | currency | chargeable
        Errored, No Charge | 0.000000000 | notional_included | USD      | False
        Included           |             |                   |          | False
        Included           | 0.030000000 | notional_included | USD      | False
        On-Demand          | 0.200000000 | charged           | USD      | True
    """)


def test_the_owner_of_a_file_without_a_user_is_declared(exports):
    exports.put(
        "governance/exports.toml",
        '[[source]]\nmatch = "cursor/maya/*"\nowner = "Maya@harbour.example"\n',
    )
    exports.put("cursor/maya/a.csv", csv_text(EVENTS, event()))
    exports.put("cursor/who/b.csv", csv_text(EVENTS, event("2026-03-02T10:00:00Z")))
    assert exports.load().rows("select id_kind, id_value from staging.ai_events") == [
        ("email", "maya@harbour.example"),
        ("unknown", ""),
    ]


def test_a_team_file_names_its_users_and_its_agents(exports):
    header = [*EVENTS, "User", "Cloud Agent ID"]
    rows = [
        (*event(), "Maya@harbour.example", ""),
        (*event(), "tom@harbour.example", "agent-1"),
    ]
    loaded = exports.put("a.csv", csv_text(header, *rows)).load()
    assert loaded.rows("select id_value, is_headless, session_key from staging.ai_events") == [
        ("maya@harbour.example", "False", ""),
        ("tom@harbour.example", "True", "agent-1"),
    ]


def test_a_cursor_commit_finds_the_repository_whose_name_it_ends_in(exports):
    row = ("A" * 40, "user_1", "Maya@harbour.example", "Pay", "round-once", "100", "4", "10",
           "60", "30", "secret words", AT, AT)  # fmt: skip
    exports.put("pulls.json", [pull_request()])
    loaded = exports.put("a.csv", csv_text(COMMITS, row)).load()
    query = (
        "select repository_key, sha, id_value, lines_total, lines_tab, lines_agent, "
        "lines_non_ai, extra from staging.ai_commit_lines"
    )
    assert loaded.rows(query) == [
        (
            "github.com/harbour/pay", "a" * 40, "maya@harbour.example", "100", "10", "60", "30",
            '{"branch":"round-once"}',
        )
    ]  # fmt: skip


def test_in_privacy_mode_lines_are_not_measured(exports):
    row = ("A" * 40, "user_1", "maya@harbour.example", "Pay", "", "", "", "", "", "", "", AT, AT)
    loaded = exports.put("a.csv", csv_text(COMMITS, row)).load()
    assert loaded.rows("select lines_total, lines_agent from staging.ai_commit_lines") == [("", "")]
