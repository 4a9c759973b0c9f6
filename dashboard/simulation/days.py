"""The days the simulated company lives through, and the blocks they nest in."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

EPOCH = date(2024, 1, 1)
FIRST_DAY = date(2025, 2, 24)
LAST_DAY = date(2026, 11, 20)
PERIOD_DAYS = 28
QUARTER_DAYS = 84
WORK_STARTS_HOUR = 8
WORK_MINUTES = 9 * 60


def block_start(day: date, length: int) -> date:
    """First day of the block of `length` days, counted from the epoch, that holds `day`."""
    return EPOCH + timedelta(days=(day - EPOCH).days // length * length)


def quarter_start(day: date) -> date:
    """First day of the 84-day quarter that holds `day`."""
    return block_start(day, QUARTER_DAYS)


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def steps(first: date, last: date, days: int) -> Iterator[date]:
    """Every `days`-th day from `first` to `last`, both ends possible."""
    while first <= last:
        yield first
        first += timedelta(days=days)


def working_days(first: date, last: date) -> list[date]:
    """Monday to Friday from `first` to `last`, inclusive."""
    return [day for day in steps(first, last, 1) if day.weekday() < 5]


def moment(day: date, random: Random) -> datetime:
    """A second inside the working hours of `day`, in UTC."""
    minute = random.randrange(WORK_MINUTES)
    start = datetime.combine(day, time(WORK_STARTS_HOUR))
    return start + timedelta(minutes=minute, seconds=random.randrange(60))


def stamp(at: datetime) -> str:
    """A time as the tools of this company write it: `2026-11-20T09:30:00Z`."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
