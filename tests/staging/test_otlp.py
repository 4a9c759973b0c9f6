"""OpenTelemetry metrics and logs of Claude Code, as a collector writes them."""

import itertools

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.anthropic import claude_day, enterprise_user
from tests.staging.samples.otlp import (
    counter,
    event,
    lines,
    logs,
    metrics,
    point,
    request,
    tokens,
)

CUMULATIVE = "AGGREGATION_TEMPORALITY_CUMULATIVE"
SPENT = (
    "select sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_tokens), "
    "sum(output_tokens), sum(total_tokens), sum(cost) from staging.ai_events"
)


def test_points_of_a_delta_counter_are_summed_by_kind_of_token(exports):
    batches = [
        metrics(counter("token.usage", tokens(100), tokens(50, "output"))),
        metrics(counter("token.usage", tokens(7, at=60, start=1), temporality=1)),
        metrics(counter("token.usage", tokens(900, "cacheRead"), tokens(20, "cacheCreation"),
                        temporality="AGGREGATION_TEMPORALITY_DELTA")),
        metrics(counter("cost.usage", point(0.25), point(0.05, at=60))),
    ]  # fmt: skip
    loaded = exports.put("a.json", lines(*batches)).load()
    assert loaded.rows(SPENT) == [("107", "900", "20", "50", "1077", "0.300000000")]
    query = "select distinct id_kind, id_value, session_key, tool from staging.ai_events"
    assert loaded.rows(query) == [("email", "maya@harbour.example", "s1", "claude_code")]
    assert loaded.counts("a.json") == (4, 4, 0, 0)


def growing(*readings, start=0, **pairs):
    """One batch a minute with the reading so far."""
    return [
        metrics(counter("token.usage", tokens(amount, at=60 * minute, start=start, **pairs),
                        temporality=CUMULATIVE))
        for minute, amount in enumerate(readings)
    ]  # fmt: skip


def test_readings_of_a_cumulative_counter_are_differenced_and_never_summed(exports):
    loaded = exports.put("a.json", lines(*growing(100, 150, 150, 400))).load()
    assert loaded.rows("select occurred_at, total_tokens from staging.ai_events") == drawn("""
        at                  | tokens
        2026-03-02 09:16:40 | 100
        2026-03-02 09:17:40 | 50
        2026-03-02 09:19:40 | 250
    """)
    assert loaded.counts("a.json") == (4, 4, 0, 0)


def test_the_number_and_the_name_of_a_temporality_mean_the_same(exports):
    by_number = [
        metrics(counter("token.usage", tokens(amount, at=at), temporality=2))
        for at, amount in ((0, 100), (60, 150))
    ]
    loaded = exports.put("a.json", lines(*by_number)).load()
    assert loaded.one("select sum(total_tokens) from staging.ai_events") == 150


def test_a_counter_that_starts_anew_counts_from_nothing(exports):
    restarted = growing(40, 60, start=300)
    loaded = exports.put("a.json", lines(*growing(100, 150), *restarted)).load()
    assert loaded.one("select sum(total_tokens) from staging.ai_events") == 150 + 60


def test_a_counter_that_was_set_back_counts_what_it_reads(exports):
    loaded = exports.put("a.json", lines(*growing(100, 150, 30, 50))).load()
    assert loaded.one("select sum(total_tokens) from staging.ai_events") == 150 + 50


def test_two_sessions_are_two_series(exports):
    other = growing(70, 90, session__id="s2")
    loaded = exports.put("a.json", lines(*growing(100, 150), *other)).load()
    query = "select session_key, sum(total_tokens) from staging.ai_events group by all"
    assert loaded.rows(query) == [("s1", "150"), ("s2", "90")]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_neither_the_order_of_files_nor_copies_of_batches_change_a_sum(exports, order):
    batches = growing(100, 150, 400)
    for number in order:
        name = f"{'abc'[order.index(number)]}.json"
        exports.put(name, lines(batches[number], batches[(number + 1) % 3]))
    loaded = exports.load()
    assert loaded.one("select sum(total_tokens) from staging.ai_events") == 400
    assert sum(loaded.counts(name)[2] for name in loaded.files) == 3


def test_a_point_that_was_sent_in_two_batches_counts_once(exports):
    again = metrics(counter("token.usage", tokens(100), tokens(5, at=60)))
    exports.put("a.json", lines(metrics(counter("token.usage", tokens(100))), again))
    assert exports.load().one("select sum(total_tokens) from staging.ai_events") == 105


