"""The plan of every team and quarter, frozen before the work, and the tracker items under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from dashboard.simulation.company import Parameters
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, QUARTER_DAYS, steps
from dashboard.simulation.streams import stream
from dashboard.simulation.tables import Item, Milestone
from dashboard.simulation.teams import TEAMS, Team
from dashboard.simulation.titles import change_title, plan_title
from dashboard.simulation.use_cases import USE_CASES

# About two changes to an item.
ITEMS_A_CHANGE = 0.5
WEEKS_AT_WORK = 10.5
WORKED_FOR = timedelta(days=12)
# Departments whose plans name a use case more or less often than the others'.
DEPARTMENT_GAIN = {"discovery": -0.05, "platform": -0.04, "mobile": 0.05}
NUMBERS_A_QUARTER = 160
APPROVER = "Lucia Ferro, VP Engineering"
TRIAGE_APPROVER = "Jon Weir, Finance"


@dataclass(frozen=True)
class PlannedItem:
    """A root of the plan, the story below it, and the days it is worked on."""

    root: Item
    story: Item
    works_from: date
    works_to: date


@dataclass(frozen=True)
class TeamPlan:
    """What one team signed up to in one quarter."""

    milestone: Milestone
    planned: tuple[PlannedItem, ...]


def quarter_label(quarter: date) -> str:
    """`2026-Q3`: the n-th quarter that starts in that calendar year."""
    return f"{quarter.year}-Q{1 + (quarter - date(quarter.year, 1, 1)).days // QUARTER_DAYS}"


def build_plans(seed: int, parameters: Parameters) -> dict[tuple[str, date], TeamPlan]:
    """One plan per team and quarter, from the first quarter to the one still open."""
    plans = {}
    for quarter in steps(FIRST_DAY, LAST_DAY, QUARTER_DAYS):
        for team in TEAMS:
            random = stream(seed, "plan", team.key, quarter)
            plans[team.key, quarter] = _plan(random, team, quarter, parameters)
    return plans


def _plan(random: Random, team: Team, quarter: date, parameters: Parameters) -> TeamPlan:
    changes = team.seats * team.changes_per_week * WEEKS_AT_WORK * parameters.planned_share
    size = max(2, round(changes * ITEMS_A_CHANGE))
    use_cases = _use_cases(random, team, quarter, size, parameters)
    numbers = iter(
        range(1 + NUMBERS_A_QUARTER * ((quarter - FIRST_DAY).days // QUARTER_DAYS), 10**6)
    )
    milestone_key = f"{team.project}-{next(numbers)}"
    planned = tuple(
        _planned_item(random, team, quarter, numbers, use_case, index / size)
        for index, use_case in enumerate(use_cases)
    )
    return TeamPlan(_milestone(random, team, quarter, milestone_key, planned, parameters), planned)


def _use_cases(
    random: Random, team: Team, quarter: date, size: int, parameters: Parameters
) -> list[str]:
    """Use cases of the items in the order they are worked on; those without one lie evenly."""
    open_now = [case for case in USE_CASES if case.share and case.declared_on < quarter]
    weights = [case.share for case in open_now]
    quarters = (quarter - FIRST_DAY).days // QUARTER_DAYS
    share = parameters.items_on_use_case + parameters.items_on_use_case_gain * quarters
    share += DEPARTMENT_GAIN.get(team.department, 0)
    before = random.random()
    return [
        random.choices(open_now, weights)[0].key
        if int(before + (index + 1) * share) > int(before + index * share)
        else ""
        for index in range(size)
    ]


def _planned_item(
    random: Random, team: Team, quarter: date, numbers: Iterator[int], use_case: str, place: float
) -> PlannedItem:
    middle = quarter + timedelta(int(place * (QUARTER_DAYS - 4)))
    works_from = max(quarter, middle - WORKED_FOR / 2)
    works_to = min(middle + WORKED_FOR / 2, quarter + timedelta(QUARTER_DAYS - 4))
    created = datetime.combine(quarter - timedelta(random.randrange(12, 40)), time(9, 12))
    service = random.choice(team.services)
    key = f"{team.project}-{next(numbers)}"
    root = Item(
        key, "Epic", plan_title(random, use_case, service), team.key, "", created,
        *_progress(random, works_from, works_to), works_to, "",
        random.choice((1, 2, 2, 2, 3)), use_case,
    )  # fmt: skip
    story = Item(
        f"{team.project}-{next(numbers)}", "Story", change_title(random), team.key, key,
        created + timedelta(days=2), *_progress(random, works_from, works_to), None, "", 0, "",
    )  # fmt: skip
    return PlannedItem(root, story, works_from, works_to)


def _progress(
    random: Random, works_from: date, works_to: date
) -> tuple[datetime | None, datetime | None]:
    started = datetime.combine(works_from, time(9, random.randrange(60)))
    resolved = datetime.combine(works_to, time(15, random.randrange(60)))
    last = datetime.combine(LAST_DAY, time(18))
    return started if started < last else None, resolved if resolved < last else None


def _milestone(
    random: Random, team: Team, quarter: date, key: str, planned: tuple[PlannedItem, ...],
    parameters: Parameters,
) -> Milestone:  # fmt: skip
    label = quarter_label(quarter)
    total = sum(item.root.weight for item in planned)
    is_late = (team.key, quarter) == parameters.late_milestone
    committed = quarter + timedelta(QUARTER_DAYS - (17 if is_late else 3))
    signed = total if random.random() < 0.985 else max(1, total - 2)
    return Milestone(
        snapshot_id=f"plan-{team.key}-{label.lower()}",
        milestone_id=key,
        name=f"{team.name} plan {label}",
        team_key=team.key,
        quarter=quarter,
        goal=_goal(planned),
        approver=APPROVER if team.department != "partner-desk" else TRIAGE_APPROVER,
        approved_at=datetime.combine(quarter - timedelta(10), time(14, random.randrange(60))),
        frozen_at=datetime.combine(quarter - timedelta(4), time(10, random.randrange(60))),
        committed_on=committed,
        approved_weight=signed,
        item_keys=tuple(item.root.key for item in planned),
        success_evidence="share of weight delivered and still standing",
    )


def _goal(planned: tuple[PlannedItem, ...]) -> str:
    goals = {case.key: case.goal for case in USE_CASES}
    served = sorted(goals[item.root.use_case] for item in planned if item.root.use_case)
    if not served:
        return "goal-fewer-breakages"
    return max(sorted(set(served)), key=served.count)
