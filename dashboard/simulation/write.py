"""Writes the simulated company as the files its tools would export."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from dashboard.governance.definitions import catalogue
from dashboard.simulation.company import Parameters
from dashboard.simulation.files import (
    approvals,
    claude_code,
    copilot,
    cursor,
    github,
    github_deployments,
    github_milestones,
    governance,
    hr,
    jira,
    kiro,
    neutral,
    pagerduty,
    readme,
    unsorted,
)
from dashboard.simulation.tables import Company

FOLDERS = (
    "claude_code", "copilot", "cursor", "github", "governance", "hr", "jira", "kiro", "neutral",
    "pagerduty", "unsorted",
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """What one tool's folder holds now."""

    tool: str
    files: int
    size: int


def write(
    company: Company, folder: Path, parameters: Parameters | None = None
) -> tuple[Written, ...]:
    """Replace the tools' folders below `folder`; other files there are left alone."""
    parameters = parameters or Parameters()
    for name in FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    claude_code.write(company, folder / "claude_code")
    copilot.write(company, folder / "copilot", parameters)
    cursor.write(company, folder / "cursor", parameters)
    github.write(company, folder / "github")
    github_milestones.write(company, folder / "github" / "milestones")
    github_deployments.write(company, folder / "github")
    hr.write(company, folder / "hr")
    jira.write(company, folder / "jira")
    kiro.write(company, folder / "kiro")
    neutral.write(company, folder / "neutral")
    pagerduty.write(company, folder / "pagerduty")
    unsorted.write(company, folder)
    governance.write(company, folder / "governance", parameters)
    write_approvals(folder)
    readme.write(company, folder, parameters)
    return tuple(_written(folder, name) for name in FOLDERS)


def write_approvals(folder: Path) -> None:
    """Approve the definitions as they are now; needed after any change in `queries/`."""
    approvals.write(folder / "governance", catalogue())


def _written(folder: Path, name: str) -> Written:
    paths = [path for path in (folder / name).rglob("*") if path.is_file()]
    return Written(name, len(paths), sum(path.stat().st_size for path in paths))
