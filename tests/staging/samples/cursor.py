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


def event(at=AT, kind="Included", cost="0.03", tokens=("10", "20", "30", "40", "100")):
    return (at, kind, "auto", "No", *tokens, cost)


COMMITS = (
    "commit_hash", "user_id", "user_email", "repo_name", "branch_name", "total_lines_added",
    "total_lines_deleted", "tab_lines_added", "composer_lines_added", "non_ai_lines_added",
    "message", "commit_ts", "created_at",
)  # fmt: skip


SAMPLES = {
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
