"""What the company wants to reach: goals, declared use cases of AI, targets."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard import messages
from dashboard.governance.definitions import Definition, Kind
from dashboard.governance.registers import Row, rows

EFFECTS = ("customer", "bottom_line")
_TIERS = ("standard", "high")
# What a metric of another kind measures, as message M09 says it.
_MEASURES = {Kind.QUANTITY: "use", Kind.SPEND: "spend", Kind.GUARDRAIL: "side effects"}


@dataclass(frozen=True)
class Goal:
    """A result for customers or for the bottom line."""

    goal_id: str
    statement: str
    effect: str
    measure: str
    sponsor: str
    review_on: date | None
    closed_on: date | None

    def is_open(self, today: date) -> bool:
        """Whether metrics may still be shown for its sake."""
        return self.closed_on is None or self.closed_on > today


@dataclass(frozen=True)
class UseCase:
    """A use of AI that was declared before the work on it began."""

    use_case_id: str
    title: str
    statement: str
    owner: str
    tier: str
    goal_id: str
    outcome_metric: str
    declared_on: date
    review_on: date | None
    retired_on: date | None
    decision: str
    decided_on: date | None


@dataclass(frozen=True)
class Target:
    """A value somebody wants a metric to reach.

    Attributes:
        refusal: the sentence that says why it does not count; such a target stays listed.
    """

    target_id: str
    metric_id: str
    node_id: str
    period: str
    value: float | None
    baseline: float | None
    goal_id: str
    milestone_id: str
    due_on: date | None
    owner: str
    set_on: date | None
    refusal: str | None


def read_goals(governance: Path) -> dict[str, Goal]:
    """Goals by id.

    Raises:
        InvalidGovernance: a row cannot be read; names file, line and column.
    """
    columns = ("goal_id", "statement", "effect", "sponsor")
    found = [_goal(row) for row in rows(governance / "goals.csv", columns)]
    return {goal.goal_id: goal for goal in found}


def read_use_cases(governance: Path) -> dict[str, UseCase]:
    """Declared use cases by id.

    Raises:
        InvalidGovernance: see `read_goals`.
    """
    columns = ("use_case_id", "title", "owner", "tier", "goal_id", "declared_on")
    found = [_use_case(row) for row in rows(governance / "use_cases.csv", columns)]
    return {case.use_case_id: case for case in found}


def read_targets(
    governance: Path, definitions: dict[str, Definition], node_keys: frozenset[str]
) -> list[Target]:
    """Targets in the order of the file, refused ones among them.

    Raises:
        InvalidGovernance: see `read_goals`.
    """
    columns = ("target_id", "metric_id", "node_id", "period", "value", "goal_id", "owner")
    return [
        _target(row, definitions, node_keys) for row in rows(governance / "targets.csv", columns)
    ]


def target_refusal(metric_id: str, definitions: dict[str, Definition]) -> str | None:
    """Why a metric takes no target, or nothing: only quality does."""
    definition = definitions.get(metric_id)
    if definition is None:
        return f"Target refused: there is no metric {metric_id}. Set it on an outcome metric."
    if definition.kind is Kind.QUALITY:
        return None
    return messages.target_refused(definition.title, _MEASURES[definition.kind])


def _goal(row: Row) -> Goal:
    return Goal(
        goal_id=row.text("goal_id"),
        statement=row.text("statement"),
        effect=row.text("effect"),
        measure=row.optional("measure"),
        sponsor=row.text("sponsor"),
        review_on=row.day("review_on"),
        closed_on=row.day("closed_on"),
    )


def _use_case(row: Row) -> UseCase:
    row.text("declared_on")
    return UseCase(
        use_case_id=row.text("use_case_id"),
        title=row.text("title"),
        statement=row.optional("statement"),
        owner=row.text("owner"),
        tier=row.one_of("tier", _TIERS),
        goal_id=row.text("goal_id"),
        outcome_metric=row.optional("outcome_metric"),
        declared_on=row.day("declared_on"),
        review_on=row.day("review_on"),
        retired_on=row.day("retired_on"),
        decision=row.optional("decision"),
        decided_on=row.day("decided_on"),
    )


def _target(row: Row, definitions: dict[str, Definition], node_keys: frozenset[str]) -> Target:
    metric_id, node_id = row.text("metric_id"), row.text("node_id")
    refusal = target_refusal(metric_id, definitions)
    if refusal is None and node_id not in node_keys:
        refusal = f"Target refused: {node_id} is not a node of the organisation. Set it on one."
    return Target(
        target_id=row.text("target_id"),
        metric_id=metric_id,
        node_id=node_id,
        period=row.text("period"),
        value=row.number("value"),
        baseline=row.number("baseline"),
        goal_id=row.text("goal_id"),
        milestone_id=row.optional("milestone_id"),
        due_on=row.day("due_on"),
        owner=row.text("owner"),
        set_on=row.day("set_on"),
        refusal=refusal,
    )
