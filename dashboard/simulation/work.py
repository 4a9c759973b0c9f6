"""Everyday work: who starts which change in which week."""

from bisect import bisect_right
from datetime import date, timedelta
from random import Random

from dashboard.simulation import maya
from dashboard.simulation.choices import help_it, is_in_period, judge_it, plan_it, size_it
from dashboard.simulation.company import Parameters
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, moment, steps
from dashboard.simulation.draft import UPDATE_BOT, Draft, Setting
from dashboard.simulation.people import MAYA, Staff
from dashboard.simulation.streams import count, stream
from dashboard.simulation.tables import Person
from dashboard.simulation.teams import TEAM_BY_KEY, TEAMS, Team

MANAGER_CHANGES_PER_WEEK = 0.10
BOT_EVERY_DAYS = 49


def absent_weeks(seed: int, staff: Staff) -> list[tuple[str, date, int]]:
    """Weeks in which somebody worked fewer than five days, with the days they did work."""
    rows = []
    for person in staff.people:
        if person.person_key == MAYA:
            continue
        random = stream(seed, "absence", person.person_key)
        for week in steps(FIRST_DAY, LAST_DAY, 7):
            draw, likely = random.random(), 0.05
            if week.month == 8 or (week.month, week.day) >= (12, 22):
                likely = 0.28
            if draw < likely:
                rows.append((person.person_key, week, 0))
            elif draw < likely + 0.06:
                rows.append((person.person_key, week, random.choice((3, 4))))
    return rows


def draft_work(setting: Setting) -> list[Draft]:
    """Every human change that was merged, unordered, without failures yet."""
    drafts: list[Draft] = []
    moves = _moves(setting.staff)
    for person in setting.staff.people:
        if person.role not in ("engineer", "manager"):
            continue
        random = stream(setting.seed, "work", person.person_key)
        for week in steps(FIRST_DAY, LAST_DAY, 7):
            drafts += _week(random, setting, person, moves, week)
    return drafts


def draft_updates(seed: int) -> list[Draft]:
    """Library updates that a bot opens in every repository."""
    drafts = []
    for team in TEAMS:
        for service in team.services:
            random = stream(seed, "updates", service)
            first = FIRST_DAY + timedelta(random.randrange(BOT_EVERY_DAYS))
            for day in steps(first, LAST_DAY, BOT_EVERY_DAYS):
                merged = moment(day - timedelta(max(0, day.weekday() - 4)), random)
                update = Draft(UPDATE_BOT, team, service, merged, purpose="update", kind="vendored")
                update.lines = random.randrange(4, 90)
                drafts.append(update)
    return drafts


def _week(random: Random, setting: Setting, person: Person, moves: dict, week: date) -> list[Draft]:
    team = _team_on(moves[person.person_key], week)
    if person.person_key == MAYA:
        return maya.draft_week(random, setting, week)
    if (person.person_key, week) in setting.absent or not _is_employed(person, week):
        return []
    if person.role == "manager":
        team = _managed_team(person)
    if team is None:
        return []
    changes = count(random, _rate(person, team, week, setting.parameters))
    drafts = []
    for _ in range(changes):
        drafts += _draft(random, setting, person, team, week)
    return drafts


def _rate(person: Person, team: Team, week: date, parameters: Parameters) -> float:
    if person.role == "manager":
        return MANAGER_CHANGES_PER_WEEK
    rate = team.changes_per_week * person.pace
    if is_in_period(team, week, parameters.on_call_team, parameters.on_call_period):
        return rate * 0.3
    return rate


def _draft(random: Random, setting: Setting, person: Person, team: Team, week: date) -> list[Draft]:
    merged = moment(week + timedelta(random.randrange(5)), random)
    if merged.date() > LAST_DAY or not _is_employed(person, merged.date()):
        return []
    draft = Draft(person.person_key, team, random.choice(team.services), merged)
    size_it(random, draft, setting.parameters)
    plan_it(random, draft, setting)
    help_it(random, draft, person, setting.parameters)
    judge_it(draft, setting.parameters)
    if team.key == setting.parameters.split_team and week >= setting.parameters.split_from:
        return _slices(draft, setting.parameters.split_ways)
    return [draft]


def _slices(draft: Draft, ways: int) -> list[Draft]:
    """The same work as several changes, each deployed on its own the same day."""
    first = draft.merged_at.replace(hour=8, minute=draft.merged_at.minute % 40)
    copies = []
    for index in range(ways):
        copy = Draft(**{**draft.__dict__, "labels": []})
        copy.merged_at = first + timedelta(minutes=110 * index)
        copy.lines = max(1, draft.lines // ways)
        copy.chance = draft.chance if index == ways - 1 else 0.0
        copies.append(copy)
    return copies


def _is_employed(person: Person, day: date) -> bool:
    return person.started_on <= day and (person.ended_on is None or day <= person.ended_on)


def _moves(staff: Staff) -> dict[str, list[tuple[date, str]]]:
    moves: dict[str, list[tuple[date, str]]] = {}
    for row in staff.memberships:
        moves.setdefault(row.person_key, []).append((row.valid_from, row.team_key))
    return moves


def _team_on(moves: list[tuple[date, str]], day: date) -> Team | None:
    index = bisect_right([start for start, _ in moves], day + timedelta(6)) - 1
    return TEAM_BY_KEY.get(moves[index][1]) if index >= 0 else None


def _managed_team(person: Person) -> Team | None:
    name = person.title.partition(", ")[2]
    return next((team for team in TEAM_BY_KEY.values() if team.name == name), None)
