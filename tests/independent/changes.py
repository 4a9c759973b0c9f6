"""Merged changes: their authors, approval, size, marks of AI help and the work item they name."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tests.independent import raw
from tests.independent.people import People

REVERTS = re.compile(r"Reverts ([\w.-]+/[\w.-]+)#(\d+)")
TRAILER = re.compile(r"^co-authored-by:\s*(.*?)\s*<([^>]*)>\s*$", re.IGNORECASE | re.MULTILINE)
NOREPLY = re.compile(r"^(?:\d+\+)?(.+)@users\.noreply\.github\.com$")
AI_NAMES = re.compile(r"claude|cursor|copilot|codex|devin", re.IGNORECASE)
AGENTS = {"copilot", "copilot-swe-agent", "devin-ai-integration[bot]", "cursoragent"}
NOT_EFFECTIVE = {"generated", "vendored", "format", "config", "test_data", "lock"}
NOT_COUNTED = {"generated", "vendored", "format", "lock"}
VENDOR_LABEL = "claude-code-assisted"


@dataclass
class Change:
    """A merged change as it stood at its merge."""

    key: str
    repository: str
    title: str
    merge_sha: str
    merged_at: dt.datetime
    first_commit_at: dt.datetime
    authors: tuple[str, ...]
    is_human: bool
    is_approved: bool
    is_hotfix: bool
    reverts: str | None
    item: str | None
    kind: str
    patch: str
    lines: int
    surviving: float
    commits: tuple[str, ...] = ()
    marks: set[str] = field(default_factory=set)
    logs: set[str] = field(default_factory=set)
    tier: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether its landings are attempts: no revert, no generated, vendored or format one."""
        return self.is_human and self.reverts is None and self.kind not in NOT_COUNTED

    @property
    def is_assisted(self) -> bool:
        """Whether the evidence ties AI help to this change."""
        return self.tier in ("T3", "T2")


def merged(root: Path, people: People) -> list[Change]:
    """All merged changes of the exports."""
    commits, lines = Commits(root), _lines(root)
    reviews, projects = _approvers(root), _projects(root)
    return [
        _change(pull, commits.of(pull), people, reviews, lines, projects)
        for pull in pulls(root)
        if pull["merged_at"]
    ]


def pulls(root: Path) -> list[dict]:
    """Pull requests in their newest state."""
    return raw.latest(
        raw.github(root, "pulls"),
        key=lambda pull: pull["url"].lower(),
        version=lambda pull: pull["updated_at"],
    )


class Commits:
    """Commits of pull requests, found from the head back through the parents."""

    def __init__(self, root: Path) -> None:
        commits = raw.latest(raw.github(root, "pull_commits"), key=lambda commit: commit["sha"])
        self.by_sha = {commit["sha"]: commit for commit in commits}

    def of(self, pull: dict) -> list[dict]:
        """The commits of one pull request, newest first."""
        found, sha = [], pull["head"]["sha"]
        while sha in self.by_sha and sha != pull["base"]["sha"]:
            found.append(self.by_sha[sha])
            sha = self.by_sha[sha]["parents"][0]["sha"]
        return found


def _change(
    pull: dict, commits: list[dict], people: People, reviews: dict, lines: dict, projects: set[str]
) -> Change:
    authors, is_human = _authors(pull, commits, people)
    repository = raw.repository(pull["url"])
    size = lines.get((repository, pull["merge_commit_sha"]), {})
    return Change(
        key=f"{repository}#{pull['number']}",
        repository=repository,
        title=pull["title"],
        merge_sha=pull["merge_commit_sha"],
        merged_at=raw.moment(pull["merged_at"]),
        first_commit_at=min(raw.moment(one["commit"]["author"]["date"]) for one in commits),
        authors=authors,
        is_human=is_human,
        is_approved=_is_approved(pull, authors, people, reviews),
        is_hotfix=_is_hotfix(pull),
        reverts=_reverts(pull),
        item=_item(pull, projects),
        kind=size.get("change_kind", "feature"),
        patch=size.get("patch_id") or pull["merge_commit_sha"],
        lines=_effective(size),
        surviving=float(size.get("surviving_share_14") or 1),
        commits=tuple(one["sha"] for one in commits),
        marks=_marks(pull, commits),
        logs=_labels(pull) & {VENDOR_LABEL},
    )


