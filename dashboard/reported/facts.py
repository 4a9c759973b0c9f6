"""A report of a build as the server reads it; what an older one does not hold is not there."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

Report = Mapping[str, Any]
Row = Mapping[str, Any]


def fact(report: Report, name: str) -> list[Row]:
    """The rows of one fact of `queries/health`."""
    return report.get("health", {}).get(name, [])


def files(report: Report) -> list[Row]:
    """The files that were read."""
    return report.get("files", [])


def unread(report: Report) -> list[Row]:
    """The files that changed nothing: refused, or held until somebody approves."""
    return report.get("unrecognised", [])


def built_at(report: Report) -> datetime | None:
    """When the build began, UTC."""
    told = report.get("built_at")
    return datetime.fromisoformat(told) if told else None


def day(text: str) -> date:
    """The day of an ISO date or time."""
    return date.fromisoformat(text[:10])
