"""The parameters of the invented company Harbourlight and the cases planted in it, as data."""

from dataclasses import dataclass
from datetime import date

NAME = "Harbourlight"
NODE = "harbourlight"
OWNER = "harbourlight"
DOMAIN = "harbourlight.example"
ISSUER = "https://id.harbourlight.example"


@dataclass(frozen=True)
class Parameters:
    """What the simulation is allowed to vary; the defaults are the sample company."""

    people_leaving_a_year: float = 0.08
    people_moving_a_year: float = 0.06
    ai_active_week: float = 0.90
    ai_share: float = 0.84
    evidence_kept: float = 0.96
    undone_ai: float = 0.09
    undone_none: float = 0.10
    undone_late: float = 0.015
    planned_share: float = 0.96
    planned_share_interrupted: float = 0.40
    interrupted_weeks: float = 0.27
    items_on_use_case: float = 0.71
    items_on_use_case_gain: float = 0.01
    reviewed: float = 0.985
    retried: float = 0.03
    explicit_cause: float = 0.60
    burn_team: str = "search"
    burn_from: date = date(2026, 4, 6)
    burn_factor: float = 4.2
    split_team: str = "observability"
    split_from: date = date(2026, 5, 4)
    split_ways: int = 4
    refactor_team: str = "runtime"
    refactor_period: date = date(2026, 6, 15)
    on_call_team: str = "networking"
    on_call_period: date = date(2026, 8, 10)
    unbroken_team: str = "growth"
    unbroken_quarter: date = date(2026, 7, 13)
    late_milestone: tuple[str, date] = ("billing", date(2026, 7, 13))
    unstarted_milestone: tuple[str, date] = ("offline", date(2026, 10, 5))
    cursor_gap_week: date = date(2026, 2, 9)
    incidents_until: date = date(2026, 11, 17)
    credits_from: date = date(2026, 6, 19)
    kiro_pilot: date = date(2026, 3, 9)
    kiro_from: date = date(2026, 6, 1)
