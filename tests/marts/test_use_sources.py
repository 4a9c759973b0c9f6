"""Of several exports that tell one use, one counts per measure; null is not zero."""

import pytest

from tests.drawn import add, at, expect, open_world, run

ANA = ("anthropic", "email", "ana@h.x")
KEY = ("anthropic", "api_key_name", "claude_code_key_ana")
PHONE = ("otel", "account_uuid", "u-1")
CURSOR = ("cursor", "email", "ana@h.x")
ESTIMATE = {"cost_kind": "list_estimate", "currency": "USD"}
CHOSEN = "select tool, measure, source, reason from marts.use_sources"
USED = "select tool, used_on, has_telemetry, is_active, tokens, cost from marts.ai_use_days"


@pytest.fixture
def world():
    world = open_world()
    add(world, "staging.people", person_key="ana", email="ana@h.x")
    for system, kind, value in (KEY, PHONE):
        add(world, "staging.identities", system=system, id_kind=kind, id_value=value,
            person_key="ana", actor_kind="person")  # fmt: skip
    return world


def of(world, format_id, insert, **cells):
    """Write one row as a file of this format has it."""
    insert(world, **cells)
    for table in ("ai_days", "ai_events"):
        world.execute(f"update staging.{table} set file_id = '{format_id}' where file_id = 'drawn'")
    world.execute(
        "insert or ignore into staging.files by name select ? as file_id, ? as file_name, "
        "? as format_id, 0 as rows_read, 0 as rows_loaded, 0 as rows_superseded, "
        "0 as rows_set_aside, 'loaded' as fate",
        [format_id] * 3,
    )


def day(world, who=ANA, on=1, tool="claude_code", client="", **cells):
    system, id_kind, id_value = who
    add(world, "staging.ai_days", system=system, id_kind=id_kind, id_value=id_value, tool=tool,
        used_on=at(on), surface="cli", client=client, final_on=at(on),
        **({"has_telemetry": True} | cells))  # fmt: skip


def event(world, key, who=CURSOR, on=1.5, tool="cursor", **cells):
    system, id_kind, id_value = who
    add(world, "staging.ai_events", event_key=key, system=system, id_kind=id_kind,
        id_value=id_value, tool=tool, occurred_at=at(on), final_on=at(on), **cells)  # fmt: skip


def test_four_exports_of_one_claude_code_day_give_its_tokens_and_cost_once(world):
    of(world, "otlp_metrics", event, key="m", who=PHONE, tool="claude_code", total_tokens=140,
       cost=2, **ESTIMATE)  # fmt: skip
    of(world, "anthropic_console_csv", day, who=KEY, output_tokens=150, is_active=True)
    of(world, "claude_enterprise_analytics", day, client="e", sessions=3)
    of(world, "claude_code_analytics", day, output_tokens=30, uncached_input_tokens=110,
       cost=1, **ESTIMATE)  # fmt: skip
    run(world, "marts.ai_use_days")
    expect(world, CHOSEN, """
        | tool        | measure | source                | reason                      |
        | claude_code | tokens  | claude_code_analytics | the vendor counts each day  |
        | claude_code | cost    | claude_code_analytics | the vendor counts each day  |
    """)  # fmt: skip
    expect(world, "select sum(tokens) as tokens, sum(cost) as cost from marts.ai_use_days", """
        | tokens | cost |
        | 140    | 1    |
    """)  # fmt: skip


def test_a_day_that_one_export_lacks_is_told_by_the_next(world):
    of(world, "claude_code_analytics", day, on=1, output_tokens=30)
    of(world, "otlp_metrics", event, key="a", who=PHONE, on=1.5, tool="claude_code", total_tokens=9)
    of(world, "otlp_logs", event, key="b", who=PHONE, on=2.5, tool="claude_code", total_tokens=7)
    of(world, "otlp_metrics", event, key="c", who=PHONE, on=2.6, tool="claude_code", total_tokens=8)
    run(world, "marts.ai_use_days")
    expect(world, "select used_on, tokens from marts.ai_use_days", """
        | used_on | tokens |
        | @1      | 30     |
        | @2      | 8      |
    """)  # fmt: skip


def test_cursors_day_and_its_events_are_one_use(world):
    of(world, "cursor_daily_usage", day, who=CURSOR, tool="cursor", is_active=False, requests=4)
    of(world, "cursor_usage_events_csv", event, key="x", total_tokens=11, cost=1,
       cost_kind="notional_included", currency="USD", is_headless=True)  # fmt: skip
    of(world, "cursor_usage_events_api", event, key="y", total_tokens=12, cost=3,
       cost_kind="charged", currency="USD", is_headless=True)  # fmt: skip
    run(world, "marts.ai_use_days")
    expect(world, CHOSEN, """
        | tool   | measure | source                  | reason                                            |
        | cursor | tokens  | cursor_usage_events_api | every event, with its charge                      |
        | cursor | cost    | cursor_usage_events_api | what was charged comes before what was estimated  |
    """)  # fmt: skip
    expect(world, "select bool_or(is_active) as is_active, sum(tokens) as tokens, "
           "sum(cost) as cost from marts.ai_use_days", """
        | is_active | tokens | cost |
        | true      | 12     | 3    |
    """)  # fmt: skip


