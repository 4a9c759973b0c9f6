"""What a build did, in a few lines for the person who ran it."""

from typing import Any

from dashboard.build.report import BuildReport
from dashboard.wording import plural


def summary(report: BuildReport) -> str:
    """Counts that add up, what to mend, and what is served now."""
    if report.fate == "unchanged":
        return f"Nothing changed since release {report.release['id']}: nothing was rebuilt."
    fates = ("loaded", "superseded", "set_aside")
    read = sum(file["rows_read"] for file in report.files)
    rows = [f"{sum(file[f'rows_{fate}'] for file in report.files):,}" for fate in fates]
    lines = [
        "{} files, {:,} rows read = {} loaded + {} superseded + {} set aside.".format(
            len(report.files), read, *rows
        ),
        *(file["message"] for file in report.unrecognised),
        *(
            f"{file['path']}: {plural(note['rows'], 'row')} with {note['words']}."
            for file in report.files
            for note in file["notes"]
        ),
        *(f"Check {name}: {rows} rows." for name, rows in report.checks.items() if rows),
        *(_gap(gap) for gap in report.health.get("gaps", []) if not gap["is_quiet"]),
        report.reason or _release(report.release),
        f"Warehouse: {report.warehouse}",
    ]
    return "\n".join(lines)


def _gap(gap: dict[str, Any]) -> str:
    return (
        "No rows of {tool} ({dataset}) from {first_on} to {last_on}, not counted as zero.".format(
            **gap
        )
    )


def _release(release: dict[str, Any]) -> str:
    return "Release {id} is current: {cells:,} cells of {groups} groups.".format(**release)
