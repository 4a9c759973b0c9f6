"""Jira's CSV export: repeated headers, a byte order mark, local times without a zone."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from dashboard.simulation.days import LAST_DAY
from dashboard.simulation.files import output
from dashboard.simulation.tables import Company, Item, Milestone, Person
from dashboard.simulation.teams import TEAM_BY_KEY

ROWS_A_FILE = 1000
ZONE = "Africa/Nairobi"
ZONE_OFFSET = timedelta(hours=3)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
HEADER = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name",
    "Priority", "Resolution", "Assignee", "Created", "Updated", "Resolved", "Due date", "Labels",
    "Labels", "Sprint", "Sprint", "Fix versions", "Custom field (Start date)",
    "Custom field (Story Points)", "Parent", "Parent key", "Status Category",
)  # fmt: skip


def write(company: Company, folder: Path) -> None:
    """All work items by project, a thousand to a file, and one issue per milestone."""
    people = {person.person_key: person for person in company.people}
    plans = {key: row for row in company.milestones for key in row.item_keys}
    rows = [_item(people, plans, item) for item in company.items]
    rows += [_milestone(row) for row in company.milestones]
    rows.sort(key=lambda row: (row[5], int(row[1].rpartition("-")[2])))
    for start in range(0, len(rows), ROWS_A_FILE):
        path = folder / f"work-items-{LAST_DAY}-p{start // ROWS_A_FILE + 1}.csv.gz"
        output.table(path, HEADER, rows[start : start + ROWS_A_FILE], bom=True, newline="\r\n")


def local(at: datetime | None) -> str:
    """`10/Jan/26 11:19 AM`, in the exporting user's zone."""
    if at is None:
        return ""
    there = at + ZONE_OFFSET
    hour = there.hour % 12 or 12
    half = "PM" if there.hour >= 12 else "AM"
    day = f"{there.day:02}/{MONTHS[there.month - 1]}/{there.year % 100:02}"
    return f"{day} {hour}:{there.minute:02} {half}"


def _due(day: date | None) -> str:
    return local(datetime.combine(day, time()) - ZONE_OFFSET) if day else ""


def issue_id(key: str) -> int:
    """The number Jira keeps behind a key."""
    project, _, number = key.rpartition("-")
    return (
        10_000
        + 10_000 * sorted(t.project for t in TEAM_BY_KEY.values()).index(project)
        + (int(number))
    )


def _item(people: dict[str, Person], plans: dict[str, Milestone], item: Item) -> tuple:
    status, category = _status(item)
    team = TEAM_BY_KEY[item.team_key]
    parent = issue_id(item.parent_key) if item.parent_key else ""
    changed = item.resolved_at or item.started_at or item.created_at
    assignee = people[item.assignee_key].display_name if item.assignee_key else ""
    plan = plans.get(item.key)
    return (
        item.title, item.key, issue_id(item.key), item.kind, status, team.project, team.name,
        "Medium", "Done" if item.resolved_at else "", assignee, local(item.created_at),
        local(changed), local(item.resolved_at), _due(item.due_on),
        item.use_case, "unplanned" if item.kind == "Bug" else "", "", "",
        plan.name if plan else "", local(item.started_at), item.weight or "", parent,
        item.parent_key, category,
    )  # fmt: skip


def _status(item: Item) -> tuple[str, str]:
    if item.resolved_at:
        return "Done", "Done"
    return ("In Progress", "In Progress") if item.started_at else ("To Do", "To Do")


def _milestone(row: Milestone) -> tuple:
    """A milestone is an issue of its own type, due on the committed day."""
    team = TEAM_BY_KEY[row.team_key]
    done = _done_at(row)
    status = "Done" if done else "In Progress"
    return (
        row.name, row.milestone_id, issue_id(row.milestone_id), "Milestone", status, team.project,
        team.name, "High", "Done" if done else "", "", local(row.approved_at),
        local(done or row.frozen_at), local(done), _due(row.committed_on), "", "", "", "", row.name,
        local(datetime.combine(row.quarter, time(9))), "", "", "", status,
    )  # fmt: skip


def _done_at(row: Milestone) -> datetime | None:
    """The quarter's last Friday; for the late one that is two weeks past its date."""
    done = datetime.combine(row.quarter + timedelta(81), time(13))
    return done if done.date() <= LAST_DAY else None
