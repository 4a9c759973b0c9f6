"""Whether a metric may be shown: approved by somebody else, unchanged since, for an open goal."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from dashboard import messages
from dashboard.governance import policy
from dashboard.governance.definitions import Definition
from dashboard.governance.goals import EFFECTS, Goal, read_goals
from dashboard.governance.policy import Policy
from dashboard.governance.registers import Row, rows

MAX_DAYS = 180
SAMPLE_SIGNATURE = "sample"


class ApprovalState(StrEnum):
    """Anything but approved shows the state instead of numbers, in every view and export."""

    APPROVED = "approved"
    IN_TRIAL = "in trial"
    DEFINITION_CHANGED = "void: definition changed"
    POLICY_CHANGED = "void: policy changed"
    EXPIRED = "expired"
    GOAL_MISSING = "suspended: goal missing"
    GOAL_CLOSED = "suspended: goal closed"
    GOAL_OF_OTHER_EFFECT = "suspended: goal of another effect"
    OWNER_APPROVED = "invalid: approver is the owner"
    SIGNATURE = "invalid: signature"
    RETIRED = "retired"


_NEXT_STEP = {
    ApprovalState.APPROVED: "review before it expires",
    ApprovalState.IN_TRIAL: "somebody other than the owner approves the definition",
    ApprovalState.DEFINITION_CHANGED: "the changed definition is approved anew",
    ApprovalState.POLICY_CHANGED: "the definition is approved under the changed policy",
    ApprovalState.EXPIRED: "the definition is approved again",
    ApprovalState.GOAL_MISSING: "link an open goal in goals.csv",
    ApprovalState.GOAL_CLOSED: "link an open goal, or retire the metric",
    ApprovalState.GOAL_OF_OTHER_EFFECT: "link a goal for customers or for the bottom line",
    ApprovalState.OWNER_APPROVED: "somebody other than the owner approves the definition",
    ApprovalState.SIGNATURE: "the approver signs the approval",
    ApprovalState.RETIRED: "none, the metric is no longer used",
}


@dataclass(frozen=True)
class Signed:
    """One row of `approvals.csv`."""

    metric_id: str
    definition_hash: str
    policy_hash: str
    approver: str
    approved_at: datetime
    expires_at: datetime
    signature: str

    def ends_at(self) -> datetime:
        """An approval lasts as long as it says, and never longer than 180 days."""
        return min(self.expires_at, self.approved_at + timedelta(days=MAX_DAYS))


@dataclass(frozen=True)
class Register:
    """What approvals are judged by."""

    signed: tuple[Signed, ...]
    goals: dict[str, Goal]
    policy: Policy
    is_sample: bool


@dataclass(frozen=True)
class Approval:
    """The answer for one metric.

    Attributes:
        history: every approval of it so far, oldest first.
    """

    state: ApprovalState
    owner: str
    approver: str | None
    approved_at: datetime | None
    expires_at: datetime | None
    history: tuple[Signed, ...]

    @property
    def next_step(self) -> str:
        """What has to happen next, and for whom it is to do."""
        return _NEXT_STEP[self.state]

    def message(self, title: str) -> str:
        """What is shown instead of the figures of a metric with this title."""
        return messages.not_approved(title, self.state, self.owner, self.next_step)

    def changed_since_build(self) -> "Approval":
        """For a definition whose figures were not built yet: they are another definition's."""
        return replace(self, state=ApprovalState.DEFINITION_CHANGED)


def read(governance: Path, is_sample: bool) -> Register:
    """The register as its files stand now.

    Raises:
        InvalidGovernance: a file cannot be read; names file, line and column.
    """
    columns = ("metric_id", "definition_hash", "policy_hash", "approver", "approved_at")
    found = rows(governance / "approvals.csv", (*columns, "expires_at", "signature"))
    return Register(
        signed=tuple(_signed(row) for row in found),
        goals=read_goals(governance),
        policy=policy.read(governance),
        is_sample=is_sample,
    )


def state(definition: Definition, register: Register, as_of: date) -> Approval:
    """Judge one metric on a day: the latest approval of this very definition decides."""
    history = sorted(
        (row for row in register.signed if row.metric_id == definition.metric_id),
        key=lambda row: row.approved_at,
    )
    given = [row for row in history if row.approved_at.date() <= as_of]
    of_this = [row for row in given if row.definition_hash == definition.definition_hash]
    latest = (of_this or given or [None])[-1]
    return Approval(
        state=_state(definition, latest, register, as_of),
        owner=definition.owner,
        approver=latest.approver if latest else None,
        approved_at=latest.approved_at if latest else None,
        expires_at=latest.ends_at() if latest else None,
        history=tuple(history),
    )


def _state(
    definition: Definition, latest: Signed | None, register: Register, as_of: date
) -> ApprovalState:
    retired_on = definition.retired_on()
    if retired_on and retired_on <= as_of:
        return ApprovalState.RETIRED
    if latest is None:
        return ApprovalState.IN_TRIAL
    refused = _refused(definition, latest, register, as_of)
    return refused or _goal_state(register.goals.get(definition.goal), as_of)


def _refused(
    definition: Definition, latest: Signed, register: Register, as_of: date
) -> ApprovalState | None:
    if latest.definition_hash != definition.definition_hash:
        return ApprovalState.DEFINITION_CHANGED
    if latest.policy_hash != register.policy.policy_hash:
        return ApprovalState.POLICY_CHANGED
    if _person(latest.approver) == _person(definition.owner):
        return ApprovalState.OWNER_APPROVED
    # No signature is verified here, so none is believed: only invented companies go without.
    if not (register.is_sample and latest.signature == SAMPLE_SIGNATURE):
        return ApprovalState.SIGNATURE
    return ApprovalState.EXPIRED if latest.ends_at().date() <= as_of else None


def _goal_state(goal: Goal | None, as_of: date) -> ApprovalState:
    if goal is None:
        return ApprovalState.GOAL_MISSING
    if goal.effect not in EFFECTS:
        return ApprovalState.GOAL_OF_OTHER_EFFECT
    return ApprovalState.APPROVED if goal.is_open(as_of) else ApprovalState.GOAL_CLOSED


def _person(named: str) -> str:
    """The person without their office: `Ada Lim, Head of Delivery Analytics`."""
    return " ".join(named.partition(",")[0].casefold().split())


def _signed(row: Row) -> Signed:
    return Signed(
        metric_id=row.text("metric_id"),
        definition_hash=row.text("definition_hash"),
        policy_hash=row.optional("policy_hash"),
        approver=row.text("approver"),
        approved_at=row.instant("approved_at"),
        expires_at=row.instant("expires_at"),
        signature=row.optional("signature"),
    )
