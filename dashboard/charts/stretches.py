"""Days of a source: which it covers, which it lacks, which can still change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.wording import day_and_year, days

_ONE = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days from the first to the last, both included.

    Attributes:
        what: of a gap, which of the source's rows are not there: `single uses`.
    """

    first: date
    last: date
    what: str = ""

    @property
    def words(self) -> str:
        """`9 Feb to 15 Feb 2026`, `1 May 2026`."""
        is_one = self.first == self.last
        return day_and_year(self.first) if is_one else days(self.first, self.last)

    @property
    def when(self) -> str:
        """`from 9 Feb to 15 Feb 2026`, `on 1 May 2026`."""
        return f"{'on' if self.first == self.last else 'from'} {self.words}"


@dataclass(frozen=True)
class Strip:
    """One source over time.

    Attributes:
        name: `Cursor, AI use`.
        covered: its first and its newest day.
        gaps: stretches without a row where there should be some.
        final: the last day whose values no longer change; None where nothing is final yet.
        quiet: stretches without a row of which hardly any other source told either.
    """

    name: str
    covered: Stretch
    gaps: tuple[Stretch, ...] = ()
    final: date | None = None
    quiet: tuple[Stretch, ...] = ()

    @property
    def provisional(self) -> Stretch | None:
        """The newest days, which a later export can still change."""
        first = max(self.final + _ONE, self.covered.first) if self.final else self.covered.first
        return Stretch(first, self.covered.last) if first <= self.covered.last else None

    def missing(self, until: date) -> Stretch | None:
        """The days that other sources have reached and this one has not."""
        first = self.covered.last + _ONE
        return Stretch(first, until) if first <= until else None


def whole_time(strips: Sequence[Strip]) -> Stretch:
    """From the first day of any source to the newest of any."""
    first = min(strip.covered.first for strip in strips)
    return Stretch(first, max(strip.covered.last for strip in strips))


def without(whole: Stretch, gaps: Sequence[Stretch]) -> list[Stretch]:
    """What is left of a stretch between its gaps."""
    left, first = [], whole.first
    for gap in sorted(gaps, key=lambda one: one.first):
        left.append(Stretch(first, min(gap.first - _ONE, whole.last)))
        first = max(first, gap.last + _ONE)
    left.append(Stretch(first, whole.last))
    return [piece for piece in left if piece.first <= piece.last]
