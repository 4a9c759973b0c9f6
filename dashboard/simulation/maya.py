"""Maya Okafor, the engineer of the demo: her closed quarters are planted exactly."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.simulation.choices import size_it, work_on
from dashboard.simulation.days import moment, quarter_start
from dashboard.simulation.draft import Draft, Setting
from dashboard.simulation.people import MAYA
from dashboard.simulation.teams import TEAM_BY_KEY


@dataclass(frozen=True)
class Planted:
    """How many landings of a quarter, and what undoes some of them."""

    landings: int
    undone: tuple[str, ...]


PLANTED = {
    date(2025, 2, 24): Planted(15, ("rollback",)),
    date(2025, 5, 19): Planted(13, ("revert",)),
    date(2025, 8, 11): Planted(14, ("hotfix", "rollback")),
    date(2025, 11, 3): Planted(14, ("rollback",)),
    date(2026, 1, 26): Planted(15, ("hotfix", "revert")),
    date(2026, 4, 20): Planted(16, ("revert", "rollback", "hotfix")),
    date(2026, 7, 13): Planted(17, ("rollback", "hotfix")),
}
WEEKS = 12
OPEN_LANDINGS = 19
WITHOUT_AI_EVERY, WITHOUT_USE_CASE_EVERY, UNPLANNED_EVERY = 5, 3, 6
ROOM = timedelta(hours=4)
TEAM = TEAM_BY_KEY["checkout"]


def draft_week(random: Random, setting: Setting, week: date) -> list[Draft]:
    """Maya's changes: planted in number and outcome for every closed quarter."""
    quarter = quarter_start(week)
    total = PLANTED[quarter].landings if quarter in PLANTED else OPEN_LANDINGS
    place = (week - quarter).days // 7
    numbers = range(total * place // WEEKS, total * (place + 1) // WEEKS)
    return [_draft(random, setting, week, number) for number in numbers]


def _draft(random: Random, setting: Setting, week: date, number: int) -> Draft:
    merged = moment(week + timedelta(random.randrange(4)), random)
    draft = Draft(MAYA, TEAM, random.choice(TEAM.services), merged)
    size_it(random, draft, setting.parameters)
    draft.kind = "feature"
    if number % UNPLANNED_EVERY:
        has_use_case = number % WITHOUT_USE_CASE_EVERY > 0
        _plan(random, setting, draft, has_use_case)
    if number % WITHOUT_AI_EVERY != 2:
        draft.ai_tool, draft.evidence = "claude", "claude_label"
    return draft


def _plan(random: Random, setting: Setting, draft: Draft, has_use_case: bool) -> None:
    """Tie the change to the item that is worked on about then, with or without a use case."""
    day = draft.merged_at.date()
    plan = setting.plans[TEAM.key, quarter_start(day)]
    own = [item for item in plan.planned if bool(item.root.use_case) == has_use_case]
    nearest = min(own, key=lambda item: abs(item.works_to - timedelta(6) - day))
    work_on(random, draft, nearest, setting)


def fail(drafts: list[Draft]) -> None:
    """Undo exactly the planted number of Maya's changes, spread over each quarter."""
    merges = [draft for draft in drafts if draft.team.key == TEAM.key]
    for quarter, planted in PLANTED.items():
        own = [
            draft
            for draft in sorted(merges, key=lambda draft: draft.merged_at)
            if draft.author == MAYA and quarter_start(draft.merged_at.date()) == quarter
        ]
        free = [draft for draft in own if draft.ai_tool and _has_room(draft, merges)]
        for place, kind in enumerate(planted.undone):
            chosen = free[(2 * place + 1) * len(free) // (2 * len(planted.undone))]
            chosen.fails, chosen.undone_by = True, kind
            chosen.repaired_by = _mate(chosen, merges) if kind == "hotfix" else ""


def _has_room(draft: Draft, merges: list[Draft]) -> bool:
    """Nothing else goes live on the service before somebody could react."""
    return not any(
        other.service == draft.service and timedelta(0) < other.merged_at - draft.merged_at < ROOM
        for other in merges
    )


def _mate(draft: Draft, merges: list[Draft]) -> str:
    """Who else of the team worked nearest to that time: a hotfix is no landing of Maya's."""
    others = [other for other in merges if other.author != MAYA]
    return min(others, key=lambda other: abs(other.merged_at - draft.merged_at)).author
