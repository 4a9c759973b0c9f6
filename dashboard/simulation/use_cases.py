"""Goals and declared use cases, with the effect planted in each."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class UseCase:
    """A declared use case; the chances of being undone are the planted effect."""

    key: str
    title: str
    statement: str
    owner: str
    goal: str
    declared_on: date
    outcome: tuple[str, str, str, str]
    share: float
    undone_ai: float = 0.09
    undone_none: float = 0.10
    tier: str = "standard"
    review_on: date = date(2026, 12, 14)
    decision: tuple[str, str] = ("", "")


GOALS = (
    ("goal-fewer-breakages", "Customers meet fewer broken releases", "customer",
     "share of orders hit by a failed release", "Lucia Ferro, VP Engineering", "2026-12-14", ""),
    ("goal-cost-to-serve", "An order costs less to serve", "bottom_line",
     "running and people cost per thousand orders", "Jon Weir, Finance", "2027-01-11", ""),
    ("goal-faster-answers", "Customers get an answer the same day", "customer",
     "share of tickets answered within a day", "Henrike Voss, Customer Care", "2026-12-14", ""),
    ("goal-new-markets", "The shop opens in two more countries", "customer",
     "countries with live checkout", "Lucia Ferro, VP Engineering", "2026-03-30", "2026-04-10"),
)  # fmt: skip

USE_CASES = (
    UseCase(
        "uc-migration", "Move services to the new payment and sign-in interfaces",
        "Assistants rewrite callers of the old interfaces from a reviewed recipe.",
        "Lucia Ferro, VP Engineering", "goal-fewer-breakages", date(2025, 1, 20),
        ("release_breakages", "down", "2", "failed releases per month"), 0.30,
        undone_ai=0.03, undone_none=0.11, review_on=date(2026, 9, 14),
        decision=("keep", "2026-09-21"),
    ),
    UseCase(
        "uc-tests", "Put old code under test before it is changed",
        "Assistants write characterisation tests that a person reviews.",
        "Ada Lim, Head of Delivery Analytics", "goal-fewer-breakages", date(2025, 1, 20),
        ("escaped_defects", "down", "3", "defects per month"), 0.28,
    ),
    UseCase(
        "uc-support-replies", "Tools that draft replies for customer care",
        "Assistants build the drafting screens and their checks.",
        "Henrike Voss, Customer Care", "goal-faster-answers", date(2025, 1, 20),
        ("same_day_answers", "up", "4", "% of tickets"), 0.16,
        undone_ai=0.10, undone_none=0.10,
    ),
    UseCase(
        "uc-docs", "Keep runbooks and interface guides current",
        "Assistants update the guides in the change that made them wrong.",
        "Ada Lim, Head of Delivery Analytics", "goal-cost-to-serve", date(2025, 1, 20),
        ("stale_runbooks", "down", "10", "runbooks"), 0.12,
    ),
    UseCase(
        "uc-upgrades", "Keep libraries within one major version",
        "Assistants raise versions and repair what breaks.",
        "Jon Weir, Finance", "goal-cost-to-serve", date(2025, 8, 4),
        ("upgrade_backlog", "down", "5", "libraries"), 0.14,
        review_on=date(2026, 10, 12),
    ),
    UseCase(
        "uc-untouched", "Translate the seller guides",
        "Assistants draft translations of the guides for sellers.",
        "Henrike Voss, Customer Care", "goal-new-markets", date(2025, 11, 3),
        ("guide_languages", "up", "2", "languages"), 0.0, tier="high",
    ),
)  # fmt: skip
USE_CASE_BY_KEY = {use_case.key: use_case for use_case in USE_CASES}
