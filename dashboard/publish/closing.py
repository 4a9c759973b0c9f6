"""Which blocks are closed: over for long enough, and every feed has reported past that."""

from dataclasses import dataclass
from datetime import date, timedelta

import duckdb

from dashboard.errors import BuildRefused
from dashboard.publish.calendar import EPOCH, Grain, Span, spans

# `marts.periods` says for these waits whether every feed has passed them.
_WAITS = (14, 28)


@dataclass(frozen=True)
class Period:
    """One period as the data know it."""

    period_start: date
    is_complete: bool
    passed_14: bool
    passed_28: bool

    def passed(self, wait: int) -> bool:
        """Whether every feed has reported past `wait` days after the last day."""
        return self.passed_14 if wait <= _WAITS[0] else self.passed_28


@dataclass(frozen=True)
class Closing:
    """The calendar of one build.

    Attributes:
        as_of: the day after the newest day of data.
        data_to: the newest day of data.
        periods: by first day.
        frozen: keys of blocks that an earlier release closed; they stay closed.
    """

    as_of: date
    data_to: date
    periods: dict[date, Period]
    frozen: frozenset[str]

    def spans(self) -> list[Span]:
        """Every block from the first period that the data cover; an earlier one never closes."""
        complete = [start for start, period in self.periods.items() if period.is_complete]
        if not complete:
            return []
        return [span for span in spans(self.periods) if span.starts_on >= min(complete)]

    def is_closed(self, span: Span, wait: int) -> bool:
        """Whether the figures of a block exist, for metrics that wait so many days."""
        if span.key in self.frozen and wait <= _WAITS[0]:
            return True
        periods = [self.periods.get(start) for start in span.periods()]
        return self.as_of > span.closes_on(wait) and all(
            p and p.is_complete and p.passed(wait) for p in periods
        )

    def is_published(self, span: Span, wait: int) -> bool:
        """Whether a block is closed, or was when a policy waited less: it never opens again."""
        return span.key in self.frozen or self.is_closed(span, wait)

    def covers(self, span: Span) -> bool:
        """Whether the data hold every period of a block whole, so that it can be summed."""
        periods = [self.periods.get(start) for start in span.periods()]
        return all(period and period.is_complete for period in periods)

    def newest_due(self, wait: int) -> date | None:
        """Until when every feed must have reported for the newest period that could be closed."""
        due = [start + timedelta(days=27 + wait) for start in self.periods if start >= EPOCH]
        return max((day for day in due if day < self.as_of), default=None)

    def closed_periods(self, wait: int) -> list[Span]:
        """Closed periods, oldest first."""
        periods = [span for span in self.spans() if span.grain is Grain.PERIOD]
        return [span for span in periods if self.is_published(span, wait)]


def read_closing(connection: duckdb.DuckDBPyConnection, frozen: frozenset[str]) -> Closing:
    """Read the calendar of a build from its marts.

    Raises:
        BuildRefused: no export has a day of data in it.
    """
    rows = connection.execute(
        "select period_start, is_complete, watermark_passed_14, watermark_passed_28"
        " from marts.periods"
    ).fetchall()
    as_of, data_to = connection.execute("select as_of, data_to from marts.policy").fetchall()[0]
    if as_of is None or data_to is None:
        raise BuildRefused(
            "Nothing is published: no export holds a day of changes, deployments, incidents or "
            "AI use. Add one to the exports."
        )
    return Closing(as_of, data_to, {row[0]: Period(*row) for row in rows}, frozen)
