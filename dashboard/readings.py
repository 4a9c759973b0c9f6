"""What a published figure reads like: its value, its range, and the mark that draws it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite, isinf

from dashboard import messages
from dashboard.access.cell import Cell, Estimate, NotShown, Reason
from dashboard.access.organisation import Block, Group
from dashboard.access.released import ReleaseInfo, SeriesBreak, Source
from dashboard.charts.style import Mark
from dashboard.governance.approvals import Approval
from dashboard.governance.definitions import Definition, Shape
from dashboard.wording import (
    about,
    day,
    day_and_year,
    hours,
    listed,
    money,
    money_range,
    percent,
    percent_range,
    tool,
)

Answer = Cell | NotShown
CONTEXT = "context, not a goal"
COULD_BE_CHANCE = "No clear difference. This could be chance."
APART = "The ranges are apart. This is unlikely to be chance alone. It still does not say why."


@dataclass(frozen=True)
class Reading:
    """The words of one card.

    Attributes:
        chip: the likely range, or what kind of figure it is; never coloured.
        line: the guardrail or the pair that has to be read with it.
    """

    value: str
    chip: str
    line: str = ""


def is_drawn(answer: Answer | None) -> bool:
    """Whether there is a figure with enough behind it to draw."""
    return isinstance(answer, Cell) and answer.evidence.enough and isfinite(drawn(answer).point)


def is_hidden(answer: Answer | None) -> bool:
    """Whether the figure is protected."""
    return isinstance(answer, NotShown) and answer.reason is Reason.PROTECTED


def is_thin(answer: Answer | None) -> bool:
    """Whether a published figure rests on too little."""
    return isinstance(answer, Cell) and not answer.evidence.enough


def is_group(answer: Group | NotShown) -> bool:
    """Whether something shows a node in a block."""
    return isinstance(answer, Group)


def value(cell: Cell) -> str:
    """The figure itself, or the words that stand for it."""
    estimate = drawn(cell)
    return cell.words or amount(cell.definition, estimate.point)


def likely(cell: Cell) -> str:
    """`likely 88–93 %`; the level stands in the popover and under the charts."""
    estimate = drawn(cell)
    return f"likely {amounts(cell.definition, estimate)}"


def spoken(cell: Cell) -> str:
    """`12 %, likely 8–17 %`."""
    return f"{value(cell)}, {likely(cell)}"


def drawn(cell: Cell) -> Estimate:
    """The estimate of a cell that has enough behind it."""
    estimate = cell.estimate
    if estimate is None:
        raise ValueError(f"{cell.metric_id} of {cell.group.group_key} has too little evidence")
    return estimate


def amount(definition: Definition, point: float) -> str:
    """A figure in the unit of its metric."""
    if definition.shape is Shape.SHARE:
        return percent(point)
    if definition.shape is Shape.MONEY:
        return money(point, currency(definition))
    if definition.shape is Shape.GEOMETRIC_MEAN:
        return hours(point)
    return f"{point:.2g}"


def amounts(definition: Definition, estimate: Estimate) -> str:
    """A range in the unit of its metric."""
    if definition.shape is Shape.SHARE:
        return percent_range(estimate.low, estimate.high)
    if definition.shape is Shape.MONEY and isinf(estimate.high):
        return f"{money(estimate.low, currency(definition))} or more"
    if definition.shape is Shape.MONEY:
        return money_range(estimate.low, estimate.high, currency(definition))
    if definition.shape is Shape.GEOMETRIC_MEAN:
        return f"{hours(estimate.low)}–{hours(estimate.high)}"
    return f"{estimate.low:.2g}–{estimate.high:.2g}"


def currency(definition: Definition) -> str:
    """The currency a unit names: `USD per engineer-week`."""
    found = re.search(r"\b[A-Z]{3}\b", definition.unit)
    return found[0] if found else ""


def guardrail(title: str, answer: Answer | None) -> str:
    """The line in a card that stops its figure from being read alone."""
    if isinstance(answer, Cell) and is_drawn(answer):
        return f"{title} {value(answer)}  \n{likely(answer)}"
    return f"{title}: guardrail not shown"


def beside(title: str, answer: Answer | None) -> str:
    """A guardrail in one line, where several stand in one card."""
    if isinstance(answer, Cell) and is_drawn(answer):
        return f"{title} {spoken(answer)}"
    return f"{title}: {'not enough evidence yet' if is_thin(answer) else 'guardrail not shown'}"


def guardrails(
    definitions: Mapping[str, Definition], answers: Mapping[str, Answer]
) -> dict[str, str]:
    """For each metric of a page the line of its guardrail, as its definition names it."""
    found = {}
    for metric in answers:
        guard = definitions[metric].guardrail
        title = definitions[guard].title if guard in definitions else guard
        found[metric] = guardrail(title, answers.get(guard))
    return found


def counted(cell: Cell) -> str:
    """What the figure is counted from, as it is published."""
    found = cell.evidence
    return f"{about(found.count_rounded)} {found.counted}"


def mark(answer: Answer | None) -> Mark | None:
    """The mark that draws a share, or nothing where no figure may be drawn."""
    if not isinstance(answer, Cell) or not answer.evidence.enough:
        return None
    estimate = drawn(answer)
    return Mark(estimate.point, estimate.low, estimate.high, answer.words or "")


def level(answer: Answer) -> int:
    """The level of a figure's likely range, in per cent."""
    return answer.definition.interval if isinstance(answer, Cell) else 95


