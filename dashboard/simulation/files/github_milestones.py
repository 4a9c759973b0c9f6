"""GitHub milestones of the two teams that keep some: due at midnight Pacific."""

from datetime import date, timedelta
from pathlib import Path

from dashboard.simulation.company import DOMAIN, OWNER
from dashboard.simulation.days import LAST_DAY
from dashboard.simulation.files import output
from dashboard.simulation.files.github import API, SITE
from dashboard.simulation.tables import Company


def write(company: Company, folder: Path) -> None:
    """GitHub milestones of the repositories that keep one: due at midnight Pacific."""
    rows = []
    for milestone in company.milestones:
        if milestone.team_key in ("build-tools", "networking"):
            rows.append(_milestone(milestone.name, milestone.committed_on, len(rows) + 1))
    output.document(folder / f"milestones-{LAST_DAY}.json", rows)


def _milestone(name: str, due: date, number: int) -> dict:
    done = due + timedelta(days=1) if due < LAST_DAY else None
    repository = "build-farm" if name.startswith("Build") else "edge-proxy"
    hour = 7 if 3 < due.month < 11 else 8
    return {
        "url": f"{API}/{OWNER}/{repository}/milestones/{number}",
        "html_url": f"{SITE}/{OWNER}/{repository}/milestone/{number}",
        "id": 11_200_000 + number,
        "number": number,
        "title": name,
        "description": f"Questions: delivery@{DOMAIN}",
        "open_issues": 0 if done else 3,
        "closed_issues": 9,
        "state": "closed" if done else "open",
        "created_at": f"{due - timedelta(90)}T09:00:00Z",
        "updated_at": f"{done or LAST_DAY}T16:00:00Z",
        "due_on": f"{due}T{hour:02}:00:00Z",
        "closed_at": f"{done}T16:00:00Z" if done else None,
    }
