"""The neutral files of a home-made collector: effective lines, services, working weeks."""

from datetime import date, timedelta
from pathlib import Path

from dashboard.simulation.company import OWNER
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, monday, steps
from dashboard.simulation.files import output
from dashboard.simulation.files.pagerduty import service_id
from dashboard.simulation.tables import Company, Person
from dashboard.simulation.teams import TEAMS

LINES = (
    "repository_key", "sha", "patch_id", "effective_lines_added", "effective_lines_deleted",
    "change_kind", "surviving_share_14", "surviving_share_28",
)  # fmt: skip
SERVICES = (
    "service_key", "service_name", "team_key", "repository_key", "pagerduty_service",
    "jira_component", "servicenow_ci", "kind",
)  # fmt: skip


def write(company: Company, folder: Path) -> None:
    """All three files."""
    output.table(folder / f"change_lines-{LAST_DAY}.csv.gz", LINES, _lines(company))
    output.table(folder / f"services-{LAST_DAY}.csv", SERVICES, _services())
    output.table(
        folder / f"work_weeks-{LAST_DAY}.csv.gz",
        ("person_key", "week_start", "active_days"),
        _weeks(company),
    )


def _lines(company: Company) -> list[tuple]:
    settled = [change for change in company.changes if change.merged_at]
    settled.sort(key=lambda change: (change.merged_at, change.merge_sha))
    rows = []
    for change in settled:
        age = (LAST_DAY - change.merged_at.date()).days
        first, second = change.surviving
        rows.append(
            (
                f"github.com/{change.repository}", change.merge_sha, change.patch_id,
                change.lines_added, change.lines_deleted, change.kind,
                first if age >= 14 else None, second if age >= 28 else None,
            )
        )  # fmt: skip
    return rows


def _services() -> list[tuple]:
    return [
        (
            service, service.replace("-", " ").capitalize(), team.key,
            f"github.com/{OWNER}/{service}", service_id(service), "", "", "service",
        )
        for team in TEAMS
        for service in team.services
    ]  # fmt: skip


def _weeks(company: Company) -> list[tuple]:
    absent = {(key, week): days for key, week, days in company.absent_weeks}
    return [
        (person.person_key, week, absent.get((person.person_key, week), days))
        for person in sorted(company.people, key=lambda person: person.person_key)
        for week, days in _employed_weeks(person)
    ]


def _employed_weeks(person: Person) -> list[tuple[date, int]]:
    first, last = max(FIRST_DAY, person.started_on), min(LAST_DAY, person.ended_on or LAST_DAY)
    weeks = []
    for week in steps(monday(first), last, 7):
        opened, closed = max(first, week), min(last, week + timedelta(4))
        weeks.append((week, max(0, (closed - opened).days + 1)))
    return weeks
