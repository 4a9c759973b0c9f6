"""Exports of Anthropic: Claude Code, Claude Enterprise, the Console, usage and cost reports."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.anthropic import (
    CONSOLE,
    CONSOLE_BEFORE,
    bucket,
    claude_day,
    console_row,
    console_row_before,
    cost,
    enterprise_user,
    idle_user,
    used_tokens,
)
from tests.staging.samples.otlp import counter, lines, metrics, point
from tests.staging.samples.tables import csv_text

TOKENS = "uncached_input_tokens, cache_write_tokens, cache_read_tokens, output_tokens"


def page(*records):
    return {"data": list(records), "has_more": False, "next_page": None}


def test_claude_amounts_are_cents_and_models_and_tools_are_summed(exports):
    loaded = exports.put("a.json", page(claude_day())).load()
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


def test_models_and_edit_tools_of_a_claude_day_are_details_over_all_terminals(exports):
    days = [claude_day(), claude_day(terminal_type="iTerm.app")]
    loaded = exports.put("a.json", page(*days)).load()
    query = (
        "select dimension, dimension_value, measure, amount, is_additive, is_complete "
        "from staging.ai_day_details"
    )
    assert loaded.rows(query) == drawn("""
        dimension | value         | measure               | amount | additive | complete
        edit_tool | edit          | accepts               | 20.0   | True     | True
        edit_tool | edit          | rejects               | 4.0    | True     | True
        edit_tool | write         | accepts               | 2.0    | True     | True
        model     | claude-opus   | cost                  | 0.01   | True     | True
        model     | claude-opus   | output_tokens         | 10.0   | True     | True
        model     | claude-opus   | uncached_input_tokens | 20.0   | True     | True
        model     | claude-sonnet | cache_read_tokens     | 1800.0 | True     | True
        model     | claude-sonnet | cache_write_tokens    | 40.0   | True     | True
        model     | claude-sonnet | cost                  | 20.5   | True     | True
        model     | claude-sonnet | output_tokens         | 100.0  | True     | True
        model     | claude-sonnet | uncached_input_tokens | 200.0  | True     | True
    """)


@pytest.mark.parametrize("measure", ["output_tokens", "accepts"])
def test_details_of_a_claude_day_add_up_to_the_day(exports, measure):
    days = [claude_day(), claude_day(terminal_type="iTerm.app"), claude_day(customer_type="api")]
    loaded = exports.put("a.json", page(*days)).load()
    in_details = f"select sum(amount) from staging.ai_day_details where measure = '{measure}'"
    assert loaded.one(in_details) == loaded.one(f"select sum({measure}) from staging.ai_days") > 0


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


def test_an_export_from_before_subscriptions_were_named_tells_the_same_day(exports):
    before = claude_day(core_metrics={"num_sessions": 1})
    del before["subscription_type"]
    exports.put("day-2026-03-03.json", [before])
    exports.put("day-2026-03-09.json", [claude_day()])
    loaded = exports.load()
    assert loaded.rows("select plan_name, sessions from staging.ai_days") == [
        ("subscription team", "2")
    ]
    assert loaded.reasons("day-2026-03-03.json") == {"newer_export": 1}


def test_two_plans_named_and_unnamed_in_one_export_are_two_parts_of_a_day(exports):
    days = [claude_day(), claude_day(subscription_type=None)]
    loaded = exports.put("a.json", days).load()
    assert loaded.rows("select plan_name, sessions from staging.ai_days") == [
        ("subscription", "2"),
        ("subscription team", "2"),
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"actor": {"type": "user_actor"}}, ("missing_key", "actor")),
        ({"date": ""}, ("missing_key", "date")),
        ({"date": "yesterday"}, ("bad_time", "date")),
        ({"date": "1999-12-31T00:00:00Z"}, ("time_out_of_range", "date")),
        (
            {"core_metrics": {"num_sessions": "many"}},
            ("bad_number", "core_metrics.num_sessions"),
        ),
        ({"core_metrics": {"num_sessions": -1}}, ("negative_count", "sessions")),
        (
            {"core_metrics": {"lines_of_code": {"removed": "1e309"}}},
            ("not_finite", "core_metrics.lines_of_code.removed"),
        ),
        (
            {"tool_actions": {"edit_tool": {"accepted": -1, "rejected": 0}}},
            ("bad_nested_value", "tool_actions"),
        ),
        (
            {"model_breakdown": [{"tokens": {"input": "many"}}]},
            ("bad_nested_value", "model_breakdown.tokens"),
        ),
        (
            {"model_breakdown": [{"estimated_cost": {"currency": "USD", "amount": "NaN"}}]},
            ("bad_nested_value", "model_breakdown.estimated_cost"),
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
def test_a_bad_value_sets_a_claude_record_aside(exports, changes, reason):
    loaded = exports.put("a.json", [claude_day(**changes), claude_day()]).load()
    assert loaded.fates("a.json") == [("1", *reason)]
    assert loaded.one("select count(distinct row_number) from staging.ai_day_details") == 1


def test_a_claude_record_without_tools_and_models_measures_neither(exports):
    record = claude_day(tool_actions={}, model_breakdown=[])
    loaded = exports.put("a.json", [record]).load()
    assert loaded.rows("select accepts, output_tokens, cost, currency from staging.ai_days") == [
        ("", "", "", "")
    ]
    assert loaded.rows("from staging.ai_day_details") == []


def test_claude_enterprise_has_other_names_for_the_same_and_chat_beside_it(exports):
    loaded = exports.put("2026-03-02/users.json", page(enterprise_user())).load()
    query = (
        "select tool, surface, used_on, final_on, is_active, sessions, messages, accepts, rejects,"
        " ai_commits, ai_changes, ai_lines_added, ai_lines_deleted from staging.ai_days"
    )
    assert loaded.rows(query) == drawn("""
        tool        | surface | used_on    | final_on   | active | sessions | messages | accepts | rejects | commits | changes | added | deleted
        claude      | chat    | 2026-03-02 | 2026-03-05 | True   | 4        | 13       |         |         |         |         |       |
        claude_code | cli     | 2026-03-02 | 2026-03-05 | True   | 3        |          | 6       | 1       | 1       | 1       | 50    | 4
    """)


def test_an_idle_user_of_claude_enterprise_is_measured_and_not_active(exports):
    loaded = exports.put("2026-03-02/users.json", page(idle_user("tom@harbour.example"))).load()
    query = "select surface, has_telemetry, is_active, sessions, accepts from staging.ai_days"
    assert loaded.rows(query) == drawn("""
        surface | telemetry | active | sessions | accepts
        chat    | True      | False  | 0        |
        cli     | True      | False  | 0        | 0
    """)


def test_whoever_only_chats_did_not_use_claude_code(exports):
    user = idle_user("tom@harbour.example") | {"web_search_count": 1}
    loaded = exports.put("2026-03-02/users.json", page(user)).load()
    assert loaded.rows("select tool, is_active from staging.ai_days") == [
        ("claude", "True"),
        ("claude_code", "False"),
    ]


def test_products_of_claude_enterprise_are_details_and_distinct_counts_never_add(exports):
    loaded = exports.put("2026-03-02/users.json", page(enterprise_user())).load()
    query = (
        "select dimension_value, measure, amount, is_additive, is_complete "
        "from staging.ai_day_details where dimension = 'product'"
    )
    assert loaded.rows(query) == drawn("""
        product | measure                     | amount | additive | complete
        chat    | distinct_conversation_count | 2.0    | False    | False
        chat    | message_count               | 9.0    | True     | False
        chat    | thinking_message_count      | 3.0    | True     | False
        cowork  | action_count                | 7.0    | True     | False
        cowork  | distinct_session_count      | 1.0    | False    | False
        cowork  | message_count               | 3.0    | True     | False
        excel   | distinct_session_count      | 1.0    | False    | False
        excel   | message_count               | 1.0    | True     | False
    """)


def test_an_answer_that_holds_no_day_takes_it_from_its_path_or_has_none(exports):
    exports.put("2026/03/04/users.json", page(enterprise_user()))
    exports.put("claude-users-2026-03-05.json", page(enterprise_user("tom@harbour.example")))
    exports.put("users.json", page(enterprise_user("ada@harbour.example")))
    exports.put("dated.json", page(enterprise_user("eve@harbour.example", date="2026-03-06")))
    loaded = exports.load()
    assert loaded.rows("select distinct used_on, id_value from staging.ai_days") == [
        ("2026-03-04", "maya@harbour.example"),
        ("2026-03-05", "tom@harbour.example"),
        ("2026-03-06", "eve@harbour.example"),
    ]
    assert loaded.fates("users.json") == [("1", "no_day", "date")]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"user": {"id": None, "email_address": ""}}, ("missing_key", "user")),
        ({"chat_metrics": {"message_count": -1}}, ("bad_nested_value", "chat_metrics")),
        ({"chat_metrics": "none"}, ("bad_nested_value", "chat_metrics")),
        ({"cowork_metrics": [1, 2]}, ("bad_nested_value", "cowork_metrics")),
        (
            {"office_metrics": {"word": {"message_count": "x"}}},
            ("bad_nested_value", "office_metrics.word"),
        ),
        (
            {"claude_code_metrics": {"core_metrics": {"commit_count": "NaN"}}},
            ("bad_nested_value", "claude_code_metrics.core_metrics"),
        ),
        (
            {"claude_code_metrics": {"tool_actions": {"edit_tool": {"accepted_count": -4}}}},
            ("bad_nested_value", "claude_code_metrics.tool_actions"),
        ),
        ({"web_search_count": "1e309"}, ("not_finite", "web_search_count")),
    ],
)
def test_a_bad_value_sets_an_enterprise_record_aside(exports, changes, reason):
    records = [enterprise_user(**changes), enterprise_user("tom@harbour.example")]
    loaded = exports.put("2026-03-02/users.json", page(*records)).load()
    assert loaded.fates("2026-03-02/users.json") == [("1", *reason)]


def test_a_console_row_is_a_key_by_its_name_with_its_terms(exports):
    rows = [console_row(), console_row("build-farm")]
    loaded = exports.put("a.csv", csv_text(CONSOLE, *rows)).load()
    query = f"select tool, id_kind, id_value, client, plan_name, {TOKENS} from staging.ai_days"
    plan = "claude-opus | standard | ≤ 200k | global | standard"
    assert loaded.rows(query) == [
        ("anthropic_api", "api_key_name", "build-farm", "Default", plan, "100", "15", "900", "50"),
        (
            "claude_code", "api_key_name", "claude_code_key_maya_abcd", "Default", plan, "100",
            "15", "900", "50",
        ),
    ]  # fmt: skip


def test_a_console_file_of_before_tells_the_same_use_as_a_newer_one(exports):
    exports.put("usage-2026-03-04.csv", csv_text(CONSOLE_BEFORE, console_row_before()))
    assert exports.load().rows(f"select used_on, {TOKENS} from staging.ai_days") == [
        ("2026-03-02", "100", "15", "900", "50")
    ]
    exports.put("usage-2026-03-09.csv", csv_text(CONSOLE, console_row(), console_row(geo="eu")))
    loaded = exports.load()
    assert loaded.rows("select plan_name, output_tokens from staging.ai_days") == [
        ("claude-opus | standard | ≤ 200k | eu | standard", "50"),
        ("claude-opus | standard | ≤ 200k | global | standard", "50"),
    ]
    assert loaded.counts("usage-2026-03-04.csv") == (1, 0, 1, 0)


def test_models_of_the_console_are_details_over_all_terms(exports):
    rows = [console_row(), console_row(geo="eu")]
    loaded = exports.put("a.csv", csv_text(CONSOLE, *rows)).load()
    query = "select dimension_value, measure, amount from staging.ai_day_details"
    assert loaded.rows(query) == drawn("""
        model       | measure               | amount
        claude-opus | cache_read_tokens     | 1800.0
        claude-opus | cache_write_tokens    | 30.0
        claude-opus | output_tokens         | 100.0
        claude-opus | uncached_input_tokens | 200.0
        claude-opus | web_searches          | 2.0
    """)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (console_row(key=""), ("missing_key", "api_key")),
        (console_row(key="sk-ant-api03-abcdef"), ("not_allowed", "api_key")),
        (console_row(tokens="NaN"), ("not_finite", "usage_input_tokens_no_cache")),
        (console_row(tokens="1e309"), ("not_finite", "usage_input_tokens_no_cache")),
        (console_row(tokens="-3"), ("negative_count", "uncached_input_tokens")),
        (console_row(tokens="12,5"), ("bad_number", "usage_input_tokens_no_cache")),
    ],
)
def test_a_bad_cell_sets_a_console_row_aside(exports, row, reason):
    loaded = exports.put("a.csv", csv_text(CONSOLE, row)).load()
    assert loaded.fates("a.csv") == [("1", *reason)]
    assert "sk-ant" not in str(loaded.rows("from staging.ai_days"))


def test_the_usage_report_gives_one_line_per_kind_of_token(exports):
    loaded = exports.put("a.json", page(bucket(used_tokens()))).load()
    query = "select sku, quantity, unit, net_amount, id_value, organisation from staging.bill_lines"
    assert loaded.rows(query) == drawn("""
        sku                                      | quantity             | unit     | net | key      | workspace
        cache_creation.ephemeral_1h_input_tokens | 1000.000000000       | tokens   |     | apikey_1 | wrkspc_1
        cache_creation.ephemeral_5m_input_tokens | 500.000000000        | tokens   |     | apikey_1 | wrkspc_1
        cache_read_input_tokens                  | 5200000000.000000000 | tokens   |     | apikey_1 | wrkspc_1
        output_tokens                            | 500.000000000        | tokens   |     | apikey_1 | wrkspc_1
        uncached_input_tokens                    | 1500.000000000       | tokens   |     | apikey_1 | wrkspc_1
        web_search_requests                      | 10.000000000         | requests |     | apikey_1 | wrkspc_1
    """)


def test_use_without_a_key_is_the_workbenchs_only_where_keys_are_named(exports):
    nobody = used_tokens(api_key_id=None, workspace_id=None)
    exports.put("a.json", page(bucket(used_tokens(), nobody), bucket(nobody, day=3)))
    query = (
        "select billed_on, id_kind, id_value, organisation from staging.bill_lines "
        "where sku = 'output_tokens'"
    )
    assert exports.load().rows(query) == drawn("""
        billed_on  | kind       | key       | workspace
        2026-03-02 | api_key_id | apikey_1  | wrkspc_1
        2026-03-02 | api_key_id | workbench | default
        2026-03-03 | unknown    |           |
    """)


def test_a_day_told_in_other_groups_is_told_anew_and_not_added(exports):
    by_key = bucket(used_tokens(api_key_id="a"), used_tokens(api_key_id="b"))
    in_all = bucket(used_tokens(api_key_id=None, model=None, output_tokens=1000))
    exports.put("usage-2026-03-04.json", page(in_all))
    exports.put("usage-2026-03-05.json", page(by_key))
    loaded = exports.load()
    query = "select id_value, quantity from staging.bill_lines where sku = 'output_tokens'"
    assert loaded.rows(query) == [("a", "500.000000000"), ("b", "500.000000000")]
    assert loaded.reasons("usage-2026-03-04.json") == {"newer_export": 1}


def test_reports_of_two_workspaces_are_both_kept_where_they_are_declared(exports):
    exports.put(
        "governance/exports.toml",
        '[[source]]\nmatch = "one-*"\nscope = "one"\n[[source]]\nmatch = "two-*"\nscope = "two"\n',
    )
    exports.put("one-2026-03-04.json", page(bucket(used_tokens(workspace_id="one"))))
    exports.put("two-2026-03-04.json", page(bucket(used_tokens(workspace_id="two"))))
    query = "select organisation from staging.bill_lines where sku = 'output_tokens'"
    assert exports.load().rows(query) == [("one",), ("two",)]


def test_an_amount_of_the_cost_report_is_a_text_of_cents(exports):
    lines = [cost(), cost(amount="0.5", workspace_id=None)]
    loaded = exports.put("a.json", page(bucket(*lines))).load()
    query = "select id_value, organisation, sku, net_amount, currency, unit from staging.bill_lines"
    assert loaded.rows(query) == drawn("""
        workspace | organisation | sku           | net         | currency | unit
        default   | default      | output_tokens | 0.005000000 | USD      | tokens
        wrkspc_1  | wrkspc_1     | output_tokens | 1.234500000 | USD      | tokens
    """)


def test_two_lines_of_a_bill_that_say_the_same_are_two_amounts(exports):
    loaded = exports.put("a.json", page(bucket(cost(), cost()))).load()
    assert loaded.rows("select net_amount from staging.bill_lines") == [("2.469000000",)]


def test_one_vendor_has_three_encodings_of_money_and_one_amount(exports):
    """A number of cents, a text of cents, and dollars: $10.25 each."""
    estimated = {"model": "m", "estimated_cost": {"currency": "USD", "amount": 1025}}
    exports.put("day.json", [claude_day(model_breakdown=[estimated])])
    exports.put("cost.json", page(bucket(cost(amount="1025.0"))))
    exports.put("otlp.json", lines(metrics(counter("cost.usage", point(
        10.25, user__email="tom@harbour.example"
    )))))  # fmt: skip
    loaded = exports.load()
    amounts = [
        loaded.one("select cost from staging.ai_days where system = 'anthropic'"),
        loaded.one("select net_amount from staging.bill_lines"),
        loaded.one("select cost from staging.ai_events"),
    ]
    assert [float(amount) for amount in amounts] == [10.25] * 3


def test_a_day_without_use_or_cost_is_measured(exports):
    exports.put("usage.json", page(bucket(used_tokens()), bucket(day=3)))
    exports.put("cost.json", page(bucket(cost()), bucket(day=3)))
    loaded = exports.load()
    query = "select quantity, net_amount from staging.bill_lines where billed_on = '2026-03-03'"
    assert loaded.rows(query) == [("", ""), ("0.000000000", "")]
    assert loaded.counts("usage.json") == loaded.counts("cost.json") == (2, 2, 0, 0)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (bucket(used_tokens(output_tokens=-1)), ("bad_nested_value", "results.output_tokens")),
        (
            bucket(used_tokens(cache_creation={"ephemeral_1h_input_tokens": "x"})),
            ("bad_nested_value", "results.cache_creation.ephemeral_1h_input_tokens"),
        ),
        (
            bucket(used_tokens(), ending_at="2026-03-02T01:00:00Z"),
            ("not_this_kind", "ending_at"),
        ),
        (bucket(used_tokens()) | {"starting_at": None}, ("missing_key", "starting_at")),
        (bucket(used_tokens()) | {"starting_at": "soon"}, ("bad_time", "starting_at")),
        (bucket(cost(amount="NaN")), ("bad_nested_value", "results.amount")),
        (bucket(cost(amount="Infinity")), ("bad_nested_value", "results.amount")),
        (bucket(cost(amount="12,5")), ("bad_nested_value", "results.amount")),
        (bucket(cost(cost_type="coffee")), ("unknown_unit", "results.cost_type")),
        (bucket(cost(), ending_at="2026-03-09T00:00:00Z"), ("not_this_kind", "ending_at")),
    ],
)
def test_a_bad_result_sets_its_whole_bucket_aside(exports, record, reason):
    good = cost() if "amount" in record["results"][0] else used_tokens()
    loaded = exports.put("a.json", page(record, bucket(good, day=5))).load()
    assert loaded.fates("a.json") == [("1", *reason)]
    assert loaded.rows("select distinct row_number from staging.bill_lines") == [("2",)]


def test_a_key_that_analytics_and_console_name_has_its_tokens_once(exports):
    key = "claude_code_key_maya_abcd"
    actor = {"type": "api_actor", "api_key_name": key}
    exports.put("day.json", [claude_day(actor=actor)])
    exports.put("console.csv", csv_text(CONSOLE, console_row(key), console_row("build-farm")))
    loaded = exports.load()
    query = "select id_value, surface, output_tokens, uncached_input_tokens from staging.ai_days"
    assert loaded.rows(query) == drawn(f"""
        key         | surface | output | input
        build-farm  | all     | 50     | 100
        {key}       | all     |        |
        {key}       | cli     | 55     | 110
    """)
    details = f"select distinct surface from staging.ai_day_details where id_value = '{key}'"
    assert loaded.rows(details) == [("cli",)]
    assert loaded.counts("console.csv") == (2, 2, 0, 0)


def test_a_key_that_does_more_than_claude_code_has_its_tokens_from_the_console(exports):
    exports.put("day.json", [claude_day(actor={"type": "api_actor", "api_key_name": "build-farm"})])
    exports.put("console.csv", csv_text(CONSOLE, console_row("build-farm")))
    query = "select tool, output_tokens, sessions, cost from staging.ai_days"
    assert exports.load().rows(query) == drawn("""
        tool          | output | sessions | cost
        anthropic_api | 50     |          |
        claude_code   |        | 2        | 10.255000000
    """)
