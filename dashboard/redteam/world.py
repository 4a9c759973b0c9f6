"""A company as its exports would tell it: what strategies change before it is written."""

from dataclasses import dataclass

# Days are counted from the epoch of periods, 2024-01-01, a Monday.
QUARTER = 84
WORK_FROM = QUARTER
OBSERVED_AFTER = 56
TYPICAL_WEIGHT = 3


@dataclass(frozen=True)
class Change:
    """A merged change and when it went live.

    Attributes:
        serial: its number, unique in its world; also its commit and its patch.
        service: where it goes live; a service is a repository.
        item: the ticket its title names, if any.
        begun: day of its first commit.
        live: day on which it went live, just after the merge.
        kind: `feature`, or what makes its lines count for nothing.
        survives: share of its lines that is still there after 14 days.
        reviewer: whoever approved it, if anybody did.
        reverts: serial of the change it takes back.
    """

    serial: int
    service: str
    author: str
    item: str
    begun: float
    live: float
    lines: int
    survives: float = 1.0
    reviewer: str = ""
    kind: str = "feature"
    co_authors: tuple[str, ...] = ()
    reverts: int = 0
    is_ai: bool = False
    is_hotfix: bool = False
    is_bot: bool = False


@dataclass(frozen=True)
class Deployment:
    """The commit of a change goes live again, besides its own first time."""

    day: float
    service: str
    serial: int


@dataclass(frozen=True)
class Incident:
    """An alarm that names the commit that caused it."""

    day: float
    service: str
    serial: int
    resolved: float


@dataclass(frozen=True)
class Item:
    """A ticket of the plan of a team for the quarter.

    Attributes:
        is_late: approved only after the plan was frozen.
    """

    key: str
    team: str
    weight: float
    is_on_use_case: bool
    is_late: bool = False


@dataclass(frozen=True)
class Use:
    """One request to an AI tool."""

    person: str
    day: float
    tokens: int


@dataclass(frozen=True)
class World:
    """A company over one quarter of work and the weeks that judge it.

    Attributes:
        people: person -> team.
        services: service -> team.
        approved: team -> weight that somebody outside it signed.
    """

    people: dict[str, str]
    services: dict[str, str]
    items: tuple[Item, ...]
    approved: dict[str, float]
    changes: tuple[Change, ...]
    again: tuple[Deployment, ...]
    incidents: tuple[Incident, ...]
    uses: tuple[Use, ...]

    @property
    def next_serial(self) -> int:
        """The first number that no change has."""
        return 1 + max((change.serial for change in self.changes), default=0)

    def of_team(self, team: str) -> list[str]:
        """The people of a team."""
        return [person for person, own in self.people.items() if own == team]

    def services_of(self, team: str) -> list[str]:
        """The services of a team."""
        return [service for service, own in self.services.items() if own == team]


def together(worlds: list[World]) -> World:
    """Several companies in one set of exports; nothing of one touches another."""
    return World(
        people={person: team for world in worlds for person, team in world.people.items()},
        services={name: team for world in worlds for name, team in world.services.items()},
        items=tuple(item for world in worlds for item in world.items),
        approved={team: weight for world in worlds for team, weight in world.approved.items()},
        changes=tuple(change for world in worlds for change in world.changes),
        again=tuple(one for world in worlds for one in world.again),
        incidents=tuple(one for world in worlds for one in world.incidents),
        uses=tuple(use for world in worlds for use in world.uses),
    )
