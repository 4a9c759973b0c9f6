"""GitHub REST answers: pull requests, their commits and reviews, as a collector saved them."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from dashboard.simulation.days import FIRST_DAY, LAST_DAY, QUARTER_DAYS, stamp, steps
from dashboard.simulation.draft import UPDATE_BOT
from dashboard.simulation.files import output
from dashboard.simulation.pull import AGENT, noreply
from dashboard.simulation.streams import sha
from dashboard.simulation.tables import Change, Commit, Company, Person, Review

API = "https://api.github.com/repos"
SITE = "https://github.com"
BOT_IDS = {AGENT: 198_982_749, UPDATE_BOT: 49_699_333, "harbourlight-deployer[bot]": 9_199_000_001}
LABEL_COLOURS = {"hotfix": "b60205", "claude-code-assisted": "d97757", "codex": "10a37f"}
OVERLAP = timedelta(days=7)
FIRST_PULL_ID = 2_300_000_000


def write(company: Company, folder: Path) -> None:
    """Pull requests, commits and reviews, one file of each per quarter, overlapping by a week."""
    people = {person.person_key: person for person in company.people}
    changes = sorted(company.changes, key=lambda change: (change.repository, change.created_at))
    for since, until in windows():
        seen = [
            (change, _ends_open(change, until))
            for change in changes
            if change.created_at < until and change.updated_at >= since
        ]
        output.document(
            folder / "pulls" / f"pulls-{until.date()}.json.gz",
            [pull(people, change, is_open) for change, is_open in seen],
        )
        closed = [change for change, is_open in seen if not is_open]
        output.document(
            folder / "pull_commits" / f"pull_commits-{until.date()}.json.gz",
            [commit(people, change, one) for change in closed for one in change.commits],
        )
        output.document(
            folder / "reviews" / f"reviews-{until.date()}.json.gz",
            [review(people, change, one) for change in closed for one in change.reviews],
        )


def windows() -> Iterator[tuple[datetime, datetime]]:
    """First and last moment of each export: a quarter and the week before it."""
    for quarter in steps(FIRST_DAY, LAST_DAY, QUARTER_DAYS):
        start = datetime.combine(quarter, time())
        until = min(start + timedelta(QUARTER_DAYS), datetime.combine(LAST_DAY, time(23, 59)))
        yield start - OVERLAP, until


def _ends_open(change: Change, until: datetime) -> bool:
    return change.closed_at is None or change.closed_at >= until


def pull(people: dict[str, Person], change: Change, is_open: bool) -> dict:
    """One pull request as the list endpoint answers it: without line counts."""
    url = f"{API}/{change.repository}/pulls/{change.number}"
    who = user(people, change.agent or change.author)
    head = change.commits[-1].sha
    assignees = [user(people, change.author)] if change.agent else []
    return {
        "url": url,
        "id": FIRST_PULL_ID + _ordinal(change),
        "node_id": f"PR_{_ordinal(change):x}",
        "html_url": f"{SITE}/{change.repository}/pull/{change.number}",
        "number": change.number,
        "state": "open" if is_open else "closed",
        "locked": False,
        "title": change.title,
        "user": who,
        "body": change.body or None,
        "created_at": stamp(change.created_at),
        "updated_at": stamp(change.created_at if is_open else change.updated_at),
        "closed_at": None if is_open else stamp(change.closed_at),
        "merged_at": None if is_open or change.merged_at is None else stamp(change.merged_at),
        "merge_commit_sha": change.merge_sha,
        "assignee": assignees[0] if assignees else None,
        "assignees": assignees,
        "requested_reviewers": [],
        "requested_teams": [],
        "labels": [] if is_open else [_label(name) for name in change.labels],
        "milestone": None,
        "draft": False,
        "commits_url": f"{url}/commits",
        "statuses_url": f"{API}/{change.repository}/statuses/{head}",
        "head": _end(change, change.branch, head, who),
        "base": _end(change, "main", change.base_sha, None),
        "author_association": "NONE" if change.is_bot else "MEMBER",
        "auto_merge": None,
        "active_lock_reason": None,
    }


def _ordinal(change: Change) -> int:
    """A number that is the same for the same pull request in every export."""
    return int(change.merge_sha[:7], 16)


def _label(name: str) -> dict:
    return {
        "id": 7_400_000_000 + sum(map(ord, name)),
        "name": name,
        "color": LABEL_COLOURS.get(name, "ededed"),
        "default": False,
        "description": None,
    }


def _end(change: Change, ref: str, name: str, who: dict | None) -> dict:
    owner, repository = change.repository.split("/")
    return {
        "label": f"{owner}:{ref}",
        "ref": ref,
        "sha": name,
        "user": who,
        "repo": {
            "name": repository,
            "full_name": change.repository,
            "private": True,
            "default_branch": "main",
        },
    }


def user(people: dict[str, Person], key: str) -> dict:
    """A GitHub account; bots are known by login."""
    if key in BOT_IDS:
        return {"login": key, "id": BOT_IDS[key], "type": "Bot", "site_admin": False}
    person = people[key]
    return {"login": person.login, "id": person.github_id, "type": "User", "site_admin": False}


def commit(people: dict[str, Person], change: Change, one: Commit) -> dict:
    """One commit of a pull request; REST does not say of which."""
    key = one.by_agent or one.author
    signature = {**_signature(people, key), "date": stamp(one.at)}
    url = f"{API}/{change.repository}/commits/{one.sha}"
    return {
        "sha": one.sha,
        "node_id": f"C_{one.sha[:8]}",
        "commit": {
            "author": signature,
            "committer": signature,
            "message": one.message,
            "comment_count": 0,
            "verification": {"verified": False, "reason": "unsigned"},
        },
        "url": url,
        "html_url": f"{SITE}/{change.repository}/commit/{one.sha}",
        "author": user(people, key),
        "committer": user(people, key),
        "parents": [{"sha": one.parent}],
    }


def _signature(people: dict[str, Person], key: str) -> dict:
    if key in BOT_IDS:
        return {"name": key, "email": f"{BOT_IDS[key]}+{key}@users.noreply.github.com"}
    person = people[key]
    hides = person.github_id % 2 == 0
    return {"name": person.display_name, "email": noreply(person) if hides else person.email}


def review(people: dict[str, Person], change: Change, one: Review) -> dict:
    """One review."""
    url = f"{API}/{change.repository}/pulls/{change.number}"
    # Twelve digits of a hash: no two of some ten thousand reviews share one.
    number = int(sha(url, one.reviewer, one.at)[:12], 16)
    return {
        "id": number,
        "node_id": f"PRR_{number:x}",
        "user": user(people, one.reviewer),
        "body": "",
        "state": one.state,
        "html_url": f"{SITE}/{change.repository}/pull/{change.number}#pullrequestreview-{number}",
        "pull_request_url": url,
        "author_association": "MEMBER",
        "submitted_at": stamp(one.at),
        "commit_id": change.commits[-1].sha,
    }
