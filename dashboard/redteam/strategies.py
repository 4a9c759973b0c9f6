"""Ways to climb a number without better work: each changes what would be exported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random

from dashboard.redteam.world import (
    QUARTER,
    WORK_FROM,
    Change,
    Deployment,
    Incident,
    Item,
    Use,
    World,
)

Cheat = Callable[[World, Random], World]
WEEKS = QUARTER // 7
TRIVIAL, JUNK = 1, 40


@dataclass(frozen=True)
class Strategy:
    """One way to cheat.

    Attributes:
        name: as the command line and the matrix say it.
        words: as a reader understands it.
        cheat: from an honest world to a cheated one.
        needs_approver: whether somebody outside the team has to sign something untrue.
    """

    name: str
    words: str
    cheat: Cheat
    needs_approver: bool = False


def _burn_tokens(world: World, chance: Random) -> World:
    uses = [
        Use(use.person, use.day + chance.uniform(0, 0.01), 10 * use.tokens)
        for use in world.uses
        for _ in range(10)
    ]
    return replace(world, uses=tuple(uses))


def _claim_authorship(world: World, chance: Random) -> World:
    def claim(change: Change) -> Change:
        mates = world.of_team(world.people[change.author])
        others = [who for who in mates if who not in (change.author, change.reviewer)]
        return replace(change, co_authors=(chance.choice(others),)) if others else change

    return replace(world, changes=tuple(map(claim, world.changes)))


def _share_accounts(world: World, chance: Random) -> World:
    def share(use: Use) -> Use:
        return replace(use, person=chance.choice(world.of_team(world.people[use.person])))

    return replace(world, uses=tuple(map(share, world.uses)))


def _spread_authors(world: World, chance: Random) -> World:
    def spread(change: Change) -> Change:
        mates = world.of_team(world.people[change.author])
        return replace(change, author=chance.choice([m for m in mates if m != change.reviewer]))

    return replace(world, changes=tuple(map(spread, world.changes)))


def _split(ways: int, apart: float, only_unplanned: bool = False) -> Cheat:
    """Cut changes into slices of equal fate, `apart` days from each other."""

    def cheat(world: World, chance: Random) -> World:
        return split(world, ways, apart, lambda one: not (only_unplanned and one.item))

    return cheat


def split(world: World, ways: int, apart: float, concerns: Callable[[Change], bool]) -> World:
    """The same work in more changes: an alarm, hotfix or revert of one is one of each slice."""
    serial, slices = world.next_serial, {}
    changes: list[Change] = []
    for change in world.changes:
        if not concerns(change) or change.is_hotfix or change.reverts:
            changes.append(change)
            continue
        own = [change] + [replace(change, serial=serial + part) for part in range(ways - 1)]
        serial += ways - 1
        sizes = [
            change.lines * (part + 1) // ways - change.lines * part // ways for part in range(ways)
        ]
        slices[change.serial] = [
            replace(one, lines=size, live=change.live + part * apart)
            for part, (one, size) in enumerate(zip(own, sizes, strict=True))
        ]
        changes += slices[change.serial]
    return _judge_slices(replace(world, changes=tuple(changes)), slices)


def _judge_slices(world: World, slices: dict[int, list[Change]]) -> World:
    """Every slice meets the fate of the whole."""
    serial = world.next_serial
    changes, incidents = [], list(world.incidents)
    for change in world.changes:
        first, *others = slices.get(change.reverts, [change])
        changes.append(replace(change, lines=first.lines))
        for part in others:
            changes.append(replace(change, serial=serial, reverts=part.serial, lines=part.lines))
            serial += 1
    for incident in world.incidents:
        incidents += [
            replace(incident, serial=part.serial, day=max(incident.day, part.live + 0.01))
            for part in slices.get(incident.serial, [])[1:]
        ]
    hotfixes = [change for change in world.changes if change.is_hotfix]
    for parts in slices.values():
        fixed = [
            fix.live
            for fix in hotfixes
            if fix.service == parts[0].service and 0 < fix.live - parts[0].live < 0.4
        ]
        incidents += [
            Incident(max(day, part.live + 0.01), part.service, part.serial, day + 1)
            for day in fixed[:1]
            for part in parts
        ]
    return replace(world, changes=tuple(changes), incidents=tuple(incidents))


def _redeploy(world: World, chance: Random) -> World:
    """The commit that is live goes live again every day."""
    again = list(world.again)
    for service in world.services:
        live = sorted(
            [(one.live, one.serial) for one in world.changes if one.service == service]
            + [(one.day, one.serial) for one in world.again if one.service == service]
        )
        for day in range(WORK_FROM, WORK_FROM + QUARTER):
            standing = [serial for at, serial in live if at < day + 0.99]
            if standing:
                again.append(Deployment(day + 0.99, service, standing[-1]))
    return replace(world, again=tuple(again))


def _daily(**what: object) -> Cheat:
    """One more change of this sort by everybody every working day."""

    def cheat(world: World, chance: Random) -> World:
        return _with(world, _floods(world, chance, what))

    return cheat


def _floods(world: World, chance: Random, what: dict[str, object]) -> Iterable[Change]:
    serial = world.next_serial
    for person, team in world.people.items():
        services = world.services_of(team)
        mates = [who for who in world.of_team(team) if who != person]
        for day in _working_days():
            yield Change(
                serial=serial,
                service=chance.choice(services),
                author=person,
                item="",
                begun=day - 0.1,
                live=day + chance.uniform(0.1, 0.25),
                **({"lines": JUNK, "reviewer": chance.choice(mates)} | what),
            )
            serial += 1


def _working_days() -> list[float]:
    return [WORK_FROM + 7 * week + day + 0.4 for week in range(WEEKS) for day in range(5)]


def _with(world: World, more: Iterable[Change]) -> World:
    return replace(world, changes=(*world.changes, *more))


def _add_and_revert(world: World, chance: Random) -> World:
    added = list(_floods(world, chance, {"is_ai": True}))
    serial = added[-1].serial + 1
    reverted = [
        replace(one, serial=serial + place, reverts=one.serial, live=one.live + 1, begun=one.live)
        for place, one in enumerate(added)
    ]
    return _with(world, [*added, *reverted])


def _fill_weeks(world: World, chance: Random) -> World:
    """Rubber-stamped junk wherever a service has a week without a standard delivery."""
    serial, junk = world.next_serial, []
    for service, team in world.services.items():
        for week in range(WEEKS):
            author, reviewer = chance.sample(world.of_team(team), 2)
            day = WORK_FROM + 7 * week + 0.5
            junk.append(
                Change(serial, service, author, "", day - 0.1, day, JUNK, reviewer=reviewer,
                       is_ai=True)
            )  # fmt: skip
            serial += 1
    return _with(world, junk)


def _pad(world: World, chance: Random) -> World:
    return replace(
        world, changes=tuple(replace(one, lines=10 * one.lines) for one in world.changes)
    )


def _split_tickets(is_late: bool) -> Cheat:
    """Four tickets for each, the work spread over them, signed before or after the freeze."""

    def cheat(world: World, chance: Random) -> World:
        items, of_item = [], {}
        for item in world.items:
            of_item[item.key] = [f"{item.key}00{part}" for part in range(4)]
            items += [
                replace(item, key=key, weight=item.weight / 4, is_late=is_late)
                for key in of_item[item.key]
            ]
        sliced = split(world, 4, 0.01, lambda one: bool(one.item))
        changes = [
            replace(one, item=chance.choice(of_item[one.item])) if one.item else one
            for one in sliced.changes
        ]
        return replace(sliced, items=tuple(items), changes=tuple(changes))

    return cheat


def _tickets_after_work(world: World, chance: Random) -> World:
    """A ticket for every unplanned change, written when it is done."""
    items, changes = list(world.items), []
    for change in world.changes:
        if change.item or change.is_hotfix or change.reverts:
            changes.append(change)
            continue
        team = world.people[change.author]
        key = f"{team.replace('-', '').upper()}-9{change.serial}"
        items.append(Item(key, team, 3, is_on_use_case=True, is_late=True))
        changes.append(replace(change, item=key))
    return replace(world, items=tuple(items), changes=tuple(changes))


def _everything(world: World, chance: Random) -> World:
    for cheat in (_fill_weeks, _pad, _split(3, 0.01), _redeploy):
        world = cheat(world, chance)
    return world


def _label(chooses: Callable[[Change], bool], to: bool) -> Cheat:
    def cheat(world: World, chance: Random) -> World:
        changes = (replace(one, is_ai=to if chooses(one) else one.is_ai) for one in world.changes)
        return replace(world, changes=tuple(changes))

    return cheat


def _label_only_small(world: World, chance: Random) -> World:
    changes = (replace(one, is_ai=one.is_ai and one.lines < 20) for one in world.changes)
    return replace(world, changes=tuple(changes))


def _unmark_hotfixes(world: World, chance: Random) -> World:
    """Repairs go out without the label that says what they are."""
    return replace(world, changes=tuple(replace(one, is_hotfix=False) for one in world.changes))


def _deflect_hotfixes(world: World, chance: Random) -> World:
    """A bot's change goes live just before each hotfix, to be blamed in place of the work."""
    serial = world.next_serial
    shields = [
        replace(one, serial=serial + place, begun=one.live - 0.03, live=one.live - 0.01, lines=2,
                reviewer="", is_bot=True, is_hotfix=False)
        for place, one in enumerate(one for one in world.changes if one.is_hotfix)
    ]  # fmt: skip
    return _with(world, shields)


