"""From merged to live: deployments, what undid them, and the incidents around them."""

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random

from dashboard.simulation import maya
from dashboard.simulation.company import Parameters
from dashboard.simulation.days import LAST_DAY, WORK_STARTS_HOUR, steps
from dashboard.simulation.draft import Draft
from dashboard.simulation.streams import sha, stream, weighted
from dashboard.simulation.teams import TEAMS

WORK_ENDS_HOUR = 18
SHORTEST_GAP = timedelta(minutes=4)
ROOM_TO_REACT = timedelta(minutes=50)
TRAIN_DAYS = (1, 3)
NOISE_EVERY = 19
MEAN_HOURS, LONGEST_HOURS = 55, 264.0
LATE_FROM_DAY, LATE_TO_DAY = 16, 25
DATA_END = datetime.combine(LAST_DAY, time(23, 59))


@dataclass
class Page:
    """An incident before it has a number."""

    service: str
    title: str
    urgency: str
    created_at: datetime


@dataclass
class Rollback:
    """An earlier version put back after a bad landing."""

    draft: Draft
    at: datetime


@dataclass
class Deliveries:
    """What went live and what went wrong."""

    drafts: list[Draft]
    rollbacks: list[Rollback] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)


def deliver(seed: int, parameters: Parameters, drafts: list[Draft]) -> Deliveries:
    """Put every draft live in order, then undo the ones that fail."""
    result = Deliveries(sorted(drafts, key=lambda draft: (draft.merged_at, draft.author)))
    clocks: dict[str, list[datetime]] = {}
    random = stream(seed, "live")
    for draft in result.drafts:
        draft.live_at = _live_at(random, draft, clocks.setdefault(draft.service, []))
    _fail(stream(seed, "failures"), parameters, result, clocks)
    _noise(stream(seed, "noise"), parameters, result)
    result.drafts.sort(key=lambda draft: (draft.merged_at, draft.author))
    return result


def _live_at(random: Random, draft: Draft, clock: list[datetime]) -> datetime:
    """The next moment the service takes a deployment; trains leave twice a week."""
    if draft.team.deploys == "train":
        return _next_train(draft.merged_at)
    at = draft.merged_at + timedelta(minutes=random.randrange(8, 45), seconds=random.randrange(60))
    if clock and at < clock[-1] + SHORTEST_GAP:
        at = clock[-1] + SHORTEST_GAP
    insort(clock, at)
    return at


def _next_train(merged: datetime) -> datetime:
    day = merged.date()
    for ahead in range(8):
        leaves = datetime.combine(day + timedelta(ahead), time(15))
        if leaves > merged and leaves.weekday() in TRAIN_DAYS:
            return leaves
    raise AssertionError("a week holds two trains")


def _fail(
    random: Random, parameters: Parameters, result: Deliveries, clocks: dict[str, list[datetime]]
) -> None:
    """Reverts and named incidents first: they may come days later; the rest needs a quiet hour."""
    failing = [draft for draft in result.drafts if draft.fails]
    kinds = [_kind(random, draft) for draft in failing]
    for draft, kind in zip(failing, kinds, strict=True):
        if kind == "revert":
            _revert(random, draft, result, clocks[draft.service] if clocks else [])
    for draft, kind in zip(failing, kinds, strict=True):
        if kind != "revert":
            _react(random, parameters, draft, kind, result, clocks)
    _fail_late(random, parameters, result, clocks)


def _fail_late(
    random: Random, parameters: Parameters, result: Deliveries, clocks: dict[str, list[datetime]]
) -> None:
    """A few changes are reverted after the observation window: lasted, and not after 28 days."""
    spared = {parameters.unbroken_team, maya.TEAM.key}
    for draft in list(result.drafts):
        is_free = draft.purpose == "change" and not draft.fails and draft.team.key not in spared
        if is_free and random.random() < parameters.undone_late:
            days = LATE_FROM_DAY + (LATE_TO_DAY - LATE_FROM_DAY) * random.random()
            _revert(random, draft, result, clocks.setdefault(draft.service, []), days * 24)
            draft.outcome = ""


def _kind(random: Random, draft: Draft) -> str:
    if draft.undone_by:
        return draft.undone_by
    if draft.team.deploys == "train":
        return "revert"
    return weighted(random, {"revert": 16, "rollback": 28, "hotfix": 28, "incident": 28})


