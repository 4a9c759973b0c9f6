"""Random small companies, many in one warehouse: nothing of one touches another."""

from dataclasses import dataclass, field
from random import Random

import duckdb
import pandas

from tests.drawn import at, open_world
from tests.marts.deliveries import feeds

KINDS = ("feature", "feature", "feature", "feature", "config", "generated")
ENVIRONMENTS = ("production", "production-eu")
LAST_DAY = 100


@dataclass
class Change:
    """A merged change; `serial` is its number, unique over all worlds."""

    serial: int
    authors: tuple[str, ...]
    begun: float
    lines: int
    kind: str
    approved: bool
    by_ai: bool
    survives: float
    item: str = ""
    reverts: "Change | None" = None
    is_hotfix: bool = False


@dataclass
class Item:
    """An item of the one plan of its world."""

    name: str
    weight: int
    on_use_case: bool


@dataclass
class World:
    """A company: two teams, two services, one plan, and what they put live in 100 days.

    A service is live in two environments; a deployment is its day, service, change, environment.
    An incident is its day, its service, and the change it names as its cause, if it names one.
    """

    name: str
    teams: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    approved_weight: float = 0
    changes: list[Change] = field(default_factory=list)
    deployments: list[tuple[float, str, Change, str]] = field(default_factory=list)
    incidents: list[tuple[float, str, Change | None]] = field(default_factory=list)


def draw_worlds(count: int, seed: int) -> list[World]:
    """Companies with fan-out over services and environments, co-authors, and all that undoes."""
    random = Random(seed)
    serials = iter(range(1, 10**9))
    return [_world(random, f"w{number}", serials) for number in range(count)]


def _world(random: Random, name: str, serials) -> World:
    world = World(name)
    for person in range(random.randrange(2, 5)):
        world.teams[f"{name}-p{person}"] = f"{name}-{random.choice('ab')}"
    for number in range(3):
        world.items.append(Item(f"{name.upper()}-{number}", random.randrange(1, 4), number < 2))
    world.approved_weight = sum(item.weight for item in world.items) * random.choice((0.5, 1, 2))
    for _ in range(random.randrange(6, 16)):
        _live(random, world, serials)
    return world


def _live(random: Random, world: World, serials) -> None:
    day = random.uniform(2, LAST_DAY - 1)
    change = _change(random, world, serials, day)
    services = [f"{world.name}-{service}" for service in "st"]
    random.shuffle(services)
    place, other = random.choice((ENVIRONMENTS, ENVIRONMENTS, ENVIRONMENTS[::-1]))
    world.deployments.append((day, services[0], change, place))
    if random.random() < 0.25:
        world.deployments.append((day + random.expovariate(1 / 8), services[1], change, place))
    if random.random() < 0.25:
        world.deployments.append((day + random.expovariate(1 / 4), services[0], change, other))
    fate, later = random.random(), day + random.expovariate(1 / 6)
    if fate < 0.12:
        _correct(random, world, serials, (later, services[0], place), change)
    elif fate < 0.22:
        world.incidents.append((later, services[0], random.choice((change, None))))
    elif fate < 0.40:
        _take_back(random, world, (later, services[0], place), change)


def _take_back(random: Random, world: World, at: tuple[float, str, str], bad: Change) -> None:
    """Something from before goes live again, and then the change once more."""
    later, service, place = at
    earlier = [
        row for row in world.deployments if (row[1], row[3]) == (service, place) and row[0] < later
    ]
    earlier = [row for row in earlier if row[2] is not bad]
    if earlier:
        world.deployments.append((later, service, random.choice(earlier)[2], place))
        world.deployments.append((later + random.expovariate(1 / 5), service, bad, place))


def _change(random: Random, world: World, serials, day: float) -> Change:
    people = list(world.teams)
    change = Change(
        serial=next(serials),
        authors=tuple(random.sample(people, random.choice((1, 1, min(2, len(people)))))),
        begun=day - random.uniform(0.1, 3),
        lines=random.choice((0, 5, 20, 40, 100)),
        kind=random.choice(KINDS),
        approved=random.random() < 0.9,
        by_ai=random.random() < 0.6,
        survives=random.choice((1, 1, 0.5, 0.9)),
    )
    if random.random() < 0.5:
        change.item = random.choice(world.items).name
    return change


def _correct(
    random: Random, world: World, serials, at: tuple[float, str, str], bad: Change
) -> None:
    day, service, place = at
    fix = _change(random, world, serials, day)
    fix.item = ""
    if random.random() < 0.5:
        fix.is_hotfix = True
    else:
        fix.reverts = bad
    world.deployments.append((day, service, fix, place))


