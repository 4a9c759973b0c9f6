"""How often likely ranges hold the truth, as a table of `make bench`."""

from rich.table import Table

from dashboard.statistics import coverage


def coverage_table() -> Table:
    """Nominal against simulated coverage, by kind of range and evidence."""
    table = Table("likely range of a", "units", "says", "holds, exact", "holds, rounded", "goal")
    for row in coverage.measured():
        rounded = "-" if row.published is None else f"{row.published:.3f}"
        goal = "± 0.02: met" if row.is_near else "± 0.02: not met"
        table.add_row(row.kind, str(row.n), f"{row.nominal:.2f}", f"{row.exact:.3f}", rounded, goal)
    return table
