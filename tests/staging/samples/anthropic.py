"""Anthropic exports."""


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


SAMPLES = {
    "claude_code_analytics": ("claude/day.json", {"data": [claude_day()], "has_more": False}),
}
