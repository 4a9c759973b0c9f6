"""Maya Okafor, the engineer of the demo: her last two closed quarters are planted exactly."""

from datetime import date, timedelta
from random import Random

from dashboard.simulation.choices import size_it
from dashboard.simulation.days import moment, quarter_start
from dashboard.simulation.draft import Draft, Setting
from dashboard.simulation.people import MAYA
from dashboard.simulation.teams import TEAM_BY_KEY

# Landings and how many of them are undone, by first day of the quarter.
PLANTED = {date(2026, 4, 20): (16, 3), date(2026, 7, 13): (17, 2)}
OPEN_PER_WEEK = 1.6
HELPED_SHARE = 0.88
TEAM = TEAM_BY_KEY["checkout"]


def draft_week(random: Random, setting: Setting, week: date) -> list[Draft]:
    """Maya's changes: planted in number and outcome for the two newest closed quarters."""
    quarter = quarter_start(week)
    if quarter not in PLANTED:
        changes = 2 if random.random() < OPEN_PER_WEEK - 1 else 1
    else:
        total, _ = PLANTED[quarter]
        place = (week - quarter).days // 7
        changes = total * (place + 1) // 12 - total * place // 12
    return [_draft(random, setting, week) for _ in range(changes)]


def _draft(random: Random, setting: Setting, week: date) -> Draft:
    merged = moment(week + timedelta(random.randrange(4)), random)
    draft = Draft(MAYA, TEAM, random.choice(TEAM.services), merged)
    size_it(random, draft, setting.parameters)
    draft.kind = "feature"
    quarter = quarter_start(week)
    own = [
        item
        for item in setting.plans[TEAM.key, quarter].planned
        if item.root.use_case in ("uc-tests", "uc-migration")
    ]
    chosen = random.choice(own)
    draft.item_key, draft.use_case = random.choice(chosen.stories).key, chosen.root.use_case
    draft.opened_after = quarter
    if random.random() < HELPED_SHARE:
        draft.ai_tool, draft.evidence = "claude", "claude_label"
    return draft


def fail(drafts: list[Draft]) -> None:
    """Undo exactly the planted number of Maya's changes, spread over each quarter."""
    for quarter, (_, undone) in PLANTED.items():
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