def _labels(pull: dict) -> set[str]:
    return {label["name"] for label in pull["labels"]}


def _is_hotfix(pull: dict) -> bool:
    """The company's rule: the label hotfix, or a branch that starts with hotfix/."""
    return "hotfix" in _labels(pull) or pull["head"]["ref"].startswith("hotfix/")


def _reverts(pull: dict) -> str | None:
    """The change that the body says this one reverts."""
    found = REVERTS.search(pull["body"] or "")
    return f"github.com/{found[1].lower()}#{found[2]}" if found else None


def _trailers(commits: list[dict]) -> list[tuple[str, str]]:
    return [pair for one in commits for pair in TRAILER.findall(one["commit"]["message"])]


def _authors(pull: dict, commits: list[dict], people: People) -> tuple[tuple[str, ...], bool]:
    """Human author and human co-authors; of an agent's change, whoever asked for it.

    A bot's change has no author at all: it is nobody's landing.
    """
    user, trailers = pull["user"], _trailers(commits)
    is_agent = user["login"].lower() in AGENTS
    if user["type"] == "Bot" and not is_agent:
        return (), False
    names = {_by_address(address, people) for name, address in trailers if _is_person(name)}
    names |= set() if is_agent else {people.person("github", "login", user["login"])}
    return tuple(sorted(name for name in names if name)), True


def _is_person(name: str) -> bool:
    return not AI_NAMES.search(name)


def _by_address(address: str, people: People) -> str | None:
    """The person of a commit address: declared, or the login inside a hidden address."""
    hidden = NOREPLY.match(address.lower())
    if hidden:
        return people.person("github", "login", hidden[1])
    return people.emails.get(address.lower())


def _approvers(root: Path) -> dict[str, list[tuple[str, str]]]:
    """Who approved each pull request and when: bots do not approve."""
    found = defaultdict(list)
    for review in raw.latest(raw.github(root, "reviews"), key=lambda review: review["id"]):
        if review["state"] == "APPROVED" and review["user"]["type"] == "User":
            found[review["pull_request_url"].lower()].append(
                (review["user"]["login"], review["submitted_at"])
            )
    return found


def _is_approved(pull: dict, authors: tuple[str, ...], people: People, reviews: dict) -> bool:
    """Approved before the merge by a human who is not an author."""
    logins = [
        login for login, at in reviews.get(pull["url"].lower(), []) if at <= pull["merged_at"]
    ]
    own = pull["user"]["login"].lower()
    return any(
        login.lower() != own and people.person("github", "login", login) not in authors
        for login in logins
    )


def _lines(root: Path) -> dict[tuple[str, str], dict]:
    path = raw.files(root, "neutral/change_lines-*")[-1]
    return {(row["repository_key"], row["sha"]): row for row in raw.csv_rows(path)}


def _effective(size: dict) -> int:
    """Added and deleted lines that somebody wrote as product code."""
    if not size or size["change_kind"] in NOT_EFFECTIVE:
        return 0
    return int(size["effective_lines_added"]) + int(size["effective_lines_deleted"])


def _marks(pull: dict, commits: list[dict]) -> set[str]:
    """What in the change itself says that an AI tool helped."""
    found = {"trailer" for name, _ in _trailers(commits) if AI_NAMES.search(name)}
    found |= {"author"} if pull["user"]["login"].lower() in AGENTS else set()
    logins = {(one["author"] or {}).get("login", "").lower() for one in commits}
    found |= {"commit_author"} if logins & AGENTS else set()
    found |= {"body"} if "Generated with [Claude Code]" in (pull["body"] or "") else set()
    found |= {"branch"} if pull["head"]["ref"].startswith(("codex/", "cursor/")) else set()
    return found | ({"label"} if "codex" in _labels(pull) else set())


def _projects(root: Path) -> set[str]:
    return {row["Project key"] for path in raw.files(root, "jira/*") for row in raw.csv_rows(path)}


def _item(pull: dict, projects: set[str]) -> str | None:
    """The work item named in branch or title, for known project prefixes only."""
    for text in (pull["head"]["ref"].upper(), pull["title"].upper()):
        for project, number in re.findall(r"\b([A-Z][A-Z0-9]+)-(\d+)\b", text):
            if project in projects:
                return f"{project}-{number}"
    return None
