"""Everyday work: who starts which change in which week, and whether AI helped."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from dashboard.simulation.company import TEAM_BY_KEY, TEAMS, USE_CASE_BY_KEY, Parameters, Team
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, moment, quarter_start, steps
from dashboard.simulation.people import MAYA, Staff
from dashboard.simulation.plan import TeamPlan
from dashboard.simulation.streams import count, stream
from dashboard.simulation.tables import Person

MANAGER_CHANGES_PER_WEEK = 0.10
UPDATE_BOT = "dependabot[bot]"
BOT_EVERY_DAYS = 49
MAYA_QUARTERS = {date(2026, 4, 20): (16, 3), date(2026, 7, 13): (17, 2)}
MAYA_OPEN_PER_WEEK = 1.6


@dataclass
class Draft:
    """A change in the making; deliveries fill in when it went live and what became of it."""

    author: str
    team: Team
    service: str
    merged_at: datetime
    use_case: str = ""
    item_key: str = ""
    opened_after: date | None = None
    ai_tool: str = ""
    evidence: str = ""
    line_share: float | None = None
    purpose: str = "change"
    corrects: "Draft | None" = None
    lines: int = 0
    kind: str = "feature"
    fails: bool = False
    slices: int = 1
    live_at: datetime | None = None
    outcome: str = ""
    number: int = 0
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Setting:
    """What the drafting functions need to know about the company."""

    seed: int
    parameters: Parameters
    staff: Staff
    plans: dict[tuple[str, date], TeamPlan]
    absent: frozenset[tuple[str, date]]


def absent_weeks(seed: int, staff: Staff) -> list[tuple[str, date, int]]:
    """Weeks in which somebody worked fewer than five days, with the days they did work."""
    rows = []
    for person in staff.people:
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


def _week(
    random: Random, setting: Setting, person: Person, moves: dict, week: date
) -> list[Draft]:
    team = _team_on(moves[person.person_key], week)
    if person.person_key == MAYA and week >= min(MAYA_QUARTERS):
        return _maya_week(random, setting, person, week)
    if (person.person_key, week) in setting.absent or not _is_employed(person, week):
        return []
    if person.role == "manager":
        team = _managed_team(person, setting)
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
    if _in_period(team, week, parameters.on_call_team, parameters.on_call_period):
        return rate * 0.3
    return rate


def _in_period(team: Team, day: date, team_key: str, period: date) -> bool:
    return team.key == team_key and period <= day < period + timedelta(28)


def _draft(
    random: Random, setting: Setting, person: Person, team: Team, week: date
) -> list[Draft]:
    merged = moment(week + timedelta(random.randrange(5)), random)
    if merged.date() > LAST_DAY or not _is_employed(person, merged.date()):
        return []
    draft = Draft(person.person_key, team, random.choice(team.services), merged)
    _size(random, draft, setting.parameters)
    _plan_it(random, draft, setting)
    _help_it(random, draft, person, setting.parameters)
    _judge(random, draft, setting.parameters)
    if team.key == setting.parameters.split_team and week >= setting.parameters.split_from:
        return _slices(draft, setting.parameters.split_ways)
    return [draft]


def _size(random: Random, draft: Draft, parameters: Parameters) -> None:
    draft.lines = max(2, int(36 * 2.7 ** random.gauss(0, 0.95)))
    kinds = ("feature", "config", "format", "generated", "test_data", "vendored")
    draft.kind = random.choices(kinds, (88, 5, 2, 2, 2, 1))[0]
    if _in_period(
        draft.team, draft.merged_at.date(), parameters.refactor_team, parameters.refactor_period
    ):
        draft.lines *= 8


def _plan_it(random: Random, draft: Draft, setting: Setting) -> None:
    """Tie the change to a planned item that is being worked on, or leave it unplanned."""
    day = draft.merged_at.date()
    quarter = quarter_start(day)
    if (draft.team.key, quarter) == setting.parameters.unstarted_milestone:
        return
    plan = setting.plans[draft.team.key, quarter]
    open_now = [item for item in plan.planned if item.works_from <= day <= item.works_to]
    if random.random() > setting.parameters.planned_share or not open_now:
        return
    chosen = random.choice(open_now)
    draft.item_key = random.choice((*chosen.stories, chosen.root)).key
    draft.use_case = chosen.root.use_case
    draft.opened_after = quarter


def _help_it(random: Random, draft: Draft, person: Person, parameters: Parameters) -> None:
    """Decide whether AI helped, with which tool, and what of it can be seen."""
    day = draft.merged_at.date()
    coding = [tool for tool in person.tools if tool != "kiro"]
    begun = person.ai_from is not None and person.ai_from <= day
    helped = begun and random.random() < parameters.ai_share * parameters.ai_active_week
    tool = coding[0] if coding and random.random() < 0.75 else (coding or [""])[-1]
    if helped:
        draft.ai_tool = tool
        draft.evidence = _evidence(random, tool, day, parameters)
    if draft.evidence.startswith("cursor"):
        draft.line_share = round(0.55 + 0.4 * random.random(), 2)
    elif begun and not helped and "cursor" in coding and random.random() < 0.85:
        draft.line_share = 0.0


def _evidence(random: Random, tool: str, day: date, parameters: Parameters) -> str:
    if random.random() > parameters.evidence_kept:
        return "none_seen"
    draw = random.random()
    if draw < 0.015:
        return "codex_label"
    if tool == "claude":
        return "claude_label" if draw < 0.9 else "trailer"
    if tool == "cursor":
        return "cursor_trailer" if draw < 0.12 and day >= date(2026, 3, 2) else "cursor_lines"
    return "agent_author" if draw < 0.5 else "none_seen"


def _judge(random: Random, draft: Draft, parameters: Parameters) -> None:
    """Draw whether the change will be undone: the planted effects live here."""
    case = USE_CASE_BY_KEY.get(draft.use_case)
    if draft.ai_tool:
        chance = case.undone_ai if case else parameters.undone_ai
    else:
        chance = case.undone_none if case else parameters.undone_none
    is_unbroken = (draft.team.key, quarter_start(draft.merged_at.date())) == (
        parameters.unbroken_team,
        parameters.unbroken_quarter,
    )
    draft.fails = random.random() < chance and not is_unbroken


def _slices(draft: Draft, ways: int) -> list[Draft]:
    """The same work as several changes, each deployed on its own the same day."""
    first = draft.merged_at.replace(hour=8, minute=draft.merged_at.minute % 40)
    copies = []
    for index in range(ways):
        copy = Draft(**{**draft.__dict__, "labels": []})
        copy.merged_at = first + timedelta(minutes=110 * index)
        copy.lines = max(1, draft.lines // ways)
        copy.fails = draft.fails and index == ways - 1
        copies.append(copy)
    return copies


def _maya_week(random: Random, setting: Setting, person: Person, week: date) -> list[Draft]:
    """Maya's changes: planted in number and outcome for the two newest closed quarters."""
    team = TEAM_BY_KEY["checkout"]
    quarter = quarter_start(week)
    if quarter not in MAYA_QUARTERS:
        changes = 2 if random.random() < MAYA_OPEN_PER_WEEK - 1 else 1
    else:
        total, _ = MAYA_QUARTERS[quarter]
        place = (week - quarter).days // 7
        changes = total * (place + 1) // 12 - total * place // 12
    return [_maya_draft(random, setting, person, team, week) for _ in range(changes)]


