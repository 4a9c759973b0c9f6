"""Who is who, on which node of the company, on which day, and when they worked.

Identities join by declared, exact match only. Each roster file is the truth of its day: a past
period keeps its teams. A person-period belongs to one node, the one with most roster days in
the period (tie: the later); a leaver keeps the last one.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.independent import raw

EPOCH = dt.date(2024, 1, 1)
PERIOD_DAYS = 28


def period_of(when: dt.date) -> dt.date:
    """First day of the 28-day period of a day, counted from a Monday epoch."""
    when = when.date() if isinstance(when, dt.datetime) else when
    return EPOCH + dt.timedelta(days=(when - EPOCH).days // PERIOD_DAYS * PERIOD_DAYS)


def quarter_of(when: dt.date) -> dt.date:
    """First day of the quarter, three periods, of a day."""
    days = (period_of(when) - EPOCH).days
    return EPOCH + dt.timedelta(days=days // 84 * 84)


def monday_of(when: dt.date) -> dt.date:
    """First day of the week of a day."""
    when = when.date() if isinstance(when, dt.datetime) else when
    return when - dt.timedelta(days=when.weekday())


@dataclass(frozen=True)
class Stay:
    """A person on one team for some days, the last one included."""

    team: str
    role: str
    first: dt.date
    last: dt.date

    def days_in(self, start: dt.date) -> int:
        """Days of the stay inside the period that starts on a day."""
        end = start + dt.timedelta(days=PERIOD_DAYS - 1)
        return max(0, (min(self.last, end) - max(self.first, start)).days + 1)


class People:
    """Identities, stays and working weeks of one exports folder."""

    def __init__(self, root: Path, data_to: dt.date) -> None:
        self.root, self.data_to = root, data_to
        self._home: dict[tuple[str, dt.date], str | None] = {}

    @cached_property
    def identities(self) -> dict[tuple[str, str, str], dict]:
        """The identity rows by system, kind and lower-case value; the newest file counts."""
        path = raw.files(self.root, "hr/identities-*.csv")[-1]
        return {
            (row["system"], row["id_kind"], row["id_value"].lower()): row
            for row in raw.csv_rows(path)
        }

    def person(self, system: str, kind: str, value: object) -> str | None:
        """The person behind an id, or nobody."""
        row = self.identities.get((system, kind, str(value).lower()))
        return (row["person_key"] or None) if row else self._by_email(kind, value)

    def _by_email(self, kind: str, value: object) -> str | None:
        return self.emails.get(str(value).lower()) if kind == "email" else None

    @cached_property
    def rosters(self) -> list[tuple[dt.date, dict[str, dict]]]:
        """The roster snapshots, oldest first: day and rows by person."""
        snapshots = [raw.csv_rows(path) for path in raw.files(self.root, "hr/roster-*")]
        return [
            (raw.day(rows[0]["as_of"]), {row["person_key"]: row for row in rows})
            for rows in snapshots
        ]

    @cached_property
    def emails(self) -> dict[str, str]:
        """The person of each address on any roster."""
        return {
            row["email"].lower(): person for _, rows in self.rosters for person, row in rows.items()
        }

    @cached_property
    def stays(self) -> dict[str, list[Stay]]:
        """Each person's stays, in order of time.

        A first snapshot reaches back to the start, and nobody stays after the day they left,
        also when only a later snapshot tells it.
        """
        found: dict[str, list[Stay]] = {}
        left = {
            person: raw.day(row["ended_on"])
            for _, rows in self.rosters
            for person, row in rows.items()
            if row["ended_on"]
        }
        ends = [as_of - dt.timedelta(days=1) for as_of, _ in self.rosters[1:]] + [self.data_to]
        for (as_of, rows), last in zip(self.rosters, ends, strict=True):
            for person, row in rows.items():
                end = min(last, left.get(person, last))
                stay = _stay(row, as_of, end, is_first=person not in found)
                found.setdefault(person, []).extend([stay] if stay.first <= stay.last else [])
        return found

    def home(self, person: str, period: dt.date) -> str | None:
        """The one node of a person-period."""
        if (person, period) not in self._home:
            self._home[person, period] = self._find_home(person, period)
        return self._home[person, period]

    def _find_home(self, person: str, period: dt.date) -> str | None:
        stays = self.stays.get(person, [])
        days: dict[str, tuple[int, dt.date]] = {}
        for stay in stays:
            if stay.days_in(period):
                before = days.get(stay.team, (0, stay.last))[0]
                days[stay.team] = (before + stay.days_in(period), stay.last)
        if days:
            return max(days, key=lambda team: days[team])
        earlier = [stay.team for stay in stays if stay.last < period]
        return earlier[-1] if earlier else None

    def roster_days(self, person: str, period: dt.date) -> int:
        """Days of the period that the person was on the roster."""
        return sum(stay.days_in(period) for stay in self.stays.get(person, []))

    def is_engineer(self, person: str, period: dt.date) -> bool:
        """Whether the person had an engineering role in the period."""
        stays = self.stays.get(person, [])
        return any(stay.role == "engineer" for stay in stays if stay.days_in(period))

    @cached_property
    def work_weeks(self) -> dict[tuple[str, dt.date], float]:
        """Engineer-weeks of each person and week: active days, five at most, over five."""
        path = raw.files(self.root, "neutral/work_weeks-*")[-1]
        return {
            (row["person_key"], raw.day(row["week_start"])): min(int(row["active_days"]), 5) / 5
            for row in raw.csv_rows(path)
        }

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """The node above each node, by the newest roster."""
        found: dict[str, str | None] = {}
        for _, rows in self.rosters:
            for row in rows.values():
                found[row["team_key"]] = row["parent_team_key"] or None
        return found

    def is_within(self, node: str | None, root: str) -> bool:
        """Whether a node is another one or below it."""
        while node and node != root:
            node = self.parents.get(node)
        return node == root


def _stay(row: dict, as_of: dt.date, last: dt.date, *, is_first: bool) -> Stay:
    started = raw.day(row["started_on"])
    first = started if started and (is_first or started > as_of) else as_of
    return Stay(row["team_key"], row["role"], first, last)
