"""Runs the simulated company from its first day to its last."""

from datetime import datetime, time, timedelta
from random import Random

from dashboard.simulation import maya
from dashboard.simulation.changes import build_changes
from dashboard.simulation.company import Parameters
from dashboard.simulation.days import LAST_DAY
from dashboard.simulation.deliveries import Deliveries, deliver
from dashboard.simulation.draft import Draft, Setting
from dashboard.simulation.people import build_staff
from dashboard.simulation.plan import NUMBERS_A_QUARTER, TeamPlan, build_plans
from dashboard.simulation.runs import build_deployments
from dashboard.simulation.streams import stream
from dashboard.simulation.tables import Company, Incident, Item
from dashboard.simulation.titles import bug_title
from dashboard.simulation.undoing import draw_failures
from dashboard.simulation.usage import build_uses
from dashboard.simulation.work import absent_weeks, draft_updates, draft_work

SEED = 20261121
BUG_SHARE = 0.45
FIRST_BUG = 60


def simulate(seed: int = SEED, parameters: Parameters | None = None) -> Company:
    """The whole company as tables; the same seed and parameters give the same company."""
    parameters = parameters or Parameters()
    staff = build_staff(seed, parameters)
    plans = build_plans(seed, parameters)
    absences = absent_weeks(seed, staff)
    absent = frozenset((key, week) for key, week, days in absences if days == 0)
    drafts = draft_work(Setting(seed, parameters, staff, plans, absent))
    draw_failures(seed, drafts)
    maya.fail(drafts)
    deliveries = deliver(seed, parameters, drafts + draft_updates(seed))
    bugs = _bugs(seed, deliveries.drafts)
    changes = build_changes(seed, parameters, staff, _by_data_end(deliveries.drafts))
    return Company(
        seed=seed,
        people=staff.people,
        memberships=staff.memberships,
        items=_items(plans) + bugs,
        milestones=tuple(plan.milestone for plan in plans.values()),
        changes=changes,
        deployments=build_deployments(seed, parameters, deliveries),
        incidents=_incidents(seed, parameters, deliveries),
        uses=build_uses(seed, parameters, staff, changes, absent),
        absent_weeks=tuple(absences),
    )


def _by_data_end(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.merged_at.date() <= LAST_DAY]


def _items(plans: dict[object, TeamPlan]) -> tuple[Item, ...]:
    return tuple(
        item
        for plan in plans.values()
        for planned in plan.planned
        for item in (planned.root, planned.story)
    )


def _bugs(seed: int, drafts: list[Draft]) -> tuple[Item, ...]:
    """Tickets for part of the unplanned work; the draft learns the ticket's key."""
    random, counters, bugs = stream(seed, "repairs"), {}, []
    for draft in drafts:
        if draft.purpose != "change" or draft.item_key or random.random() > BUG_SHARE:
            continue
        project = draft.team.project
        counters[project] = number = counters.get(project, FIRST_BUG + NUMBERS_A_QUARTER * 9) + 1
        draft.item_key = f"{project}-{number}"
        bugs.append(_bug(random, draft))
    return tuple(bugs)


def _bug(random: Random, draft: Draft) -> Item:
    created = draft.merged_at - timedelta(days=random.randrange(1, 20))
    return Item(
        draft.item_key, "Bug", bug_title(random), draft.team.key, "", created,
        draft.merged_at - timedelta(hours=9), draft.merged_at + timedelta(hours=2), None,
        draft.author, 0, "",
    )  # fmt: skip


def _incidents(seed: int, parameters: Parameters, deliveries: Deliveries) -> tuple[Incident, ...]:
    """Pages in time order; the tool was last exported a few days before the others."""
    last = datetime.combine(parameters.incidents_until, time(18))
    random = stream(seed, "incidents")
    rows = []
    for page in sorted(deliveries.pages, key=lambda page: (page.created_at, page.service)):
        acknowledged = page.created_at + timedelta(minutes=random.randrange(1, 15))
        resolved = acknowledged + timedelta(minutes=random.randrange(10, 300))
        if page.created_at < last:
            rows.append(
                Incident(
                    len(rows) + 1, page.service, page.title, page.urgency, page.created_at,
                    acknowledged if acknowledged < last else None,
                    resolved if resolved < last else None,
                )
            )  # fmt: skip
    return tuple(rows)
