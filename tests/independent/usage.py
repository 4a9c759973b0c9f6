"""Days of AI use by person and tool, what they cost, and which days the telemetry covers.

Not measured, measured none and no telemetry stay three things. Vendors report days in UTC.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.independent import raw
from tests.independent.people import People, monday_of

CURSOR_COLUMNS = {"Date", "User", "Kind", "Model", "Cost", "Output Tokens"}
NOT_CHARGED = ("errored", "included")


@dataclass(frozen=True)
class Day:
    """One tool's word about one person's day."""

    person: str
    tool: str
    day: dt.date
    has_telemetry: bool
    is_active: bool
    cost: float


def days(root: Path, people: People) -> list[Day]:
    """Every day that any tool reports about a known person."""
    found = [*_claude(root, people), *_copilot(root, people), *_cursor(root, people)]
    return [day for day in [*found, *_kiro(root, people)] if day.person]


def _claude(root: Path, people: People) -> Iterator[Day]:
    """Claude Code by day: an actor has one record for each terminal and way of paying."""
    paths = raw.files(root, "claude_code/**/*.gz")
    records = raw.latest(
        raw.json_exports(paths, "data"),
        key=lambda one: (
            one["date"],
            str(one["actor"]),
            one["customer_type"],
            one["terminal_type"],
            one.get("subscription_type"),
        ),
    )
    for one in records:
        person = people.person("anthropic", "email", one["actor"].get("email_address"))
        cents = sum(model["estimated_cost"]["amount"] for model in one["model_breakdown"])
        active = one["core_metrics"]["num_sessions"] > 0
        yield Day(person, "claude_code", raw.day(one["date"]), True, active, cents / 100)


def _copilot(root: Path, people: People) -> Iterator[Day]:
    """Copilot by day: a row without flags and arrays measured nothing, only billed credits."""
    paths = raw.files(root, "copilot/**/*.gz")
    records = raw.latest(
        [[one for one in raw.json_records(path) if one.get("day")] for path in paths],
        key=lambda one: (one["user_id"], one["day"]),
    )
    price = _price(root, "copilot", "github_ai_credit")
    for one in records:
        person = people.person("github", "user_id", one["user_id"])
        flags = [value for name, value in one.items() if name.startswith("used_")]
        counts = [value for name, value in one.items() if name.endswith(("_count", "_sum"))]
        active = any(flags) or any(count and count > 0 for count in counts)
        cost = (one.get("ai_credits_used") or 0) * price
        yield Day(person, "copilot", raw.day(one["day"]), bool(flags), active, cost)


def cursor_events(root: Path) -> list[dict]:
    """Cursor's usage events: the newest word about one time, model and user."""
    paths = [*raw.files(root, "cursor/usage-events/*"), *raw.files(root, "unsorted/*usage-ev*")]
    paths = sorted(paths, key=lambda path: (raw.export_stamp(path), path.as_posix()))
    return raw.latest(
        [[row for row in raw.csv_rows(path) if _is_event(row)] for path in paths],
        key=lambda row: (row["Date"], row["Model"], row["User"]),
    )


def _is_event(row: dict) -> bool:
    """Whether a row has a time and good numbers, or blanks; a broken row is set aside."""
    if not row.keys() >= CURSOR_COLUMNS or not row["Date"]:
        return False
    counts = (row[name] for name in row if "Token" in name or "Cache" in name)
    return all(re.fullmatch(r"|\d+|\d{1,3}(,\d{3})+", count) for count in counts)


def _cursor(root: Path, people: People) -> Iterator[Day]:
    """Cursor by event: what is included in the seat is no money paid."""
    for row in cursor_events(root):
        person = people.person("cursor", "email", row["User"])
        is_paid = not row["Kind"].lower().startswith(NOT_CHARGED)
        cost = float(row["Cost"]) if is_paid and row["Cost"] != "Included" else 0.0
        yield Day(person, "cursor", raw.day(row["Date"]), True, True, cost)


def _kiro(root: Path, people: People) -> Iterator[Day]:
    """Kiro by day and client."""
    paths = raw.files(root, "kiro/**/*.csv")
    rows = raw.latest(
        raw.csv_exports(paths),
        key=lambda row: (row["Date"], row["UserId"], row["Client_Type"]),
    )
    price = _price(root, "kiro", "kiro_credit")
    for row in rows:
        person = people.person("aws_idc", "user_id", row["UserId"])
        active = float(row["Total_Messages"]) > 0 or float(row["Credits_Used"]) > 0
        cost = float(row["Credits_Used"]) * price
        yield Day(person, "kiro", raw.day(row["Date"]), True, active, cost)


def _price(root: Path, tool: str, unit: str) -> float:
    path = root / "governance/prices.csv"
    rows = (row for row in raw.csv_rows(path) if (row["tool"], row["unit"]) == (tool, unit))
    return float(next(rows)["price"])


def ai_commits(root: Path) -> dict[str, int]:
    """AI-written lines of each commit that Cursor reports; zero is measured none."""
    paths = raw.files(root, "cursor/ai-commits/*")
    rows = raw.latest(
        raw.csv_exports(paths),
        key=lambda row: (row["commit_hash"], row["user_id"]),
    )
    found: dict[str, int] = defaultdict(int)
    for row in rows:
        names = (name for name in row if name.startswith(("tab_lines", "composer_lines")))
        found[row["commit_hash"]] += sum(int(row[name] or 0) for name in names)
    return found


def ai_commit_days(root: Path) -> list[tuple[str, str, dt.date]]:
    """The repository and day of each commit that Cursor reports, as rows of that tool."""
    rows = [row for path in raw.files(root, "cursor/ai-commits/*") for row in raw.csv_rows(path)]
    return [
        ("cursor", f"github.com/{row['repo_name'].lower()}", raw.day(row["commit_ts"]))
        for row in rows
    ]


def measured_weeks(found: list[Day]) -> set[tuple[str, dt.date]]:
    """Weeks with a row of the person that measured; a missing row is not a measured none."""
    return {(day.person, monday_of(day.day)) for day in found if day.has_telemetry}
