"""What one person's own page lists: every landing, with its outcome, use case and tier."""

import datetime as dt

import pandas as pd

from tests.independent.company import Company
from tests.independent.landings import Landing
from tests.independent.people import monday_of

COLUMNS = [
    "person_key", "change_key", "went_live_at", "tier", "use_case_id", "outcome", "undone_by",
    "lead_time_hours", "is_counted",
]  # fmt: skip


def landings(company: Company) -> pd.DataFrame:
    """One row a person and patch, by its first landing."""
    seen: set[str] = set()
    rows = []
    for landing in company.landings:
        if landing.change.patch not in seen:
            seen.add(landing.change.patch)
            rows += [_row(company, landing, author) for author in landing.change.authors]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(company: Company, landing: Landing, author: str) -> tuple:
    outcome = landing.outcome(company.days, company.complete_until)
    events = landing.undone_events(company.days) if outcome == "undone" else []
    change = landing.change
    return (
        author,
        change.key,
        landing.at,
        change.tier,
        _use_case(company, landing),
        outcome,
        events[0][1] if events else None,
        (landing.at - change.first_commit_at) / dt.timedelta(hours=1),
        change.is_counted,
    )


def _use_case(company: Company, landing: Landing) -> str | None:
    """The declared use case of the planned item that the change belongs to."""
    item = company.plans.item_of(landing.change)
    if item and company.plans.is_declared(item.use_case, landing.change.first_commit_at):
        return item.use_case
    return None


def weeks_of_use(company: Company, person: str) -> set[tuple[str, dt.date]]:
    """The tools and weeks with at least one day of use."""
    mine = (day for day in company.usage if day.person == person and day.is_active)
    return {(day.tool, monday_of(day.day)) for day in mine}
