"""A mapping as written: what its keys say, nothing yet compared with a table."""

from dataclasses import dataclass, field

from dashboard.build.mapping.document import Path

# Microseconds of the durations that can be added to a time.
SPANS = {"ms": 1_000, "s": 1_000_000, "min": 60_000_000, "h": 3_600_000_000}


@dataclass(frozen=True)
class Column:
    """How one column of the table is filled.

    Attributes:
        name: the column.
        at: where this stands in the mapping.
        kind: what it is filled from: one of `from, join, file, constant`.
        places: where the value lies; of several the first that has one, with `join` all of them.
        constant: the value, where it is one.
        joined_with: the text between the parts of a `join`.
        strip: characters cut from both ends.
        replace: texts inside the value -> what stands there instead.
        values: text, whatever the case of its letters -> what it stands for; without any, texts
            are kept.
        otherwise: what every other text stands for.
        default: what an empty cell stands for.
        is_optional: the file may lack the place.
        formats: strptime formats of a time.
        when: place -> texts with one of which the value counts.
        plus: a duration to add to a time: its place, its unit and what means none.
    """

    name: str
    at: Path
    kind: str
    places: tuple[str, ...] = ()
    constant: str | None = None
    joined_with: str = ":"
    prefix: str = ""
    suffix: str = ""
    strip: str = ""
    replace: dict[str, str] = field(default_factory=dict)
    is_lower: bool = False
    values: dict[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    default: str | None = None
    is_optional: bool = False
    formats: tuple[str, ...] = ()
    unit: str = ""
    zone: str = ""
    decimal_mark: str = "."
    null_texts: tuple[str, ...] = ("",)
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plus: "Column | None" = None


@dataclass(frozen=True)
class Unpivot:
    """Columns that become rows.

    Attributes:
        patterns: names or patterns of the columns.
        except_: names and patterns that are none of them.
        name_to: the column of the table that takes the name.
        value_to: the column of the table that takes the value.
        without: the text cut from the end of the name.
    """

    patterns: tuple[str, ...]
    except_: tuple[str, ...]
    name_to: str
    value_to: str
    without: str = ""


@dataclass(frozen=True)
class Also:
    """A second table that the same records fill.

    Attributes:
        each: a list in the record, each element of which gives a row; empty for one row a record.
        literal: how the list is written where it is one cell: `python`, `json`, or empty.
        split: the text between the elements where the list is one cell.
        of_superseded: whether superseded records count too.
    """

    at: Path
    fills: str
    columns: tuple[Column, ...]
    each: str = ""
    literal: str = ""
    split: str = ""
    of_superseded: bool = False

    @property
    def is_cell(self) -> bool:
        """Whether the list stands in one cell."""
        return bool(self.literal or self.split)


@dataclass(frozen=True)
class Mapping:
    """One layout, as a mapping file describes it.

    Attributes:
        file_name: of the mapping, for fixes.
        fills: the table its records fill.
        like: instead of a table, the format whose columns they are.
        skip: place -> texts with one of which a record is not of this kind.
        only: place -> texts without one of which a record is not of this kind.
    """

    file_name: str
    id: str
    fills: str
    container: str
    recognised_by: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    like: str = ""
    title: str = ""
    tool: str = ""
    delimiter: str = ""
    records_at: tuple[str, ...] = ()
    never_with: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    newest_by: tuple[str, ...] = ("export",)
    natural_key: tuple[str, ...] = ()
    zone: str = ""
    null_texts: tuple[str, ...] = ("",)
    decimal_mark: str = "."
    final_after_days: int = 0
    stamped_by: str = ""
    is_whole: bool = False
    drops: tuple[str, ...] = ()
    unpivot: Unpivot | None = None
    skip: dict[str, tuple[str, ...]] = field(default_factory=dict)
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)
    also: tuple[Also, ...] = ()

    @property
    def is_csv(self) -> bool:
        """Whether records are rows of cells and not objects."""
        return self.container in ("csv", "tsv")