def _maya_draft(
    random: Random, setting: Setting, person: Person, team: Team, week: date
) -> Draft:
    merged = moment(week + timedelta(random.randrange(4)), random)
    draft = Draft(person.person_key, team, random.choice(team.services), merged)
    _size(random, draft, setting.parameters)
    draft.kind = "feature"
    quarter = quarter_start(week)
    own = [
        item
        for item in setting.plans[team.key, quarter].planned
        if item.root.use_case in ("uc-tests", "uc-migration")
    ]
    chosen = random.choice(own)
    draft.item_key, draft.use_case = random.choice(chosen.stories).key, chosen.root.use_case
    draft.opened_after = quarter
    if random.random() < 0.88:
        draft.ai_tool, draft.evidence = "claude", "claude_label"
    return draft


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


def _managed_team(person: Person, setting: Setting) -> Team | None:
    name = person.title.partition(", ")[2]
    return next((team for team in TEAM_BY_KEY.values() if team.name == name), None)


def fail_maya(drafts: list[Draft]) -> None:
    """Undo exactly the planted number of Maya's changes, spread over each quarter."""
    for quarter, (_, undone) in MAYA_QUARTERS.items():
        own = sorted(
            (
                draft
                for draft in drafts
                if draft.author == MAYA and quarter_start(draft.merged_at.date()) == quarter
            ),
            key=lambda draft: draft.merged_at,
        )
        for index, draft in enumerate(own):
            draft.fails = index % (len(own) // undone) == 3

