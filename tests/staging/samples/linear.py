"""Linear exports, in the column sets of three years."""

from tests.staging.samples.tables import csv_text

_FIRST = (
    "ID", "Team", "Title", "Description", "Status", "Estimate", "Priority", "Project ID",
    "Project", "Creator", "Assignee", "Labels", "Cycle Number", "Cycle Name", "Cycle Start",
    "Cycle End", "Created", "Updated", "Started", "Triaged", "Completed", "Canceled", "Archived",
    "Due Date", "Parent issue",
)  # fmt: skip
THIRTY = (*_FIRST, "Initiatives", "Project Milestone ID", "Project Milestone", "SLA Status",
          "Roadmaps")  # fmt: skip
THIRTY_FOUR = (*THIRTY[:-1], "UUID", "Time in status (minutes)", "Related to", "Blocked by",
               "Duplicate of")  # fmt: skip
TWENTY_THREE = ("Id", *(name for name in _FIRST[1:] if name not in ("Project ID", "Triaged")))

_USUAL = {
    "ID": "PAY-12",
    "Team": "Payments",
    "Title": "Round once",
    "Description": "Secret words",
    "Status": "Done",
    "Estimate": "3",
    "Project ID": "p-1",
    "Project": "Rounding",
    "Assignee": "maya@harbour.example",
    "Labels": "Bug, Money",
    "Cycle Number": "7",
    "Cycle Start": "2026-01-05T00:00:00.000Z",
    "Cycle End": "2026-01-19T00:00:00.000Z",
    "Created": "2026-01-10T09:00:00.000Z",
    "Updated": "2026-01-12T09:00:00.000Z",
    "Started": "2026-01-11T09:00:00.000Z",
    "Completed": "2026-01-12T09:00:00.000Z",
    "Due Date": "2026-01-15",
    "Parent issue": "PAY-1",
    "Initiatives": "Fewer refunds, Trust",
    "Project Milestone ID": "m-1",
    "Project Milestone": "Beta",
    "SLA Status": "",
}


def linear_issue(header=THIRTY, **changes):
    """One issue; a change is named like its column, with underscores for spaces."""
    cells = _USUAL | {name.replace("_", " "): cell for name, cell in changes.items()}
    cells["Id"] = cells["ID"]
    return tuple(cells.get(name, "") for name in header)


SAMPLES = {
    "linear_csv": ("linear/issues.csv", csv_text(THIRTY, linear_issue())),
}
