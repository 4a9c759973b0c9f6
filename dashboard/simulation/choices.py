"""What is drawn for one change: its size, its plan, the help of AI, and whether it will fail."""

from datetime import date, timedelta
from random import Random

from dashboard.simulation.company import Parameters
from dashboard.simulation.days import monday, quarter_start
from dashboard.simulation.draft import Draft, Setting
from dashboard.simulation.plan import PlannedItem
from dashboard.simulation.streams import stream
from dashboard.simulation.tables import Person
from dashboard.simulation.teams import Team
from dashboard.simulation.use_cases import USE_CASE_BY_KEY

CURSOR_TRAILERS_FROM = date(2026, 3, 2)
KINDS = {"feature": 88, "config": 5, "format": 2, "generated": 2, "test_data": 2, "vendored": 1}


def size_it(random: Random, draft: Draft, parameters: Parameters) -> None:
    """Lines are log-normal; one team has a month of honest refactoring."""
    draft.lines = max(2, int(36 * 2.7 ** random.gauss(0, 0.95)))
    draft.kind = random.choices(list(KINDS), list(KINDS.values()))[0]
    if is_in_period(
        draft.team, draft.merged_at.date(), parameters.refactor_team, parameters.refactor_period
    ):
        draft.lines *= 8


def plan_it(random: Random, draft: Draft, setting: Setting) -> None:
    """Tie the change to a planned item that is being worked on, or leave it unplanned."""
    day = draft.merged_at.date()
    quarter = quarter_start(day)
    if (draft.team.key, quarter) == setting.parameters.unstarted_milestone:
        return
    plan = setting.plans[draft.team.key, quarter]
    open_now = [item for item in plan.planned if item.works_from <= day <= item.works_to]
    if open_now and random.random() < _planned_share(setting, draft):
        # People take up what nobody has begun before they add to what somebody has.
        work_on(random, draft, min(open_now, key=lambda item: _taken_up(setting, item)), setting)


def _taken_up(setting: Setting, item: PlannedItem) -> tuple[int, date]:
    return setting.worked[item.root.key], item.works_to


def work_on(random: Random, draft: Draft, item: PlannedItem, setting: Setting) -> None:
    """Tie the change to this item or the story below it, begun after the plan was frozen."""
    setting.worked[item.root.key] += 1
    draft.item_key = random.choice((item.root, item.story)).key
    draft.use_case = item.root.use_case
    draft.opened_after = quarter_start(draft.merged_at.date())


def _planned_share(setting: Setting, draft: Draft) -> float:
    """Unplanned work comes in the weeks that interrupt a service."""
    week = monday(draft.merged_at.date())
    draw = stream(setting.seed, "interrupted", draft.service, week).random()
    if draw < setting.parameters.interrupted_weeks:
        return setting.parameters.planned_share_interrupted
    return setting.parameters.planned_share


def help_it(random: Random, draft: Draft, person: Person, parameters: Parameters) -> None:
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
        return "cursor_trailer" if draw < 0.12 and day >= CURSOR_TRAILERS_FROM else "cursor_lines"
    return "agent_author" if draw < 0.6 else "none_seen"


def judge_it(draft: Draft, parameters: Parameters) -> None:
    """The chance that the change will be undone: the planted effects live here."""
    case = USE_CASE_BY_KEY.get(draft.use_case)
    if draft.ai_tool:
        chance = case.undone_ai if case else parameters.undone_ai
    else:
        chance = case.undone_none if case else parameters.undone_none
    is_unbroken = (draft.team.key, quarter_start(draft.merged_at.date())) == (
        parameters.unbroken_team,
        parameters.unbroken_quarter,
    )
    draft.chance = 0.0 if is_unbroken else chance


def is_in_period(team: Team, day: date, team_key: str, period: date) -> bool:
    """Is this the team, and the day in the 28-day period?"""
    return team.key == team_key and period <= day < period + timedelta(28)
