"""The README of the sample data, with the planted cases and their sizes."""

from pathlib import Path

from dashboard.simulation.company import Parameters
from dashboard.simulation.files import output
from dashboard.simulation.tables import Company


def write(company: Company, folder: Path, parameters: Parameters) -> None:
    """Write `README.md` beside the tools' folders."""
    del parameters
    output.text(folder / "README.md", f"# Sample data\n\nSeed {company.seed}.\n")