def test_what_telemetry_counts_besides_tokens_is_a_day(exports):
    batch = metrics(
        counter("session.count", point(1)),
        counter("commit.count", point(2)),
        counter("pull_request.count", point(1)),
        counter("lines_of_code.count", point(30, type="added"), point(4, type="removed")),
        counter("active_time.total", point(61.5, type="user"), point(30, type="cli")),
        counter(
            "code_edit_tool.decision",
            point(5, decision="accept", tool_name="Edit"),
            point(2, decision="reject", tool_name="Write"),
        ),
    )
    loaded = exports.put("a.json", lines(batch)).load()
    query = (
        "select client, is_active, sessions, ai_commits, ai_changes, accepts, rejects, "
        "ai_lines_added, ai_lines_deleted, active_seconds, output_tokens, cost from staging.ai_days"
    )
    assert loaded.rows(query) == drawn("""
        client | active | sessions | commits | changes | accepts | rejects | added | deleted | seconds | tokens | cost
        vscode | True   | 1        | 2       | 1       | 5       | 2       | 30    | 4       | 92      |        |
    """)


def test_cumulative_counters_of_a_day_are_differenced_too(exports):
    batches = [
        metrics(counter("commit.count", point(amount, at=at), temporality=2))
        for at, amount in ((0, 1), (60, 1), (120, 4))
    ]
    loaded = exports.put("a.json", lines(*batches)).load()
    assert loaded.one("select ai_commits from staging.ai_days") == 4


@pytest.mark.parametrize(
    ("pairs", "who"),
    [
        ({}, ("email", "maya@harbour.example")),
        ({"user__email": None, "user__account_uuid": "U-1"}, ("account_uuid", "u-1")),
        ({"user__email": None}, ("install_id", "install-1")),
        ({"user__email": None, "user__id": None}, ("unknown", "")),
    ],
)
def test_a_person_is_an_address_an_account_or_an_installation(exports, pairs, who):
    batch = metrics(counter("token.usage", tokens(100, **pairs)))
    loaded = exports.put("a.json", lines(batch)).load()
    assert loaded.rows("select id_kind, id_value from staging.ai_events") == [who]


def test_whose_installation_it_is_can_be_declared(exports):
    exports.put(
        "governance/exports.toml",
        '[[source]]\nmatch = "maya/*"\nowner = "Maya@harbour.example"\n',
    )
    batch = metrics(counter("token.usage", tokens(100, user__email=None)))
    loaded = exports.put("maya/a.json", lines(batch)).load()
    assert loaded.rows("select id_kind, id_value from staging.ai_events") == [
        ("email", "maya@harbour.example")
    ]


def test_another_meter_is_no_use_of_an_ai_tool(exports):
    foreign = metrics({"name": "http.requests", "sum": {"aggregationTemporality": 1,
                       "dataPoints": [point(9)]}}, meter="io.opentelemetry.http")  # fmt: skip
    gauge = metrics({"name": "memory", "gauge": {"dataPoints": [point(1)]}}, meter="my.library")
    exports.put("a.json", lines(foreign, gauge, metrics(counter("token.usage", tokens(1)))))
    exports.put("b.json", lines(logs(event("api_request"), scope="my.library")))
    loaded = exports.load()
    assert loaded.fates("a.json") == [
        ("1", "not_this_kind", "scopeMetrics.scope.name"),
        ("2", "not_this_kind", "scopeMetrics.scope.name"),
    ]
    assert loaded.fates("b.json") == [("1", "not_this_kind", "scopeLogs.scope.name")]
    assert loaded.one("select sum(total_tokens) from staging.ai_events") == 1


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (tokens(-1), ("bad_nested_value", "scopeMetrics.metrics.sum.dataPoints")),
        (tokens("NaN"), ("bad_nested_value", "scopeMetrics.metrics.sum.dataPoints")),
        (tokens(10**25), ("bad_nested_value", "scopeMetrics.metrics.sum.dataPoints")),
        (tokens(0.5), ("bad_nested_value", "scopeMetrics.metrics.sum.dataPoints")),
        (
            tokens(1) | {"timeUnixNano": "1772443000"},
            ("time_out_of_range", "scopeMetrics.metrics.sum.dataPoints.timeUnixNano"),
        ),
        (
            tokens(1) | {"timeUnixNano": "soon"},
            ("bad_time", "scopeMetrics.metrics.sum.dataPoints.timeUnixNano"),
        ),
        (
            tokens(1) | {"timeUnixNano": ""},
            ("missing_key", "scopeMetrics.metrics.sum.dataPoints.timeUnixNano"),
        ),
    ],
)
def test_a_bad_point_sets_its_whole_batch_aside(exports, told, reason):
    batches = [metrics(counter("token.usage", tokens(5), told)), *growing(3)]
    loaded = exports.put("a.json", lines(*batches)).load()
    assert loaded.fates("a.json") == [("1", *reason)]
    assert loaded.one("select sum(total_tokens) from staging.ai_events") == 3


@pytest.mark.parametrize("temporality", [0, None, "AGGREGATION_TEMPORALITY_UNSPECIFIED"])
def test_a_temporality_that_is_not_known_is_never_guessed(exports, temporality):
    batch = metrics(counter("token.usage", tokens(5), temporality=temporality))
    loaded = exports.put("a.json", lines(batch)).load()
    assert loaded.fates("a.json") == [
        ("1", "unknown_unit", "scopeMetrics.metrics.sum.aggregationTemporality")
    ]


