"""The roster, one snapshot per 28-day period, and who is who in every tool."""

from bisect import bisect_right
from datetime import date
from pathlib import Path

from dashboard.simulation.company import ISSUER, NAME, NODE
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, PERIOD_DAYS, steps
from dashboard.simulation.draft import UPDATE_BOT
from dashboard.simulation.files import output
from dashboard.simulation.files.github import BOT_IDS
from dashboard.simulation.pull import AGENT
from dashboard.simulation.runs import ROBOT
from dashboard.simulation.tables import Company, Person
from dashboard.simulation.teams import DEPARTMENTS, TEAM_BY_KEY

ROSTER = (
    "person_key", "email", "display_name", "employee_number", "title", "role", "location",
    "team_key", "team_name", "parent_team_key", "department", "division", "cost_center",
    "manager_key", "is_active", "started_on", "ended_on", "as_of",
)  # fmt: skip
IDENTITIES = (
    "person_key", "system", "id_kind", "id_value", "valid_from", "valid_to", "actor_kind",
    "team_key", "note",
)  # fmt: skip


def write(company: Company, folder: Path) -> None:
    """A roster at the start of every period and one of the last day; the identity list."""
    days = [*steps(FIRST_DAY, LAST_DAY, PERIOD_DAYS), LAST_DAY]
    for day in days:
        suffix = "csv" if day == LAST_DAY else "csv.gz"
        output.table(folder / f"roster-{day}.{suffix}", ROSTER, _roster(company, day))
    output.table(folder / f"identities-{LAST_DAY}.csv", IDENTITIES, _identities(company))


def _roster(company: Company, day: date) -> list[tuple]:
    moves: dict[str, list[tuple[date, str]]] = {}
    for row in company.memberships:
        moves.setdefault(row.person_key, []).append((row.valid_from, row.team_key))
    managers = _managers(company)
    rows = []
    for person in sorted(company.people, key=lambda person: person.person_key):
        if person.started_on <= day:
            own = moves[person.person_key]
            team = own[bisect_right([start for start, _ in own], day) - 1][1]
            rows.append(_person(person, team, managers, day))
    return rows


def _managers(company: Company) -> dict[str, str]:
    """Who manages each node, read off the titles."""
    managers = {}
    for person in company.people:
        for key, name in DEPARTMENTS.items():
            if person.title == f"Head of {name}":
                managers[key] = person.person_key
        for team in TEAM_BY_KEY.values():
            if person.title == f"Engineering manager, {team.name}":
                managers[team.key] = person.person_key
        if person.title == "Chief technology officer":
            managers[NODE] = person.person_key
    return managers


def _person(person: Person, team_key: str, managers: dict[str, str], day: date) -> tuple:
    name, parent, department = _place(team_key)
    manager = managers[team_key]
    has_left = person.ended_on is not None and person.ended_on < day
    return (
        person.person_key, person.email, person.display_name, person.employee_number,
        person.title, person.role, person.location, team_key, name, parent, department,
        NAME, f"CC-{100 + len(team_key)}", "" if manager == person.person_key else manager,
        "false" if has_left else "true", person.started_on,
        person.ended_on if has_left else "", day,
    )  # fmt: skip


def _place(team_key: str) -> tuple[str, str, str]:
    """Name, parent and department of a node."""
    if team_key == NODE:
        return NAME, "", ""
    if team_key in DEPARTMENTS:
        return DEPARTMENTS[team_key], NODE, DEPARTMENTS[team_key]
    team = TEAM_BY_KEY[team_key]
    return team.name, team.department, DEPARTMENTS[team.department]


def _identities(company: Company) -> list[tuple]:
    rows = []
    for person in sorted(company.people, key=lambda person: person.person_key):
        rows += _own_ids(person)
    for login in (AGENT, UPDATE_BOT, ROBOT):
        kind = "ai_agent" if login == AGENT else "bot"
        for id_kind, value in (("login", login), ("user_id", BOT_IDS[login])):
            rows.append(("", "github", id_kind, value, "", "", kind, "build-tools", ""))
    rows.append(("", "anthropic", "api_key_name", "build-farm-nightly", "", "", "service",
                 "build-tools", "nightly review job"))  # fmt: skip
    return rows


def _own_ids(person: Person) -> list[tuple]:
    ids = [("oidc", ISSUER, person.subject)]
    if person.role in ("engineer", "manager"):
        ids += [
            ("github", "login", person.login),
            ("github", "user_id", person.github_id),
            ("cursor", "user_id", person.cursor_id),
            ("cursor", "email", person.email),
            ("anthropic", "email", person.email),
        ]
    if "kiro" in person.tools:
        ids.append(("aws_idc", "user_id", person.identity_center_id))
    return [(person.person_key, *row, "", "", "person", "", "") for row in ids]
