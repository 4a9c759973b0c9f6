"""Cursor's usage events by month and week, and its list of commits with AI line counts."""

from datetime import date, datetime, timedelta
from pathlib import Path

from dashboard.simulation.company import Parameters
from dashboard.simulation.days import (
    FIRST_DAY,
    LAST_DAY,
    QUARTER_DAYS,
    monday,
    quarter_start,
    steps,
)
from dashboard.simulation.files import output
from dashboard.simulation.tables import Change, Commit, Company, Person, Use

WEEKLY_FROM = date(2026, 8, 31)
INCLUDED_BELOW = 15
EVENTS = (
    "Date", "User", "Cloud Agent ID", "Automation ID", "Kind", "Model", "Max Mode",
    "Input (w/ Cache Write)", "Input (w/o Cache Write)", "Cache Read", "Output Tokens",
    "Total Tokens", "Cost",
)  # fmt: skip
COMMITS = (
    "commit_hash", "user_id", "user_email", "repo_name", "branch_name", "is_primary_branch",
    "total_lines_added", "total_lines_deleted", "tab_lines_added", "tab_lines_deleted",
    "composer_lines_added", "composer_lines_deleted", "non_ai_lines_added",
    "non_ai_lines_deleted", "message", "commit_ts", "created_at",
)  # fmt: skip


def write(company: Company, folder: Path, parameters: Parameters) -> None:
    """Events without the week the export missed; commits by quarter."""
    people = {person.person_key: person for person in company.people}
    gap = parameters.cursor_gap_week
    uses = [use for use in company.uses if use.tool == "cursor" and monday(use.at.date()) != gap]
    _write_months(people, uses, folder)
    _write_weeks(people, uses, folder)
    _write_commits(people, company, folder)


def _write_months(people: dict[str, Person], uses: list[Use], folder: Path) -> None:
    months: dict[str, list[Use]] = {}
    for use in uses:
        if use.at.date() < WEEKLY_FROM + timedelta(7):
            months.setdefault(f"{use.at:%Y-%m}", []).append(use)
    for month, own in months.items():
        exported = max(use.at for use in own).date() + timedelta(1)
        path = folder / "usage-events" / f"usage-events-{exported}.csv.gz"
        rows = [_event(people, use, exported) for use in reversed(own)]
        output.table(path, EVENTS, rows, quote_all=month >= "2026")


def _write_weeks(people: dict[str, Person], uses: list[Use], folder: Path) -> None:
    """Each week the last fourteen days are exported again, so every event comes twice."""
    for end in [*steps(WEEKLY_FROM + timedelta(13), LAST_DAY, 7), LAST_DAY]:
        own = [use for use in uses if end - timedelta(14) < use.at.date() <= end]
        path = folder / "usage-events" / f"usage-events-{end + timedelta(1)}.csv.gz"
        output.table(path, EVENTS, [_event(people, use, end) for use in reversed(own)], True)


def _event(people: dict[str, Person], use: Use, exported: date) -> tuple:
    """A row as it read on the day of the export: young rows are less exact."""
    age = (exported - use.at.date()).days
    is_error = use.input_tokens % 61 == 0
    total = use.cache_write + use.input_tokens + use.cache_read + use.output_tokens
    tokens = (use.cache_write, use.input_tokens, use.cache_read, use.output_tokens, total)
    if is_error:
        tokens = ("",) * 5
    return (
        use.at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{use.at.microsecond // 1000:03}Z",
        people[use.person_key].email, "", "", _kind(use, age, is_error), use.model, "No",
        *tokens, _cost(use, age, is_error),
    )  # fmt: skip


def _kind(use: Use, age: int, is_error: bool) -> str:
    if is_error:
        return "Errored, No Charge" if age < 7 else "Errored, Not Charged"
    return "Included" if use.prompts < INCLUDED_BELOW else "On-Demand"


def _cost(use: Use, age: int, is_error: bool) -> str:
    if is_error:
        return "0"
    if use.prompts < INCLUDED_BELOW and age < 3:
        return "Included"
    return f"{use.cents / 100:.2f}" if age < 7 else f"{use.cents / 100:.4f}"


def _write_commits(people: dict[str, Person], company: Company, folder: Path) -> None:
    quarters: dict[date, list[tuple]] = {
        day: [] for day in steps(FIRST_DAY, LAST_DAY, QUARTER_DAYS)
    }
    for change in sorted(company.changes, key=lambda change: change.created_at):
        if change.line_share is None or change.agent:
            continue
        for one in change.commits:
            quarter = max(FIRST_DAY, quarter_start(change.created_at.date()))
            quarters[quarter].append(_commit(people[change.author], change, one))
    for quarter, rows in quarters.items():
        path = folder / "ai-commits" / f"ai-commits-{_exported(quarter)}.csv.gz"
        output.table(path, COMMITS, rows)


def _commit(person: Person, change: Change, one: Commit) -> tuple:
    parts = len(change.commits)
    added, deleted = change.lines_added // parts, change.lines_deleted // parts
    composer, composer_deleted = int(added * change.line_share), int(deleted * change.line_share)
    tab = min(added - composer, 3) if change.line_share else 0
    return (
        one.sha, person.cursor_id, person.email, change.repository, change.branch, "false", added,
        deleted, tab, 0, composer, composer_deleted, added - composer - tab,
        deleted - composer_deleted, "", _stamp(one.at), _stamp(one.at + timedelta(hours=1)),
    )  # fmt: skip


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _exported(quarter: date) -> date:
    return min(quarter + timedelta(QUARTER_DAYS), LAST_DAY + timedelta(1))
