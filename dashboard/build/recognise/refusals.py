"""Why a whole file was refused or held: a reason from a closed list and one sentence."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.errors import OutcomeViewsError

UNCHANGED = "Published figures are unchanged."


class RefusalReason(StrEnum):
    """The closed list of reasons for a file that changes nothing."""

    UNKNOWN_FORMAT = "unknown_format"
    AMBIGUOUS_FORMAT = "ambiguous_format"
    NOT_AN_EXPORT = "not_an_export"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_LARGE = "too_large"
    LINE_TOO_LONG = "line_too_long"
    TOO_MANY_COLUMNS = "too_many_columns"
    UNCLOSED_QUOTE = "unclosed_quote"
    JSON_BROKEN = "json_broken"
    JSON_TOO_DEEP = "json_too_deep"
    DUPLICATE_HEADER = "duplicate_header"
    ZONE_UNDECLARED = "zone_undeclared"
    TOO_MANY_SET_ASIDE = "too_many_set_aside"
    FROZEN_SNAPSHOT_CHANGED = "frozen_snapshot_changed"
    POLICY_UNDER_FLOOR = "policy_under_floor"
    ORGANISATION_CHANGE = "organisation_change"
    STILL_BEING_WRITTEN = "still_being_written"
    UNIT_UNDECLARED = "unit_undeclared"
    METRIC_UNDECLARED = "metric_undeclared"
    MAPPING_INVALID = "mapping_invalid"


@dataclass(frozen=True)
class Refusal:
    """A file that changes nothing.

    Attributes:
        reason: one of the closed list.
        sentence: what happened in which file and where, and the fix; never a value of a row.
        what: the part of it that says what is wrong.
        fix: the part of it that says what to do.
    """

    reason: RefusalReason
    sentence: str
    what: str = ""
    fix: str = ""

    @property
    def fate(self) -> str:
        """`held` for a file that an approval would let through, else `refused`."""
        return "held" if self.reason is RefusalReason.ORGANISATION_CHANGE else "refused"


def shown(name: str) -> str:
    r"""A file name as text: bytes of it that are none are written as they are in programs.

    >>> shown("r\udcf6ster.csv")
    'r\\xf6ster.csv'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class FileRefused(OutcomeViewsError):
    """One file cannot be used; the others go on."""

    def __init__(self, reason: RefusalReason, file: str, what: str, fix: str) -> None:
        """Say what is wrong with a file, and what to do about it, as two sentences."""
        file, what, fix = shown(file), shown(what), shown(fix)
        sentence = f"{file} was refused. {what} {fix} {UNCHANGED}"
        self.refusal = Refusal(reason, sentence, what, fix)
        super().__init__(self.refusal.sentence)
