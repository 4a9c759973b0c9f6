"""Files somebody dropped in the exports folder, each with one thing wrong on purpose."""

import shutil
from datetime import date
from pathlib import Path

from dashboard.simulation.files import output
from dashboard.simulation.files.cursor import EVENTS
from dashboard.simulation.files.github_deployments import deployment
from dashboard.simulation.tables import Company, Deployment

NEAR = ("Day", "User", "Kind", "Model", "Max Mode", "Input Tokens", "Cache Read Tokens",
        "Output Tokens", "Total Tokens", "Amount")  # fmt: skip
BAD_DAY = date(2026, 8, 1)
BAD_ROWS = 60


def write(company: Company, folder: Path) -> None:
    """A renamed column, a near format, rows with defects, and one file twice."""
    rows = [row for row in company.deployments if row.environment == "production"][-40:]
    output.document(
        folder / "unsorted" / "deployments-2026-11-20.json", [_renamed(row) for row in rows]
    )
    output.table(folder / "unsorted" / "cursor-new-dashboard-2026-11-20.csv", NEAR, _near())
    output.table(
        folder / "unsorted" / "usage-events-2026-08-02.csv",
        (*EVENTS, "Region"),
        _defective(company),
    )
    weekly = sorted((folder / "cursor" / "usage-events").iterdir())
    shutil.copyfile(weekly[-2], folder / "unsorted" / f"copy-of-{weekly[-2].name}")


def _renamed(row: Deployment) -> dict:
    """A deployment whose `sha` somebody called `commit`."""
    names = {"sha": "commit"}
    return {names.get(key, key): value for key, value in deployment(row).items()}


def _near() -> list[tuple]:
    return [
        (f"2026-11-{day:02}", "", "Included", "auto", "No", 1200 + day, 40_000, 310, 41_510 + day,
         "0.02")
        for day in range(2, 7)
    ]  # fmt: skip


def _defective(company: Company) -> list[tuple]:
    """Events of one Saturday; a few have a comma for a point, no date, or less than none."""
    begun = [person for person in company.people if person.ai_from and not person.ended_on]
    people = [person for person in begun if "cursor" in person.tools]
    rows = []
    for place in range(BAD_ROWS):
        person = people[place % len(people)]
        at = f"{BAD_DAY}T{8 + place // 12:02}:{place % 12 * 5:02}:13.{place:03}Z"
        tokens = [900 + place, 1000, 20_000, 400, 22_300 + place]
        if place == 11:
            tokens[0] = "12,5"
        if place == 23:
            at = ""
        if place == 37:
            tokens[3] = -400
        if place == 41:
            tokens[4] = "NaN"
        rows.append((at, person.email, "", "", "Included", "auto", "No", *tokens, "0.03", "eu"))
    return rows
