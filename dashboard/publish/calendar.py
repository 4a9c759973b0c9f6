"""Blocks of the calendar: 28, 84 and 336 days, strictly nested from one Monday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

EPOCH = date(2024, 1, 1)


class Grain(StrEnum):
    """How long a block is. Each divides the next, so no difference of blocks is shorter than one.

    A calendar year would break that: it is not a whole number of quarters of 84 days.
    """

    PERIOD = "period"
    QUARTER = "quarter"
    YEAR = "year"


DAYS = {Grain.PERIOD: 28, Grain.QUARTER: 84, Grain.YEAR: 336}
_LONGER = {Grain.PERIOD: Grain.QUARTER, Grain.QUARTER: Grain.YEAR}


@dataclass(frozen=True)
class Span:
    """One block of the calendar, whatever the data say about it."""

    grain: Grain
    starts_on: date

    @property
    def key(self) -> str:
        """For example `quarter:2026-07-13`."""
        return f"{self.grain}:{self.starts_on}"

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.starts_on + timedelta(days=DAYS[self.grain] - 1)

    def closes_on(self, wait: int) -> date:
        """The day that has to be over, `wait` days after the last, before its figures exist."""
        return self.ends_on + timedelta(days=wait)

    @property
    def label(self) -> str:
        """`2026-P10`: the tenth period whose first day lies in 2026."""
        if self.grain is Grain.YEAR:
            last = self.ends_on
            return f"12 periods to {last.day} {last:%b %Y}"
        new_year = date(self.starts_on.year, 1, 1)
        number = (self.starts_on - new_year).days // DAYS[self.grain] + 1
        return f"{self.starts_on.year}-{self.grain[0].upper()}{number}"

    @property
    def parent(self) -> "Span | None":
        """The longer block it is part of."""
        longer = _LONGER.get(self.grain)
        return containing(longer, self.starts_on) if longer else None

    def periods(self) -> tuple[date, ...]:
        """First days of the periods inside."""
        count = DAYS[self.grain] // DAYS[Grain.PERIOD]
        return tuple(self.starts_on + timedelta(days=28 * number) for number in range(count))

    def inside(self) -> list["Span"]:
        """The shorter blocks that make it up."""
        found = [containing(grain, start) for grain in Grain for start in self.periods()]
        return [span for span in dict.fromkeys(found) if DAYS[span.grain] < DAYS[self.grain]]


def containing(grain: Grain, day: date) -> Span:
    """The block of a grain that a day lies in."""
    days = DAYS[grain]
    return Span(grain, EPOCH + timedelta(days=(day - EPOCH).days // days * days))


def spans(period_starts: Iterable[date]) -> list[Span]:
    """Every block that touches some periods, longest last, each once, by date."""
    starts = sorted(set(period_starts))
    found = {containing(grain, start): None for grain in Grain for start in starts}
    return list(found)
