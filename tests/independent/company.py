"""Everything worked out once from one exports folder, in the order in which it builds up."""

import datetime as dt
from functools import cached_property
from pathlib import Path

from tests.independent import changes, deployments, landings, tiers, units, usage
from tests.independent.people import People, period_of
from tests.independent.plans import Plans

DATA_TO = dt.date(2026, 11, 20)
AS_OF = dt.datetime(2026, 11, 21)
INCIDENTS_EXPORTED = dt.datetime(2026, 11, 17)
INCIDENTS_SETTLE = dt.timedelta(days=1)


class Company:
    """The sample company, from its files to its landings and delivery units."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.people = People(root, DATA_TO)
        self.plans = Plans(root)
        self.complete_until = INCIDENTS_EXPORTED - INCIDENTS_SETTLE
        self.days = int(deployments.policy(root)["observation_days"])

    @cached_property
    def usage(self) -> list[usage.Day]:
        """What the AI tools report, by person and day."""
        return usage.days(self.root, self.people)

    @cached_property
    def changes(self) -> list[changes.Change]:
        """Merged changes with their tiers."""
        found = changes.merged(self.root, self.people)
        tiers.attach(self.root, found, self.usage)
        return found

    @cached_property
    def deployments(self) -> dict[str, list[deployments.Deployment]]:
        """Successful production deployments by service."""
        return deployments.production(self.root, self.changes)

    @cached_property
    def landings(self) -> list[landings.Landing]:
        """All landings in order of time."""
        return landings.all_landings(self.deployments)

    @cached_property
    def units(self) -> list[units.Unit]:
        """Settled planned items and weeks of unplanned work."""
        attempts = units.attempts(self.landings, self.days)
        planned = units.planned(attempts, self.plans, self.days, self.complete_until)
        waiting = units.waiting(attempts, self.plans, planned)
        taken = {id(attempt) for unit in planned for attempt in unit.attempts} | waiting
        rest = [one for one in attempts if id(one) not in taken]
        return planned + units.unplanned(
            rest, self.people, self.plans, self.complete_until - dt.timedelta(days=self.days)
        )

    @cached_property
    def engineer_weeks(self) -> list[tuple[str, dt.date, float]]:
        """Worked weeks of engineers, and of anyone who authored a landing in that period."""
        landed = {
            (author, period_of(landing.at))
            for landing in self.landings
            for author in landing.change.authors
        }
        return [
            (person, week, weeks)
            for (person, week), weeks in self.people.work_weeks.items()
            if weeks and self._counts(person, period_of(week), landed)
        ]

    def _counts(self, person: str, period: dt.date, landed: set) -> bool:
        return (person, period) in landed or self.people.is_engineer(person, period)
