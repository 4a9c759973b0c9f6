"""What became of each file: counts, reasons with their first place and fix, never a value."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from dashboard.build.recognise.refusals import Refusal, shown

_FIXES = {
    "missing_key": "Fill it and export again.",
    "bad_time": "Write ISO 8601, or declare zone and date order in exports.toml.",
    "time_out_of_range": "Check the unit of this time and the clock of the tool.",
    "bad_number": "Write a plain number with a decimal point.",
    "not_finite": "NaN and Infinity poison every sum; export again without them.",
    "negative_count": "A count cannot be negative; ask the vendor.",
    "unknown_unit": "Only declared units are added up.",
    "unknown_value": "Use one of the values of this field's list.",
    "ragged_row": "Give the row as many cells as the header.",
    "conflicting_rows": "Keep one of the rows that claim the same key.",
    "bad_nested_value": "Export it again, or report it to the vendor.",
    "no_day": "Totals of a window are not spread over days; nothing to do.",
    "not_this_kind": "Nothing to do.",
    "not_allowed": "Targets are set on metrics of kind quality and tied to a milestone.",
    "erased_person": "Nothing to do.",
}


@dataclass(frozen=True)
class Reason:
    """Records of one file with one reason, and where the first of them is."""

    reason: str
    rows: int
    first_row: int
    first_line: int | None
    field: str
    fix: str


@dataclass(frozen=True)
class Note:
    """Something about rows of one file that stopped none of them.

    Attributes:
        kind: a name for programs.
        rows: how many rows have it.
        words: what they have and what was made of it, to follow `12 rows with`.
    """

    kind: str
    rows: int
    words: str


@dataclass(frozen=True)
class FileReport:
    """One export file, also when it was refused.

    Attributes:
        path: below the exports folder, with slashes.
        format: format id, empty when it has none.
        fate: `loaded`, `nothing_new`, `refused` or `held`.
        order_basis: what the export time rests on.
        is_order_uncertain: modification times alone decided between different values.
        notes: what was read by a rule where the file can mean two things.
    """

    path: str
    file_id: str = ""
    format: str = ""
    tool: str = ""
    rows_read: int = 0
    rows_loaded: int = 0
    rows_superseded: int = 0
    rows_set_aside: int = 0
    reasons: tuple[Reason, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    fate: str = "loaded"
    exported_at: datetime | None = None
    order_basis: str | None = None
    is_order_uncertain: bool = False
    notes: tuple[Note, ...] = ()
    zone_name: str | None = None
    scope: str | None = None
    window_from: date | None = None
    window_to: date | None = None
    refusal: Refusal | None = None

    def again(self, path: str) -> "FileReport":
        """The report of a file with the same bytes: nothing of it is new."""
        again = Reason("same_file_again", self.rows_read, 1, None, "", "")
        return replace(
            self,
            path=path,
            rows_loaded=0,
            rows_superseded=self.rows_read,
            rows_set_aside=0,
            reasons=(again,) if self.rows_read else (),
            notes=(),
            fate="nothing_new" if self.refusal is None else self.fate,
        )


def refused(path: str, refusal: Refusal, **known: str) -> FileReport:
    """The report of a file that changes nothing."""
    told = {key: shown(value) for key, value in known.items()}
    return FileReport(shown(path), fate=refusal.fate, refusal=refusal, **told)


def fix_of(reason: str) -> str:
    """What to do about records set aside for this reason; nothing for superseded ones."""
    return _FIXES.get(reason, "")