def test_events_of_the_log_keep_what_they_count_and_no_word_of_anybody(exports):
    told = logs(
        event("user_prompt", prompt="SECRET plan", prompt_length=11),
        request(5),
        event("tool_result", 6, tool_name="Bash", tool_input="SECRET", tool_parameters="SECRET"),
        event("tool_decision", 7, tool_name="Edit", decision="accept"),
        event("api_error", 8, error="SECRET"),
        event("assistant_response", 9, response="SECRET"),
    )
    loaded = exports.put("a.json", lines(told)).load()
    query = "select kind, model_name, total_tokens, cost, extra from staging.ai_events"
    assert loaded.rows(query) == drawn("""
        kind               | model       | tokens | cost        | extra
        api_error          |             |        |             | {}
        api_request        | claude-opus | 1050   | 0.250000000 | {}
        assistant_response |             |        |             | {}
        tool_decision      |             |        |             | {"decision":"accept","tool":"Edit"}
        tool_result        |             |        |             | {"tool":"Bash"}
        user_prompt        |             |        |             | {}
    """)
    assert loaded.rows(SPENT) == [("100", "900", "0", "50", "1050", "0.250000000")]
    tables = "select database_name || '.' || schema_name || '.' || table_name from duckdb_tables()"
    for (table,) in loaded.rows(tables):
        assert "SECRET" not in str(loaded.rows(f"from {table}")), table


@pytest.mark.parametrize(
    "spent",
    [
        {"input_tokens": "many"},
        {"output_tokens": -1},
        {"cost_usd": "NaN"},
        {"cost_usd": "-0.5"},
        {"cost_usd": "1e30"},
    ],
)
def test_a_bad_number_of_an_event_sets_its_batch_aside(exports, spent):
    loaded = exports.put("a.json", lines(logs(request(**spent)), logs(request(60)))).load()
    assert loaded.fates("a.json") == [("1", "bad_nested_value", "scopeLogs.logRecords.attributes")]


def test_metrics_win_over_the_requests_of_the_log(exports):
    exports.put("metrics.json", lines(metrics(
        counter("token.usage", tokens(100), tokens(50, "output"), tokens(900, "cacheRead")),
        counter("cost.usage", point(0.25)),
    )))  # fmt: skip
    exports.put("logs.json", lines(logs(request()), logs(request(60, session__id="s2"))))
    loaded = exports.load()
    query = (
        "select kind, session_key, sum(total_tokens), sum(cost) from staging.ai_events group by all"
    )
    assert loaded.rows(query) == drawn("""
        kind        | session | tokens | cost
        api_request | s1      |        |
        api_request | s2      | 1050   | 0.250000000
        cost.usage  | s1      |        | 0.250000000
        token.usage | s1      | 1050   |
    """)
    assert loaded.counts("logs.json") == (2, 2, 0, 0)


def test_metrics_without_a_session_win_on_their_day(exports):
    exports.put("metrics.json", lines(metrics(
        counter("token.usage", tokens(100, session__id=None)))))  # fmt: skip
    tomorrow = request(86_400, session__id="s9")
    exports.put("logs.json", lines(logs(request(session__id="s8")), logs(tomorrow)))
    query = "select kind, session_key, total_tokens from staging.ai_events"
    assert exports.load().rows(query) == drawn("""
        kind        | session | tokens
        api_request | s8      |
        api_request | s9      | 1050
        token.usage |         | 100
    """)


def test_the_vendors_report_of_a_day_wins_over_telemetry(exports):
    exports.put("day.json", [claude_day()])
    exports.put("metrics.json", lines(metrics(
        counter("token.usage", tokens(100), tokens(8, at=86_400)),
        counter("cost.usage", point(0.25)),
        counter("session.count", point(1), point(1, at=86_400)),
    )))  # fmt: skip
    exports.put("logs.json", lines(logs(request(session__id="s7"))))
    loaded = exports.load()
    days = "select system, used_on, sessions, output_tokens from staging.ai_days"
    assert loaded.rows(days) == drawn("""
        system    | day        | sessions | output
        anthropic | 2026-03-02 | 2        | 55
        otel      | 2026-03-03 | 1        |
    """)
    # The events stay: they say when somebody was at work, and count nothing twice.
    assert loaded.rows(SPENT) == [("8", "", "", "", "8", "")]
    assert loaded.one("select count(*) from staging.ai_events") == 6


def test_telemetry_has_the_tokens_where_the_vendors_report_has_none(exports):
    exports.put("2026-03-02/users.json", {"data": [enterprise_user()]})
    exports.put("metrics.json", lines(metrics(
        counter("token.usage", tokens(100)), counter("session.count", point(1))
    )))  # fmt: skip
    loaded = exports.load()
    assert loaded.one("select sum(total_tokens) from staging.ai_events") == 100
    days = "select system, sessions from staging.ai_days where tool = 'claude_code'"
    assert loaded.rows(days) == [("anthropic", "3")]
