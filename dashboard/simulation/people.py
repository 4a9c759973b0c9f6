"""Who works at the company: seats, joiners, leavers and people who change teams."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from dashboard.simulation.company import DOMAIN, NODE, Parameters
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, PERIOD_DAYS, steps
from dashboard.simulation.names import name_pairs, plain_letters
from dashboard.simulation.streams import sha, stream
from dashboard.simulation.tables import Membership, Person
from dashboard.simulation.teams import DEPARTMENTS, TEAM_BY_KEY, TEAMS, Team

LOCATIONS = ("Lisbon", "Rotterdam", "Gdańsk", "Nairobi", "Toronto", "Remote")
MAYA, PRIYA, SAM, INES, TOM = "HL-10427", "HL-10112", "HL-10938", "HL-11204", "HL-11371"
STAFF = (
    (SAM, "Sam Whitlock", "hr", "People analytics partner"),
    (INES, "Ines Caldwell-Roy", "steward", "Measurement steward"),
    (TOM, "Tom Brandvold", "auditor", "Works council delegate"),
    ("", "", "hr", "People partner"),
    ("", "", "hr", "People partner"),
    ("", "", "other", "Financial controller"),
    ("", "", "other", "Financial analyst"),
    ("", "", "other", "Counsel"),
    ("", "", "other", "Workplace lead"),
    ("", "", "other", "Assistant to the board"),
    ("", "", "other", "Recruiter"),
)
LATE_SEATS = 16
PROTECTED_TEAMS = frozenset(team.key for team in TEAMS if team.seats < 5)


@dataclass(frozen=True)
class Staff:
    """Everybody who was ever on the roster, and their teams over time."""

    people: tuple[Person, ...]
    memberships: tuple[Membership, ...]


def build_staff(seed: int, parameters: Parameters) -> Staff:
    """Fill every seat from the first day to the last, with turnover in between."""
    return _Hiring(seed, parameters).run()


class _Hiring:
    """Draws people one by one, so that names, keys and logins stay unique."""

    def __init__(self, seed: int, parameters: Parameters) -> None:
        self.random = stream(seed, "people")
        self.parameters = parameters
        self.people: dict[str, Person] = {}
        self.memberships: list[Membership] = []
        self.seats: list[tuple[str, str]] = []
        self.names = name_pairs(self.random)
        self.logins: set[str] = set()

    def run(self) -> Staff:
        self._lead()
        self._fill_seats()
        for start in steps(FIRST_DAY + timedelta(PERIOD_DAYS), LAST_DAY, PERIOD_DAYS):
            self._turn_over(start)
        self._newcomer()
        self._without_telemetry()
        return Staff(tuple(self.people.values()), tuple(self.memberships))

    def _lead(self) -> None:
        self._hire(NODE, "manager", "Chief technology officer")
        for key, name in DEPARTMENTS.items():
            named = (PRIYA, "Priya Raman") if key == "commerce" else ("", "")
            self._hire(NODE, "manager", f"Head of {name}", *named)
        for key, name, role, title in STAFF:
            self._hire(NODE, role, title, key, name)
        for team in TEAMS:
            self._hire(team.department, "manager", f"Engineering manager, {team.name}")

    def _fill_seats(self) -> None:
        seats = [team for team in TEAMS for _ in range(team.seats)]
        late = set(self.random.sample(range(10, len(seats)), LATE_SEATS))
        for index, team in enumerate(seats):
            joined = None
            if index in late and team.key not in PROTECTED_TEAMS:
                joined = FIRST_DAY + timedelta(self.random.randrange(20, 300))
            named = (MAYA, "Maya Okafor") if index == 0 else ("", "")
            person = self._hire(team.key, "engineer", self._engineer_title(), *named, day=joined)
            self.seats.append((person.person_key, team.key))

    def _turn_over(self, start: date) -> None:
        """Somebody leaves and is replaced; two people of different teams swap seats."""
        periods_a_year = 365 / PERIOD_DAYS
        leaving = self.parameters.people_leaving_a_year / periods_a_year
        moving = self.parameters.people_moving_a_year / periods_a_year / 2
        for seat in range(len(self.seats)):
            if not self._is_settled(seat, start):
                continue
            draw = self.random.random()
            if draw < leaving:
                self._replace(seat, start)
            elif draw < leaving + moving:
                self._swap(seat, start)

    def _is_settled(self, seat: int, start: date) -> bool:
        key, team = self.seats[seat]
        employed = (start - self.people[key].started_on).days
        return team not in PROTECTED_TEAMS and key != MAYA and employed > 2 * PERIOD_DAYS

    def _replace(self, seat: int, start: date) -> None:
        key, team = self.seats[seat]
        left = start + timedelta(self.random.randrange(1, 25))
        self.people[key] = replace(self.people[key], ended_on=left)
        joined = left + timedelta(self.random.randrange(7, 40))
        if joined < LAST_DAY - timedelta(12):
            person = self._hire(team, "engineer", self._engineer_title(), day=joined)
            self.seats[seat] = (person.person_key, team)

    def _swap(self, seat: int, start: date) -> None:
        other = self.random.randrange(len(self.seats))
        key, team = self.seats[seat]
        other_key, other_team = self.seats[other]
        if (
            team == other_team
            or not self._is_settled(other, start)
            or self._has_left(key, other_key)
        ):
            return
        self.seats[seat], self.seats[other] = (other_key, team), (key, other_team)
        self.memberships.append(Membership(key, start, other_team))
        self.memberships.append(Membership(other_key, start, team))

    def _has_left(self, *keys: str) -> bool:
        return any(self.people[key].ended_on for key in keys)

    def _newcomer(self) -> None:
        """One person who joined eleven days ago and has nothing yet."""
        person = self._hire("pricing", "engineer", "Software engineer", day=date(2026, 11, 9))
        self.people[person.person_key] = replace(person, tools=(), ai_from=None, pace=0.0)

    def _without_telemetry(self) -> None:
        key = next(key for key, team in self.seats if team == "storage")
        self.people[key] = replace(self.people[key], has_telemetry=False, tools=(), ai_from=None)

    def _engineer_title(self) -> str:
        titles = ("Software engineer", "Senior engineer", "Staff engineer", "Site engineer")
        return self.random.choices(titles, (5, 4, 1, 1))[0]

    def _hire(
        self, team_key: str, role: str, title: str, key: str = "", name: str = "",
        day: date | None = None,
    ) -> Person:  # fmt: skip
        random = self.random
        name = name or next(self.names)
        key = key or self._free_key()
        started = day or FIRST_DAY - timedelta(random.randrange(60, 2600))
        local = plain_letters(name).lower().replace(" ", ".")
        team = TEAM_BY_KEY.get(team_key)
        tools, ai_from = _tools(random, team, started) if team else ((), None)
        # What an editor's day counts did is in no change: it would hide that none was used.
        tools, ai_from = (("claude",), team.ai_from) if key == MAYA else (tools, ai_from)
        person = Person(
            person_key=key,
            display_name=name,
            email=f"{local}@{DOMAIN}",
            login=self._free_login(local),
            github_id=9_100_000_000 + 37 * len(self.people) + random.randrange(30),
            employee_number=f"E{20000 + 13 * len(self.people) + random.randrange(10)}",
            title=title,
            role=role,
            location=random.choice(LOCATIONS),
            started_on=started,
            ended_on=None,
            subject="00u" + sha("subject", key)[:17],
            cursor_id="user_01" + sha("cursor", key)[:24].upper(),
            identity_center_id=_uuid(sha("identity center", key)),
            tools=tools,
            ai_from=ai_from,
            pace=0.65 + 0.7 * random.random() if role == "engineer" else 0.0,
        )
        self.people[key] = person
        self.memberships.append(Membership(key, started, team_key))
        return person

    def _free_key(self) -> str:
        reserved = {MAYA, PRIYA, SAM, INES, TOM}
        while True:
            key = f"HL-{self.random.randrange(10100, 19999)}"
            if key not in self.people and key not in reserved:
                return key

    def _free_login(self, local: str) -> str:
        first, last = local.split(".", 1)
        login = base = (first[0] + last).replace(".", "").replace("-", "")
        number = 2
        while login in self.logins:
            login, number = f"{base}{number}", number + 1
        self.logins.add(login)
        return f"{login}_hl"


def _tools(random: Random, team: Team, started: date) -> tuple[tuple[str, ...], date | None]:
    """The AI tools of an engineer, main tool first, and the day they began with them."""
    weights = team.tools
    main = random.choices(list(weights), list(weights.values()))[0]
    tools = [main]
    if main == "copilot" and random.random() < 0.5:
        tools.append(random.choice(("claude", "cursor")))
    elif main != "copilot" and random.random() < 0.2:
        tools.append("copilot")
    if team.department == "mobile" and random.random() < 0.6:
        tools.append("kiro")
    draw, lag = random.random(), random.random()
    if team.ai_from is None or draw < 0.10:
        return tuple(tools), None
    late = 70 + 230 * lag if draw < 0.22 else 70 * lag
    return tuple(tools), max(team.ai_from + timedelta(late), started + timedelta(21))


def _uuid(digits: str) -> str:
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))
