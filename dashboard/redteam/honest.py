"""A company in which nobody cheats, drawn from a seed."""

from dataclasses import dataclass, field
from math import exp
from random import Random

from dashboard.redteam.world import WORK_FROM, Change, Deployment, Incident, Item, Use, World

PEOPLE_A_TEAM = 7
SERVICES_A_TEAM = 3
ITEMS_A_WEEK = 0.25
UNPLANNED_A_WEEK = 0.18
AI_SHARE = 0.6
ON_USE_CASE = 0.6
REVIEWED = 0.97
# What becomes of a change, cumulated.
ROLLED_BACK, HOTFIXED, ALARMED, REVERTED = 0.015, 0.03, 0.055, 0.065


@dataclass
class _Draft:
    """What has been drawn so far."""

    chance: Random
    world: str
    first_serial: int
    items: list[Item] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    again: list[Deployment] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    @property
    def serial(self) -> int:
        return self.first_serial + len(self.changes)


def draw(number: int, seed: int, teams: int, weeks: int, work: float = 1.0) -> World:
    """One company.

    Args:
        number: of the world, which names its people and services.
        seed: the same one gives the same company.
        teams: how many teams it has.
        weeks: of work, at most 12; what follows only judges it.
        work: times as much work, planned and not, as usual.
    """
    draft = _Draft(Random(f"{seed}-{number}"), f"w{number}", 1 + number * 1_000_000)
    people, services = {}, {}
    for team_number in range(teams):
        team = f"w{number}-t{team_number}"
        people |= {f"{team}-p{person}": team for person in range(PEOPLE_A_TEAM)}
        services |= {f"{team}-s{service}": team for service in range(SERVICES_A_TEAM)}
    for team in dict.fromkeys(people.values()):
        _work(draft, [who for who, own in people.items() if own == team], team, weeks, work)
    approved = {
        team: sum(item.weight for item in draft.items if item.team == team)
        for team in dict.fromkeys(people.values())
    }
    return World(
        people, services, tuple(draft.items), approved, tuple(draft.changes),
        tuple(draft.again), tuple(draft.incidents), tuple(draft.uses),
    )  # fmt: skip


def _work(draft: _Draft, team_people: list[str], team: str, weeks: int, work: float) -> None:
    services = [f"{team}-s{service}" for service in range(SERVICES_A_TEAM)]
    plan: list[tuple[float, str, str, str]] = []
    for person in team_people:
        for _ in range(_times(draft.chance, ITEMS_A_WEEK * weeks * work)):
            plan += _item(draft, team, person, team_people, services, weeks)
        for _ in range(_times(draft.chance, UNPLANNED_A_WEEK * weeks * work)):
            plan.append((_day(draft.chance, weeks), person, "", draft.chance.choice(services)))
        draft.uses += _use(draft.chance, person, weeks)
    for day, person, item, service in sorted(plan):
        _land(draft, day, person, item, service, team_people)


def _item(
    draft: _Draft, team: str, person: str, team_people: list[str], services: list[str], weeks: int
) -> list[tuple[float, str, str, str]]:
    """A ticket and the changes it takes, by its owner and now and then a colleague."""
    chance = draft.chance
    key = f"{team.replace('-', '').upper()}-{len(draft.items) + 1}"
    draft.items.append(
        Item(key, team, chance.choice((1, 2, 3, 3, 5, 8)), chance.random() < ON_USE_CASE)
    )
    service, day = chance.choice(services), _day(chance, weeks)
    steps = []
    for _ in range(1 + _times(chance, 1.5)):
        who = person if chance.random() < 0.8 else chance.choice(team_people)
        steps.append((day, who, key, service))
        day = min(day + chance.uniform(1, 4), WORK_FROM + 7 * weeks - 0.5)
    return steps


def _land(
    draft: _Draft, day: float, person: str, item: str, service: str, team_people: list[str]
) -> None:
    chance = draft.chance
    reviewer = chance.choice([who for who in team_people if who != person])
    change = Change(
        serial=draft.serial,
        service=service,
        author=person,
        item=item,
        begun=day - chance.uniform(0.1, 3),
        live=day,
        lines=max(1, round(exp(chance.gauss(3.4 if item else 2.9, 0.9)))),
        survives=chance.choice((1, 1, 1, 0.9, 0.6)),
        reviewer=reviewer if chance.random() < REVIEWED else "",
        is_ai=chance.random() < AI_SHARE,
    )
    draft.changes.append(change)
    _judge(draft, change)


def _judge(draft: _Draft, change: Change) -> None:
    """Most changes stay; of the others, each kind of failure has its own feed."""
    chance, fate = draft.chance, draft.chance.random()
    soon = change.live + chance.uniform(0.05, 0.3)
    if fate < ROLLED_BACK:
        before = [
            one for one in draft.changes if one.service == change.service and one is not change
        ]
        if before:
            draft.again.append(Deployment(soon, change.service, before[-1].serial))
            draft.again.append(Deployment(soon + 1, change.service, change.serial))
    elif fate < HOTFIXED:
        _follow(draft, change, soon, is_hotfix=True)
    elif fate < ALARMED:
        later = change.live + chance.expovariate(1 / 4)
        resolved = later + chance.uniform(0.05, 2)
        draft.incidents.append(Incident(later, change.service, change.serial, resolved))
    elif fate < REVERTED:
        _follow(draft, change, change.live + chance.uniform(1, 10), reverts=change.serial)


def _follow(
    draft: _Draft, change: Change, day: float, is_hotfix: bool = False, reverts: int = 0
) -> None:
    draft.changes.append(
        Change(
            serial=draft.serial,
            service=change.service,
            author=change.author,
            item="",
            begun=day - 0.02,
            live=day,
            lines=change.lines if reverts else 4,
            reviewer=change.reviewer,
            is_hotfix=is_hotfix,
            reverts=reverts,
        )
    )


def _use(chance: Random, person: str, weeks: int) -> list[Use]:
    days = [
        7 * week + day
        for week in range(weeks)
        for day in range(5)
        if chance.random() < 0.5 or day == 0
    ]
    return [
        Use(person, WORK_FROM + day + chance.uniform(0.4, 0.7), chance.randrange(500, 20_000))
        for day in days
    ]


def _day(chance: Random, weeks: int) -> float:
    """A moment of a working day."""
    return WORK_FROM + 7 * chance.randrange(weeks) + chance.randrange(5) + chance.uniform(0.3, 0.7)


def _times(chance: Random, mean: float) -> int:
    """A Poisson number, by counting arrivals."""
    count, waited = 0, chance.expovariate(1)
    while waited < mean:
        count, waited = count + 1, waited + chance.expovariate(1)
    return count