def test_what_was_charged_stands_over_a_better_export_that_only_estimates(world):
    of(world, "claude_code_analytics", day, output_tokens=30, cost=9, **ESTIMATE)
    of(world, "otlp_metrics", event, key="a", who=PHONE, tool="claude_code", total_tokens=5,
       cost=4, cost_kind="charged", currency="USD")  # fmt: skip
    run(world, "marts.ai_use_days")
    expect(world, "select measure, source from marts.use_sources", """
        | measure | source                |
        | tokens  | claude_code_analytics |
        | cost    | otlp_metrics          |
    """)  # fmt: skip


def test_null_is_not_measured_and_zero_is_measured_none(world):
    day(world, tool="kiro", is_active=True, credits=2, credit_unit="kiro_credit")
    day(world, tool="copilot", total_tokens=0)
    day(world, tool="codex", output_tokens=0, has_telemetry=False)
    run(world, "marts.ai_use_days")
    expect(world, USED, """
        | tool    | used_on | has_telemetry | is_active | tokens | cost |
        | kiro    | @1      | true          | true      |        |      |
        | copilot | @1      | true          | false     | 0      |      |
        | codex   | @1      | false         | false     | 0      |      |
    """)  # fmt: skip


def test_an_account_nobody_holds_has_its_own_choice(world):
    stranger = ("anthropic", "email", "new@h.x")
    of(world, "claude_code_analytics", day, who=stranger, output_tokens=3)
    of(world, "otlp_logs", event, key="a", who=stranger, tool="claude_code", total_tokens=4)
    run(world, "marts.use_sources")
    expect(world, "select holder, source from marts.use_sources", """
        | holder                  | source                |
        | anthropic email new@h.x | claude_code_analytics |
    """)  # fmt: skip


MAPPED = "select tool, unit, use_rows, mapped_amount, amount from marts.mapped_use"


def test_a_mapped_share_is_of_credits_else_tokens_else_rows(world):
    stranger = ("anthropic", "email", "new@h.x")
    credit = {"credit_unit": "github_ai_credit"}
    day(world, tool="copilot", credits=9, total_tokens=500, **credit)
    day(world, stranger, tool="copilot", credits=1, total_tokens=500, **credit)
    day(world, stranger, tool="copilot", on=2, total_tokens=800)
    day(world, tool="claude_code", output_tokens=30, cache_read_tokens=10)
    day(world, stranger, tool="claude_code", output_tokens=60)
    day(world, stranger, tool="claude_code", on=2)
    day(world, tool="amazon_q", accepts=1)
    day(world, stranger, tool="amazon_q")
    run(world, "marts.coverage_of_use")
    expect(world, MAPPED, """
        | tool        | unit             | use_rows | mapped_amount | amount |
        | copilot     | github_ai_credit | 2        | 9             | 10     |
        | claude_code | tokens           | 2        | 40            | 100    |
        | amazon_q    | rows             | 2        | 1             | 2      |
    """)  # fmt: skip
    expect(world, "select part, whole from marts.coverage_of_use where measure = 'usage_mapped'", """
        | part | whole |
        | 3.6  | 6     |
    """)  # fmt: skip


def test_two_units_of_one_column_are_never_added(world):
    day(world, tool="copilot", credits=5, credit_unit="github_premium_request")
    day(world, tool="copilot", on=2, credits=90, credit_unit="github_ai_credit")
    run(world, "marts.mapped_use")
    expect(world, "select unit, amount from marts.mapped_use", """
        | unit                   | amount |
        | github_premium_request | 5      |
        | github_ai_credit       | 90     |
    """)  # fmt: skip


def test_an_account_of_nobody_is_told_with_its_reason_and_machines_are_left_out(world):
    draw_days = [
        ("anthropic", "email", "ana@h.x"),
        ("anthropic", "email", "new@h.x"),
        ("anthropic", "email", "old@h.x"),
        ("anthropic", "email", "two@h.x"),
        ("anthropic", "email", "team@h.x"),
        ("cursor", "unknown", ""),
        ("github", "login", "renovate[bot]"),
        ("git_author", "email", "noreply@anthropic.com"),
        ("git_author", "email", "5+Copilot@users.noreply.github.com".lower()),
        ("git_author", "email", "9+renovate[bot]@users.noreply.github.com"),
        ("github", "login", "copilot"),
    ]
    for who in draw_days:
        day(world, who)
    add(world, "staging.changes", change_key="github.com/h/p#1", repository_key="github.com/h/p",
        state="open", author_id="copilot", author_kind="ai_agent")  # fmt: skip
    add(world, "staging.identities", system="anthropic", id_kind="email", id_value="old@h.x",
        person_key="ana", actor_kind="person", valid_to="2023-12-31")  # fmt: skip
    add(world, "staging.identities", system="anthropic", id_kind="email", id_value="team@h.x",
        team_key="pay", actor_kind="shared")  # fmt: skip
    day(world, ("anthropic", "email", "old@h.x"), on=-9)
    for key in ("ben", "cem"):
        add(world, "staging.people", person_key=key, email="two@h.x")
    run(world, "marts.unmapped_accounts")
    expect(world, "select id_value, why from marts.unmapped_accounts", """
        | id_value | why                      |
        | new@h.x  | nobody knows it          |
        | old@h.x  | known on other days only |
        | two@h.x  | two claim it             |
    """)  # fmt: skip
