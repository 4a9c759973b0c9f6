"""Pull requests out of drafts, numbered per repository, and those that were never merged."""

from datetime import datetime, time, timedelta
from random import Random

from dashboard.simulation.company import OWNER, Parameters
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, moment
from dashboard.simulation.deliveries import merge_sha
from dashboard.simulation.draft import Draft
from dashboard.simulation.people import Staff
from dashboard.simulation.pull import PullRequest, Times
from dashboard.simulation.streams import sha, stream
from dashboard.simulation.tables import Change, Commit
from dashboard.simulation.teams import TEAMS
from dashboard.simulation.titles import PARTS, change_title

UNMERGED_SHARE = 0.035
OPEN_SINCE = timedelta(days=9)


def build_changes(
    seed: int, parameters: Parameters, staff: Staff, drafts: list[Draft]
) -> tuple[Change, ...]:
    """One change per draft, numbered per repository, and a few that were not merged."""
    people = {person.person_key: person for person in staff.people}
    mates = _mates(staff)
    changes = []
    for service in [service for team in TEAMS for service in team.services]:
        own = [draft for draft in drafts if draft.service == service]
        timed = [(draft, _times(stream(seed, "times", merge_sha(draft)), draft)) for draft in own]
        timed.sort(key=lambda pair: (pair[1].created, merge_sha(pair[0])))
        for number, (draft, _) in enumerate(timed, 1):
            draft.number = number + number // 27
        bases = _bases(own)
        for draft, times in timed:
            random = stream(seed, "change", merge_sha(draft))
            parts = PullRequest(random, parameters, people, mates, draft, times)
            changes.append(parts.change(bases[merge_sha(draft)]))
        changes += _unmerged(seed, own)
    return tuple(changes)


def _bases(own: list[Draft]) -> dict[str, str]:
    """The commit of the main branch each change was merged onto."""
    ordered = [merge_sha(draft) for draft in sorted(own, key=lambda draft: draft.merged_at)]
    previous = [sha("root", own[0].service if own else ""), *ordered]
    return dict(zip(ordered, previous, strict=False))


def _times(random: Random, draft: Draft) -> Times:
    if draft.purpose in ("revert", "hotfix"):
        created = draft.merged_at - timedelta(minutes=random.randrange(3, 14))
        return Times(created - timedelta(minutes=2), created, draft.merged_at)
    created = draft.merged_at - timedelta(hours=1 + 40 * random.random() ** 2)
    first = created - timedelta(hours=0.3 + 60 * random.random() ** 2)
    # A planned change begins after its plan was frozen; nothing begins before the first day.
    opened = datetime.combine(draft.opened_after or FIRST_DAY, time(0, 1))
    first, created = max(first, opened), max(created, opened + timedelta(minutes=3))
    return Times(first.replace(microsecond=0), created.replace(microsecond=0), draft.merged_at)


def _mates(staff: Staff) -> dict[str, list[str]]:
    """Possible reviewers per team: everybody who was ever in it, newest last."""
    mates: dict[str, list[str]] = {}
    for row in staff.memberships:
        mates.setdefault(row.team_key, []).append(row.person_key)
    return mates


def _unmerged(seed: int, own: list[Draft]) -> list[Change]:
    """Changes that were closed without merging or are still open."""
    humans = [draft for draft in own if draft.purpose == "change"]
    random = stream(seed, "unmerged", own[0].service if own else "")
    number = max((draft.number for draft in own), default=0)
    drawn = random.sample(humans, int(len(humans) * UNMERGED_SHARE))
    taken = {draft.number for draft in own}
    free = [number for number in range(1, number) if number not in taken]
    rows = [_abandoned(random, draft, spare) for draft, spare in zip(drawn, free, strict=False)]
    newest = [draft for draft in humans if draft.merged_at.date() > LAST_DAY - OPEN_SINCE]
    return rows + [
        _still_open(random, draft, number + 1 + place) for place, draft in enumerate(newest[:2])
    ]


def _abandoned(random: Random, draft: Draft, number: int) -> Change:
    created = moment(max(FIRST_DAY, draft.merged_at.date() - timedelta(6)), random)
    return _bare(random, draft, number, created, created + timedelta(days=random.randrange(1, 6)))


def _still_open(random: Random, draft: Draft, number: int) -> Change:
    return _bare(random, draft, number, moment(LAST_DAY - timedelta(1), random), None)


def _bare(
    random: Random, draft: Draft, number: int, created: datetime, closed: datetime | None
) -> Change:
    title = change_title(random)
    name = sha("abandoned", draft.service, number)
    commit = Commit(name, merge_sha(draft), draft.author, created - timedelta(hours=1), title)
    return Change(
        repository=f"{OWNER}/{draft.service}", number=number, title=title, body="",
        branch=random.choice(PARTS).replace(" ", "-"), author=draft.author, agent="", is_bot=False,
        team_key=draft.team.key, service=draft.service, item_key="", use_case="", ai_tool="",
        evidence="", line_share=None, labels=(), created_at=created, updated_at=closed or created,
        closed_at=closed, merged_at=None, base_sha=merge_sha(draft),
        merge_sha=sha("test merge", draft.service, number), patch_id="", lines_added=12,
        lines_deleted=3, kind="feature", surviving=(None, None), commits=(commit,), reviews=(),
        outcome="",
    )  # fmt: skip
