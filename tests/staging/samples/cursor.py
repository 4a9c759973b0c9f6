"""Cursor exports."""

from tests.staging.samples.tables import csv_text

EVENTS = (
    "Date", "Kind", "Model", "Max Mode", "Input (w/ Cache Write)", "Input (w/o Cache Write)",
    "Cache Read", "Output Tokens", "Total Tokens", "Cost",
)  # fmt: skip


TOKENS = (
    "Date", "User", "Kind", "Model", "Input (w/ Cache Write)", "Input (w/o Cache Write)",
    "Cache Read", "Output", "Total Tokens", "Cost ($)",
)  # fmt: skip


DETAILS = ("Date", "User", "Kind", "Max Mode", "Model", "Tokens", "Cost ($)")


AT = "2026-03-02T09:17:47.114Z"


AT_MS = "1772443067114"


def event(at=AT, kind="Included", cost="0.03", tokens=("10", "20", "30", "40", "100")):
    return (at, kind, "auto", "No", *tokens, cost)


def api_event(timestamp=AT_MS, **changes):
    return {
        "timestamp": timestamp,
        "userEmail": "Maya@harbour.example",
        "model": "auto",
        "kind": "Usage-based",
        "maxMode": True,
        "requestsCosts": 5,
        "isTokenBasedCall": True,
        "isChargeable": True,
        "isHeadless": False,
        "tokenUsage": {
            "inputTokens": 126,
            "outputTokens": 450,
            "cacheWriteTokens": 6112,
            "cacheReadTokens": 11964,
            "totalCents": 20.18232,
        },
        "chargedCents": 21.36232,
        "cursorTokenFee": 1.18,
        "isFreeBugbot": False,
    } | changes


def api_page(*events):
    pages = {"numPages": 1, "currentPage": 1, "pageSize": 10, "hasNextPage": False}
    return {"totalUsageEventsCount": len(events), "pagination": pages, "usageEvents": list(events)}


def member_day(**changes):
    return {
        "userId": 12345,
        "day": "2026-03-02",
        "date": 1772409600000,
        "isActive": True,
        "totalLinesAdded": 1543,
        "totalLinesDeleted": 892,
        "acceptedLinesAdded": 1102,
        "acceptedLinesDeleted": 645,
        "totalApplies": 87,
        "totalAccepts": 73,
        "totalRejects": 14,
        "totalTabsShown": 342,
        "totalTabsAccepted": 289,
        "composerRequests": 45,
        "chatRequests": 128,
        "agentRequests": 12,
        "cmdkUsages": 67,
        "subscriptionIncludedReqs": 180,
        "apiKeyReqs": 0,
        "usageBasedReqs": 5,
        "bugbotUsages": 3,
        "mostUsedModel": "gpt-5",
        "applyMostUsedExtension": ".tsx",
        "tabMostUsedExtension": ".ts",
        "clientVersion": "0.25.1",
        "email": "Maya@harbour.example",
    } | changes


def idle_member(email, **changes):
    """A member without activity, whom only pages list: every counter is there and 0."""
    counted = ("total", "accepted", "composer", "chat", "agent", "cmdk", "subscription", "apiKey",
               "usageBased", "bugbot")  # fmt: skip
    zeros = {name: 0 for name in member_day() if name.startswith(counted)}
    idle = {"email": email, "isActive": False, "mostUsedModel": None, "clientVersion": None}
    return member_day(**zeros | idle | changes)


COMMITS = (
    "commit_hash", "user_id", "user_email", "repo_name", "branch_name", "total_lines_added",
    "total_lines_deleted", "tab_lines_added", "composer_lines_added", "non_ai_lines_added",
    "message", "commit_ts", "created_at",
)  # fmt: skip


def commit(**changes):
    """A commit as the API answers: the columns of the CSV in camel case."""
    return {
        "commitHash": "A" * 40,
        "userId": "user_1",
        "userEmail": "Maya@harbour.example",
        "repoName": "Pay",
        "branchName": "round-once",
        "isPrimaryBranch": False,
        "totalLinesAdded": 100,
        "totalLinesDeleted": 4,
        "tabLinesAdded": 10,
        "tabLinesDeleted": 0,
        "composerLinesAdded": 60,
        "composerLinesDeleted": 2,
        "nonAiLinesAdded": 30,
        "nonAiLinesDeleted": 2,
        "message": "secret words",
        "commitTs": AT,
        "createdAt": AT,
    } | changes


CHANGES = (
    "change_id", "user_id", "user_email", "source", "model", "total_lines_added",
    "total_lines_deleted", "created_at", "metadata_json",
)  # fmt: skip


def change_row(number="749356201", source="COMPOSER", lines="18"):
    files = '[{"fileName":"secret/plan.ts","linesAdded":12}]'
    return (number, "user_1", "Maya@harbour.example", source, "gpt-4o", lines, "4", AT, files)


def change(**changes):
    return {
        "changeId": "749356201",
        "userId": "user_1",
        "userEmail": "Maya@harbour.example",
        "source": "COMPOSER",
        "model": "gpt-4o",
        "totalLinesAdded": 18,
        "totalLinesDeleted": 4,
        "createdAt": AT,
        "metadata": [{"fileName": "secret/plan.ts", "linesAdded": 12}],
    } | changes


SAMPLES = {
    "cursor_ai_changes": ("cursor/changes.csv", csv_text(CHANGES, change_row())),
    "cursor_usage_events_api": ("cursor/events.json", api_page(api_event())),
    "cursor_daily_usage": (
        "cursor/daily.json",
        {"data": [member_day(), idle_member("tom@harbour.example", userId=12346)], "period": {}},
    ),
    "cursor_usage_events_csv": ("cursor/events.csv", csv_text(EVENTS, event())),
    "cursor_usage_tokens_csv": (
        "cursor/tokens.csv",
        csv_text(
            TOKENS,
            (AT, "You", "Included in Pro", "auto", "10", "20", "30", "40", "100", "Included"),
        ),
    ),
    "cursor_usage_details_csv": (
        "cursor/details.csv",
        csv_text(DETAILS, (AT, "You", "Included in Pro", "No", "auto", "100", "Included")),
    ),
    "cursor_ai_commits": (
        "cursor/commits.csv",
        csv_text(
            COMMITS,
            (
                "A" * 40,
                "user_1",
                "Maya@harbour.example",
                "Pay",
                "round-once",
                "100",
                "4",
                "10",
                "60",
                "30",
                "secret words",
                "2026-03-02T08:00:00Z",
                "2026-03-02T08:01:00Z",
            ),
        ),
    ),
}
