"""What a person's own landings add up to between two days: exact counts, and their ranges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.access.organisation import Block
from dashboard.charts.interval_rows import Row
from dashboard.charts.outcome_bars import Bar
from dashboard.charts.style import Mark
from dashboard.statistics.intervals import wilson
from dashboard.wording import day, percent_range, plural

# A row of the own page needs this many landings before a share is drawn.
FLOOR = 8
LEVEL = 95
WITH_AI = ("T3", "T2")
NONE_SEEN = ("T0",)
_TIERS = {
    "T3": "AI, two traces",
    "T2": "AI, from the tool's log",
    "T1": "AI, weak trace",
    "T0": "none seen",
    "TX": "not known",
}


@dataclass(frozen=True)
class Tally:
    """Some things of all of them, for example landings that lasted of those settled."""

    some: float
    of: float

    @property
    def words(self) -> str:
        """`15 of 17`; work shared with others counts in parts: `4.5 of 6`."""
        return f"{self.some:.3g} of {self.of:.3g}"

    @property
    def mark(self) -> Mark | None:
        """The share with its range, or nothing below the floor."""
        if self.of < FLOOR:
            return None
        low, high = wilson(self.some / self.of, self.of, LEVEL)
        return Mark(self.some / self.of, low, high)

    @property
    def chip(self) -> str:
        """The likely range, or how much is needed for one."""
        mark = self.mark
        if mark is None:
            return f"a range needs {FLOOR}"
        return f"likely {percent_range(mark.low, mark.high)}"


def between(landings: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Landings that went live from the first to the last day, both included."""
    live = landings["went_live_at"].dt.date
    return landings[(live >= first) & (live <= last)]


def lasted(landings: pd.DataFrame) -> Tally:
    """Counted landings that lasted, of those old enough to tell."""
    settled = _settled(landings)
    return Tally(int((settled["outcome"] == "lasted").sum()), len(settled))


def too_early(landings: pd.DataFrame) -> pd.DataFrame:
    """Counted landings younger than the window."""
    return landings[landings["is_counted"] & (landings["outcome"] == "too_early")]


def on_use_case(landings: pd.DataFrame) -> Tally:
    """AI-assisted landings on a declared use case, of all AI-assisted ones."""
    assisted = landings[landings["is_counted"] & landings["tier"].isin(WITH_AI)]
    return Tally(int(assisted["use_case_id"].notna().sum()), len(assisted))


def contributed(
    contributions: pd.DataFrame, metric_id: str, first: date, last: date, part: str = ""
) -> Tally:
    """What the person's own rows of a metric, or of a part of it, add up to."""
    start = contributions["period_start"].dt.date
    rows = contributions[
        (contributions["metric_id"] == metric_id)
        & (contributions["part"] == part)
        & (start >= first)
        & (start <= last)
    ]
    return Tally(float(rows["numerator"].sum()), float(rows["denominator"].sum()))


def hours_to_ship(landings: pd.DataFrame) -> Sequence[float] | None:
    """The middle half of the hours from first commit to live: its ends, and the middle itself.

    Nothing below the floor: a few landings have no usual time.
    """
    hours = landings.loc[landings["is_counted"], "lead_time_hours"].dropna()
    return tuple(hours.quantile([0.25, 0.5, 0.75])) if len(hours) >= FLOOR else None


def by_ai(landings: pd.DataFrame) -> list[Row]:
    """Share that lasted, with AI and with no AI seen."""
    settled = _settled(landings)
    return [
        _row("With AI", settled[settled["tier"].isin(WITH_AI)]),
        _row("No AI seen", settled[settled["tier"].isin(NONE_SEEN)]),
    ]


def known(landings: pd.DataFrame) -> Tally:
    """Settled landings of which it is known whether AI was used."""
    settled = _settled(landings)
    return Tally(int(settled["tier"].isin((*WITH_AI, *NONE_SEEN)).sum()), len(settled))


def by_week(landings: pd.DataFrame, first: date, last: date) -> list[Bar]:
    """One bar for each week that begins in the stretch, empty weeks included."""
    weeks = range(0, (last - first).days + 1, 7)
    starts = [first + timedelta(days=days) for days in weeks]
    ends = [start + timedelta(days=6) for start in starts]
    return [
        _bar(between(landings, start, end), day(start))
        for start, end in zip(starts, ends, strict=True)
    ]


def by_block(landings: pd.DataFrame, blocks: Sequence[Block]) -> list[Bar]:
    """One bar for each block."""
    return [
        _bar(between(landings, block.starts_on, block.ends_on), block.label) for block in blocks
    ]


def next_settling(landings: pd.DataFrame, as_of: date) -> date | None:
    """The next day on which one of the young landings can be told."""
    days = landings["settles_on"].dt.date
    coming = days[days >= as_of]
    return min(coming) if len(coming) else None


def table(landings: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The columns people read, newest first; the first three carry the meaning."""
    newest = landings.sort_values(["went_live_at", "patch_key"], ascending=[False, True])
    return pd.DataFrame(
        {
            "Went live": newest["went_live_at"].dt.strftime(_day_format(newest)),
            "Landing": newest["title"],
            "Outcome": [_outcome(row, as_of) for row in newest.itertuples()],
            "Service": newest["service_names"],
            "Use case": newest["use_case_title"].fillna("none declared"),
            "AI seen": newest["tier"].map(_TIERS).fillna("not known"),
            "Time to ship": [_hours(hours) for hours in newest["lead_time_hours"]],
            "Counted": [_counted(row) for row in newest.itertuples()],
            "Open": newest["url"],
        }
    )


def _day_format(landings: pd.DataFrame) -> str:
    """The year is said only where the rows are of more than one."""
    return "%-d %b" if landings["went_live_at"].dt.year.nunique() <= 1 else "%-d %b %Y"


def _settled(landings: pd.DataFrame) -> pd.DataFrame:
    return landings[landings["is_counted"] & landings["outcome"].isin(["lasted", "undone"])]


def _row(name: str, settled: pd.DataFrame) -> Row:
    tally = Tally(int((settled["outcome"] == "lasted").sum()), len(settled))
    count = f"{len(settled)}"
    if tally.mark is None:
        return Row(name, count, None, f"{count} so far, a share needs {FLOOR}")
    return Row(name, count, tally.mark)


def _bar(landings: pd.DataFrame, label: str) -> Bar:
    counted = landings[landings["is_counted"]]
    counts = counted["outcome"].value_counts()
    return Bar(
        label,
        int(counts.get("lasted", 0)),
        int(counts.get("undone", 0)),
        int(counts.get("too_early", 0)),
    )


def _outcome(row: object, as_of: date) -> str:
    if row.outcome == "too_early" and row.settles_on.date() < as_of:
        return "too early, a source is late"
    if row.outcome == "too_early":
        return f"too early, settles {day(row.settles_on)}"
    if row.outcome == "undone":
        return f"undone: {row.undone_by} {day(row.undone_at)}"
    return "lasted"


def _counted(row: object) -> str:
    return "yes" if row.is_counted else f"no: {row.not_counted_because}"


def _hours(hours: float) -> str:
    if pd.isna(hours):
        return "not measured"
    return f"{round(hours)} h" if hours < 168 else plural(round(hours / 24), "day")
