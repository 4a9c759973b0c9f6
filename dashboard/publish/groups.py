"""Which groups can ever be shown: decided by headcount alone, never by a value."""

from enum import StrEnum


class Level(StrEnum):
    """How high a node stands in the organisation."""

    COMPANY = "company"
    DEPARTMENT = "department"
    TEAM = "team"
