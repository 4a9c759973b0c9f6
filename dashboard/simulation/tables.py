"""The tables of the simulated company: what happened, before any tool writes it down."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Person:
    """Somebody on the roster, with the names every tool knows them by."""

    person_key: str
    display_name: str
    email: str
    login: str
    github_id: int
    employee_number: str
    title: str
    role: str
    location: str
    started_on: date
    ended_on: date | None
    subject: str
    cursor_id: str
    identity_center_id: str
    tools: tuple[str, ...]
    ai_from: date | None
    pace: float
    has_telemetry: bool = True


@dataclass(frozen=True)
class Membership:
    """A person in a team from one day on, until the next row or the day they leave."""

    person_key: str
    valid_from: date
    team_key: str


@dataclass(frozen=True)
class Item:
    """A piece of work in the tracker; roots of the plan have a weight."""

    key: str
    kind: str
    title: str
    team_key: str
    parent_key: str
    created_at: datetime
    started_at: datetime | None
    resolved_at: datetime | None
    due_on: date | None
    assignee_key: str
    weight: int
    use_case: str


@dataclass(frozen=True)
class Milestone:
    """A plan of one team for one quarter, frozen before the work began."""

    snapshot_id: str
    milestone_id: str
    name: str
    team_key: str
    quarter: date
    goal: str
    approver: str
    approved_at: datetime
    frozen_at: datetime
    committed_on: date
    approved_weight: int
    item_keys: tuple[str, ...]
    success_evidence: str


@dataclass(frozen=True)
class Commit:
    """A commit of a change's branch."""

    sha: str
    parent: str
    author: str
    at: datetime
    message: str
    by_agent: str = ""


@dataclass(frozen=True)
class Review:
    """A review of a change."""

    reviewer: str
    state: str
    at: datetime


@dataclass(frozen=True)
class Change:
    """A pull request; `author` and reviewers are person keys, or the login of a bot.

    Args:
        agent: the agent that opened it on behalf of `author`, or empty.
        evidence: how AI help can be seen: `cursor_lines`, `claude_label`, `trailer`,
            `agent_author`, `codex_label`, `none_seen`, or empty where nothing was used.
        line_share: AI share of the lines in the tool's own commit log, None where it has none.
    """

    repository: str
    number: int
    title: str
    body: str
    branch: str
    author: str
    agent: str
    is_bot: bool
    team_key: str
    service: str
    item_key: str
    use_case: str
    ai_tool: str
    evidence: str
    line_share: float | None
    labels: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None
    merged_at: datetime | None
    base_sha: str
    merge_sha: str
    patch_id: str
    lines_added: int
    lines_deleted: int
    kind: str
    surviving: tuple[float | None, float | None]
    commits: tuple[Commit, ...]
    reviews: tuple[Review, ...]
    outcome: str


@dataclass(frozen=True)
class Deployment:
    """A deployment with the states it went through."""

    number: int
    repository: str
    service: str
    environment: str
    tool: str
    sha: str
    ref: str
    deployer: str
    created_at: datetime
    states: tuple[tuple[str, datetime], ...]
    attempts: int = 1


@dataclass(frozen=True)
class Incident:
    """A page that went out, and when it was over."""

    number: int
    service: str
    title: str
    urgency: str
    created_at: datetime
    acknowledged_at: datetime | None
    resolved_at: datetime | None


@dataclass(frozen=True)
class Use:
    """One person's use of one AI tool at one moment of one day."""

    person_key: str
    tool: str
    at: datetime
    model: str
    prompts: int
    input_tokens: int
    output_tokens: int
    cache_read: int
    cache_write: int
    cents: float
    lines_added: int
    lines_deleted: int


@dataclass(frozen=True)
class Company:
    """Everything that happened, as flat tables."""

    seed: int
    people: tuple[Person, ...]
    memberships: tuple[Membership, ...]
    items: tuple[Item, ...]
    milestones: tuple[Milestone, ...]
    changes: tuple[Change, ...]
    deployments: tuple[Deployment, ...]
    incidents: tuple[Incident, ...]
    uses: tuple[Use, ...]
    absent_weeks: tuple[tuple[str, date, int], ...]