def load(worlds: list[World]) -> duckdb.DuckDBPyConnection:
    """A warehouse with the exports of all worlds, complete to the last day."""
    connection = open_world()
    rows: dict[str, list[dict]] = {}
    for world in worlds:
        _people(rows, world)
        _plan(rows, world)
        for change in [*{id(row[2]): row[2] for row in world.deployments}.values()]:
            _merged(rows, change, min(row[0] for row in world.deployments if row[2] is change))
        for number, deployment in enumerate(world.deployments):
            _deployed(rows, f"{world.name} {number:03}", *deployment)
        for number, (day, service, change) in enumerate(world.incidents):
            _put(rows, "staging.incidents", incident_key=f"{world.name} {number}", source="drawn",
                 service_key=service, title=f"root cause: {_sha(change)}" if change else "slow", created_at=at(day))  # fmt: skip
    for relation, cells in rows.items():
        frame = pandas.DataFrame(cells).assign(file_id="drawn", row_number=1)
        connection.register("arriving", frame)
        connection.execute(f"insert into {relation} by name from arriving")
        connection.unregister("arriving")
    connection.execute("insert into governance.hotfix_rules values ('label', 'hotfix')")
    feeds(connection, LAST_DAY)
    return connection


def cut(connection: duckdb.DuckDBPyConnection, data_to: int) -> None:
    """Forget everything after a day, as an export of the next morning would not have it."""
    end = at(data_to + 1)
    for relation, moment in (
        ("staging.changes", "merged_at"),
        ("staging.deployments", "finished_at"),
        ("staging.incidents", "created_at"),
        ("staging.ai_days", "used_on"),
    ):
        connection.execute(f"delete from {relation} where {moment} >= ?", [end])
    feeds(connection, data_to)


def _put(rows: dict[str, list[dict]], relation: str, **cells: object) -> None:
    rows.setdefault(relation, []).append(cells)


def _people(rows: dict, world: World) -> None:
    for person, team in {**world.teams, f"{world.name}-rex": f"{world.name}-c"}.items():
        _put(rows, "staging.people", person_key=person, email=f"{person}@x", role="engineer")
        _put(rows, "staging.memberships", person_key=person, valid_from=at(0), team_key=team)
        _put(rows, "staging.identities", system="github", id_kind="login", id_value=person,
             person_key=person, actor_kind="person")  # fmt: skip
        for week in range(0, LAST_DAY, 7):
            _put(rows, "staging.ai_days", system="github", id_kind="login", id_value=person,
                 tool="cursor", used_on=at(week)[:10], surface="all", has_telemetry=True,
                 is_active=week % 2 == 0, final_on=at(week)[:10], total_tokens=week)  # fmt: skip


def _plan(rows: dict, world: World) -> None:
    _put(rows, "governance.milestones", snapshot_id=world.name, milestone_id="M", approver="Eve",
         node_id=world.name, approved_at=at(-9), frozen_at=at(-8),
         approved_weight=world.approved_weight)  # fmt: skip
    _put(rows, "governance.use_cases", use_case_id=world.name, title="t", owner="o", goal_id="g",
         tier="standard", declared_on=at(-20)[:10])  # fmt: skip
    for item in world.items:
        _put(rows, "governance.milestone_items", snapshot_id=world.name, weight=item.weight,
             root_item_key=f"jira:{item.name}",
             use_case_id=world.name if item.on_use_case else None)  # fmt: skip


def _merged(rows: dict, change: Change, live: float) -> None:
    key, repository = f"github.com/x/y#{change.serial}", "github.com/x/y"
    _put(rows, "staging.changes", change_key=key, repository_key=repository, state="merged",
         title=change.item, author_id=change.authors[0], author_kind="person", base_ref="main",
         first_commit_at=at(change.begun), merged_at=at(live - 0.001), merge_sha=_sha(change),
         reverts_change_key=f"github.com/x/y#{change.reverts.serial}" if change.reverts else None)  # fmt: skip
    for place, author in enumerate(change.authors):
        sha = f"c{place}{change.serial}"
        _put(rows, "staging.change_commits", repository_key=repository, sha=sha, change_key=key,
             author_login=author, committed_at=at(change.begun))  # fmt: skip
    if change.by_ai:
        _put(rows, "staging.ai_commit_lines", system="x", id_kind="x", id_value="x", sha=sha,
             tool="cursor", repository_key=repository, lines_agent=5, lines_tab=0,
             committed_at=at(change.begun))  # fmt: skip
    _put(rows, "staging.change_lines", repository_key=repository, sha=_sha(change),
         patch_id=f"patch {change.serial}", effective_lines_added=change.lines,
         effective_lines_deleted=0, change_kind=change.kind,
         surviving_share_14=change.survives)  # fmt: skip
    if change.approved:
        world = change.authors[0].split("-")[0]
        _put(rows, "staging.change_reviews", review_key=key, change_key=key, state="approved",
             reviewer_id=f"{world}-rex", reviewer_kind="person",
             reviewed_at=at(change.begun))  # fmt: skip
    if change.is_hotfix:
        _put(rows, "staging.change_labels", change_key=key, label="hotfix")


def _deployed(
    rows: dict, key: str, day: float, service: str, change: Change, environment: str
) -> None:
    _put(rows, "staging.deployments", deployment_key=key, source="drawn", result="success",
         service_key=service, repository_key="github.com/x/y", environment_name=environment,
         exported_tier="production", sha=_sha(change), finished_at=at(day))  # fmt: skip
    _put(rows, "staging.deployment_changes", deployment_key=key,
         change_key=f"github.com/x/y#{change.serial}")  # fmt: skip


def _sha(change: Change) -> str:
    return f"{change.serial:040x}"