def _fake_milestone(world: World, chance: Random) -> World:
    """Three one-line items for everybody, signed by somebody who looks away."""
    serial, items, changes = world.next_serial, list(world.items), []
    for person, team in world.people.items():
        mates = [who for who in world.of_team(team) if who != person]
        for week in (1, 4, 7, 8, 9, 10):
            key = f"{team.replace('-', '').upper()}-8{serial}"
            items.append(Item(key, team, 8, is_on_use_case=True))
            day = WORK_FROM + 7 * week + 0.5
            changes.append(
                Change(serial, chance.choice(world.services_of(team)), person, key, day - 0.1,
                       day, TRIVIAL, reviewer=chance.choice(mates), is_ai=True)
            )  # fmt: skip
            serial += 1
    approved = dict.fromkeys(world.approved, 0.0)
    for item in items:
        approved[item.team] += item.weight
    return replace(_with(world, changes), items=tuple(items), approved=approved)


def _tag_everything(world: World, chance: Random) -> World:
    return replace(world, items=tuple(replace(item, is_on_use_case=True) for item in world.items))


STRATEGIES = (
    Strategy("burn_tokens", "burn tokens", _burn_tokens),
    Strategy("claim_authorship", "claim co-authorship", _claim_authorship),
    Strategy("share_accounts", "share accounts", _share_accounts),
    Strategy("spread_authors", "put colleagues' names on work", _spread_authors),
    Strategy("split", "split every change in ten, the same day", _split(10, 0.01)),
    Strategy("drip", "drip every change over five days", _split(5, 1.0)),
    Strategy("drip_unplanned", "drip unplanned changes over four weeks", _split(4, 7.0, True)),
    Strategy("redeploy", "deploy the same commit daily", _redeploy),
    Strategy("add_and_revert", "add and revert daily", _add_and_revert),
    Strategy("bot_flood", "a flood of bot changes", _daily(is_bot=True, reviewer="")),
    Strategy("generated_flood", "a flood of generated code", _daily(kind="generated", lines=2000)),
    Strategy("format_flood", "a flood of reformatting", _daily(kind="format", lines=800)),
    Strategy("config_flood", "a flood of configuration", _daily(kind="config", lines=2)),
    Strategy("self_approved", "junk nobody else approved", _daily(reviewer="", is_ai=True)),
    Strategy("trivial_daily", "one trivial reviewed line daily", _daily(lines=TRIVIAL, is_ai=True)),
    Strategy("fill_weeks", "rubber-stamped junk in every service and week", _fill_weeks),
    Strategy("pad", "pad every change tenfold", _pad),
    Strategy("split_tickets_late", "split tickets after the freeze", _split_tickets(True)),
    Strategy("split_tickets", "split tickets before the freeze", _split_tickets(False)),
    Strategy("tickets_after_work", "write tickets after the work", _tickets_after_work),
    Strategy("unmark_hotfixes", "leave hotfixes unmarked", _unmark_hotfixes),
    Strategy("deflect_hotfixes", "slip a bot change in before each hotfix", _deflect_hotfixes),
    Strategy("everything", "junk, padding, splitting and redeploying", _everything),
    Strategy("label_everything", "call everything AI", _label(lambda one: True, True)),
    Strategy("label_only_small", "call only small changes AI", _label_only_small),
    Strategy(
        "unlabel_large", "hide AI in large changes", _label(lambda one: one.lines > 60, False)
    ),
    Strategy("fake_milestone", "a milestone of one-line items", _fake_milestone, True),
    Strategy("tag_everything", "tag every item with a use case", _tag_everything, True),
)
BY_NAME = {strategy.name: strategy for strategy in STRATEGIES}
