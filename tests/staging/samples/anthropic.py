"""Anthropic exports."""

from tests.staging.samples.tables import csv_text


def claude_day(**changes):
    return {
        "date": "2026-03-02T00:00:00Z",
        "actor": {"type": "user_actor", "email_address": "Maya@harbour.example"},
        "organization_id": "org-1",
        "customer_type": "subscription",
        "subscription_type": "team",
        "terminal_type": "vscode",
        "core_metrics": {
            "num_sessions": 2,
            "lines_of_code": {"added": 120, "removed": 30},
            "commits_by_claude_code": 3,
            "pull_requests_by_claude_code": 1,
        },
        "tool_actions": {
            "edit_tool": {"accepted": 10, "rejected": 2},
            "write_tool": {"accepted": 1, "rejected": 0},
        },
        "model_breakdown": [
            {
                "model": "claude-sonnet",
                "tokens": {"input": 100, "output": 50, "cache_read": 900, "cache_creation": 20},
                "estimated_cost": {"currency": "USD", "amount": 1025},
            },
            {
                "model": "claude-opus",
                "tokens": {"input": 10, "output": 5, "cache_read": 0, "cache_creation": 0},
                "estimated_cost": {"currency": "USD", "amount": 0.5},
            },
        ],
    } | changes


def enterprise_user(email="Maya@harbour.example", **changes):
    office = {"message_count": 1, "distinct_session_count": 1, "skills_used_count": 0}
    return {
        "user": {"id": f"user_{email.partition('@')[0].lower()}", "email_address": email},
        "chat_metrics": {
            "distinct_conversation_count": 2,
            "message_count": 9,
            "thinking_message_count": 3,
            "connectors_used_count": None,
        },
        "claude_code_metrics": {
            "core_metrics": {
                "commit_count": 1,
                "distinct_session_count": 3,
                "lines_of_code": {"added_count": 50, "removed_count": 4},
                "pull_request_count": 1,
            },
            "tool_actions": {
                "edit_tool": {"accepted_count": 4, "rejected_count": 1},
                "write_tool": {"accepted_count": 2, "rejected_count": 0},
            },
        },
        "cowork_metrics": {"distinct_session_count": 1, "message_count": 3, "action_count": 7},
        "office_metrics": {"excel": office, "outlook": None},
        "web_search_count": 2,
    } | changes


def idle_user(email):
    """Somebody who has a seat and did nothing: every counter is there and 0."""
    return enterprise_user(
        email,
        chat_metrics={"distinct_conversation_count": 0, "message_count": 0},
        claude_code_metrics={
            "core_metrics": {
                "commit_count": 0,
                "distinct_session_count": 0,
                "lines_of_code": {"added_count": 0, "removed_count": 0},
                "pull_request_count": 0,
            },
            "tool_actions": {"edit_tool": {"accepted_count": 0, "rejected_count": 0}},
        },
        cowork_metrics={"distinct_session_count": 0, "message_count": 0},
        office_metrics={"excel": {"message_count": 0}},
        web_search_count=0,
    )


CONSOLE = (
    "usage_date_utc", "model_version", "api_key", "workspace", "usage_type", "context_window",
    "usage_input_tokens_no_cache", "usage_input_tokens_cache_write_5m",
    "usage_input_tokens_cache_write_1h", "usage_input_tokens_cache_read", "usage_output_tokens",
    "web_search_count", "inference_geo", "speed",
)  # fmt: skip

CONSOLE_BEFORE = (
    "usage_date_utc", "model_version", "api_key", "workspace", "usage_type", "context_window",
    "usage_input_tokens_no_cache", "usage_input_tokens_cache_write",
    "usage_input_tokens_cache_read", "usage_output_tokens", "web_search_count",
)  # fmt: skip


def console_row(key="claude_code_key_maya_abcd", geo="global", tokens="100"):
    return ("2026-03-02", "claude-opus", key, "Default", "standard", "≤ 200k", tokens, "10", "5",
            "900", "50", "1", geo, "standard")  # fmt: skip


def console_row_before(key="claude_code_key_maya_abcd"):
    return ("2026-03-02 00:00:00", "claude-opus", key, "Default", "standard", "≤ 200k", "100",
            "15", "900", "50", "1")  # fmt: skip


def used_tokens(**changes):
    return {
        "uncached_input_tokens": 1500,
        "cache_creation": {"ephemeral_1h_input_tokens": 1000, "ephemeral_5m_input_tokens": 500},
        "cache_read_input_tokens": 5_200_000_000,
        "output_tokens": 500,
        "server_tool_use": {"web_search_requests": 10},
        "api_key_id": "apikey_1",
        "workspace_id": "wrkspc_1",
        "model": "claude-sonnet",
        "service_tier": "standard",
        "context_window": "0-200k",
    } | changes


def cost(**changes):
    return {
        "amount": "123.45",
        "currency": "USD",
        "cost_type": "tokens",
        "description": "Claude Sonnet usage, output tokens",
        "model": "claude-sonnet",
        "token_type": "output_tokens",
        "workspace_id": "wrkspc_1",
        "service_tier": "standard",
        "context_window": "0-200k",
    } | changes


def bucket(*results, day=2, ending_at=None):
    return {
        "starting_at": f"2026-03-{day:02}T00:00:00Z",
        "ending_at": ending_at or f"2026-03-{day + 1:02}T00:00:00Z",
        "results": list(results),
    }


SAMPLES = {
    "claude_code_analytics": ("claude/day.json", {"data": [claude_day()], "has_more": False}),
    # The answer holds no day, so its folder is named after it.
    "claude_enterprise_analytics": (
        "claude_enterprise/2026-03-02/users.json",
        {"data": [enterprise_user(), idle_user("tom@harbour.example")], "next_page": None},
    ),
    "anthropic_console_csv": ("anthropic/console.csv", csv_text(CONSOLE, console_row())),
    "anthropic_usage_report": (
        "anthropic/usage.json",
        {"data": [bucket(used_tokens())], "has_more": False, "next_page": None},
    ),
    "anthropic_cost_report": (
        "anthropic/cost.json",
        {"data": [bucket(cost())], "has_more": False, "next_page": None},
    ),
}