def are_apart(one: Estimate, other: Estimate) -> bool:
    """Whether two likely ranges share no value."""
    return one.low > other.high or other.low > one.high


def compared(one: Estimate, other: Estimate) -> str:
    """The sentence that says whether two figures can be told apart."""
    return APART if are_apart(one, other) else COULD_BE_CHANCE


def between(breaks: Sequence[SeriesBreak], before: Block, now: Block) -> list[SeriesBreak]:
    """The jumps that keep two blocks from being compared: one holds days the other way counted."""
    return [found for found in breaks if before.starts_on < found.breaks_on <= now.ends_on]


def broken(breaks: Sequence[SeriesBreak]) -> str:
    """Why two figures are not compared: what they count changed in between."""
    changed = listed([f"{tool(found.tool)} on {day_and_year(found.breaks_on)}" for found in breaks])
    return f"Not compared: what is counted changed with {changed}. That is not the team's doing."


def still_open(answer: Answer, definition: Definition, block: Block) -> str:
    """`closes on 29 Nov` for a block that is still open, by its metric's wait; else nothing."""
    if isinstance(answer, NotShown) and answer.reason is Reason.STILL_OPEN:
        return f"closes on {day(block.ends_on + timedelta(days=definition.close_after))}"
    return ""


def changed_on(approval: Approval) -> date | None:
    """The day the approved definition became another one, or nothing while it never did."""
    now = approval.history[-1].definition_hash if approval.history else ""
    first = next((row for row in approval.history if row.definition_hash == now), None)
    is_other = first is not None and first != approval.history[0]
    return first.approved_at.date() if is_other else None


def changed(day_of_change: date) -> str:
    """State 12: figures on both sides of the change mean different things."""
    return f"Definition changed on {day_and_year(day_of_change)}. Do not compare across the line."


def why_not(answers: Sequence[Answer]) -> str:
    """Why a chart is not drawn: the words of the first figure that is missing."""
    for answer in answers:
        if isinstance(answer, NotShown):
            return answer.message
        if answer.thin:
            return answer.thin
    return messages.PROTECTED


def protected_in(group: Group) -> str:
    """M05 for a small team whose figures are shown with those of others."""
    return messages.protected(group.group_name)


def covered(info: ReleaseInfo, measure: str, block: Block) -> float | None:
    """How much of something could be measured company-wide, over the periods of a block."""
    shares = [
        found.share
        for found in info.coverage
        if found.measure == measure and block.starts_on <= found.period_start <= block.ends_on
    ]
    return sum(shares) / len(shares) if shares else None


def tiers_covered(info: ReleaseInfo, block: Block) -> str:
    """What stands before any figure about AI: of how much work it is known at all."""
    share = covered(info, "tier_known", block)
    if share is None:
        return "Of no landed change it is known whether AI helped."
    return (
        f"Whether AI helped is known for {percent(share)} of the company's landed changes; the "
        "rest is in no comparison."
    )


def is_late(source: Source, info: ReleaseInfo) -> bool:
    """Whether a feed stops two days or more before the newest; rosters come by the week."""
    gap = info.data_to - source.data_to
    return source.is_late or (source.kind != "roster" and gap >= timedelta(days=2))


def late(source: Source) -> str:
    """State 9: closed periods stand, the open one waits."""
    return (
        f"Data on {source.kind} from {tool(source.tool)} stop at {day(source.data_to)}. Closed "
        "periods are unchanged; the open one is incomplete and will not close until they arrive."
    )