def _revert(
    random: Random, draft: Draft, result: Deliveries, clock: list[datetime], hours: float = 0
) -> None:
    hours = hours or min(LONGEST_HOURS, 1.5 + random.expovariate(1 / MEAN_HOURS))
    merged = _working(draft.live_at + timedelta(hours=hours))
    fix = _correction(draft, "revert", merged)
    fix.lines = draft.lines
    _land_correction(random, draft, fix, result, clock)


def _react(
    random: Random, parameters: Parameters, draft: Draft, kind: str, result: Deliveries,
    clocks: dict[str, list[datetime]],
) -> None:  # fmt: skip
    """Undo a landing before the next deployment of the service; without room, revert it."""
    clock = clocks[draft.service]
    place = bisect_right(clock, draft.live_at)
    room = (clock[place] if place < len(clock) else DATA_END) - draft.live_at
    if room < ROOM_TO_REACT:
        _revert(random, draft, result, clock)
        return
    at = draft.live_at + min(room * 0.7, timedelta(minutes=random.randrange(20, 240)))
    if kind == "rollback":
        insort(clock, at)
        result.rollbacks.append(Rollback(draft, at))
        draft.outcome = "rollback"
    elif kind == "hotfix":
        fix = _correction(draft, "hotfix", at - timedelta(minutes=6))
        fix.lines = random.randrange(1, 14)
        _land_correction(random, draft, fix, result, clock, at)
    else:
        _page(random, parameters, draft, at, result)


def _page(
    random: Random, parameters: Parameters, draft: Draft, at: datetime, result: Deliveries
) -> None:
    title = (
        f"{draft.service}: {random.choice(('error rate', 'latency', 'failed orders'))} above limit"
    )
    if random.random() < parameters.explicit_cause:
        title += f" (root cause: {merge_sha(draft)})"
    urgency = "high" if random.random() < 0.7 else "low"
    result.pages.append(Page(draft.service, title, urgency, at))
    draft.outcome = "incident"


def _correction(draft: Draft, purpose: str, merged: datetime) -> Draft:
    author = draft.repaired_by or draft.author
    fix = Draft(author, draft.team, draft.service, merged, purpose=purpose, corrects=draft)
    if purpose == "hotfix":
        fix.labels.append("hotfix")
    return fix


def _land_correction(
    random: Random, draft: Draft, fix: Draft, result: Deliveries, clock: list[datetime],
    at: datetime | None = None,
) -> None:  # fmt: skip
    fix.live_at = at or _live_at(random, fix, [])
    if fix.live_at > DATA_END:
        return
    insort(clock, fix.live_at)
    result.drafts.append(fix)
    draft.outcome = fix.purpose


def _working(at: datetime) -> datetime:
    """That moment, or the next morning of a working day: never an earlier one."""
    if not WORK_STARTS_HOUR <= at.hour < WORK_ENDS_HOUR:
        ahead = 1 if at.hour >= WORK_ENDS_HOUR else 0
        at = at.replace(hour=WORK_STARTS_HOUR + at.hour % 3) + timedelta(days=ahead)
    return at + timedelta(days={5: 2, 6: 1}.get(at.weekday(), 0))


def _noise(random: Random, parameters: Parameters, result: Deliveries) -> None:
    """Pages no change caused: certificates and disks, and one team's month on call."""
    # A page there would be laid at the door of a planted landing.
    spared = {parameters.unbroken_team, maya.TEAM.key}
    services = [name for team in TEAMS if team.key not in spared for name in team.services]
    first = parameters.incidents_until - timedelta(NOISE_EVERY * 33)
    for day in steps(first, LAST_DAY, NOISE_EVERY):
        service = random.choice(services)
        at = datetime.combine(day, time(3, random.randrange(60)))
        result.pages.append(Page(service, f"{service}: certificate close to expiry", "low", at))
    first = parameters.on_call_period
    team = next(team for team in TEAMS if team.key == parameters.on_call_team)
    for day in steps(first, first + timedelta(27), 3):
        at = datetime.combine(day, time(2 + random.randrange(4), random.randrange(60)))
        title = f"{team.services[0]}: carrier link flapping"
        result.pages.append(Page(team.services[0], title, "high", at))


def merge_sha(draft: Draft) -> str:
    """The commit the change became on the main branch."""
    return sha("merge", draft.service, draft.author, draft.merged_at, draft.purpose)
