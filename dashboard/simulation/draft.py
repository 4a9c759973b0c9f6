"""A change in the making, and what drafting needs to know of the company."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.simulation.company import Parameters
from dashboard.simulation.people import Staff
from dashboard.simulation.plan import TeamPlan
from dashboard.simulation.teams import Team

UPDATE_BOT = "dependabot[bot]"


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
    chance: float = 0.0
    fails: bool = False
    undone_by: str = ""
    repaired_by: str = ""
    live_at: datetime | None = None
    outcome: str = ""
    number: int = 0
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Setting:
    """What the drafting functions need to know about the company.

    Attributes:
        worked: how many changes each planned item has so far, by its key.
    """

    seed: int
    parameters: Parameters
    staff: Staff
    plans: dict[tuple[str, date], TeamPlan]
    absent: frozenset[tuple[str, date]]
    worked: Counter[str] = field(default_factory=Counter)
