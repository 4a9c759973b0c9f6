"""What the AI spend of a department went to, as far as single uses can be tied to work."""

from collections.abc import Sequence

from dashboard import frame, readings
from dashboard.access.cell import Cell
from dashboard.access.organisation import Block, Level, Node
from dashboard.access.view import View
from dashboard.charts import spend_bars
from dashboard.charts.spend_bars import Bar
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.readings import Answer
from dashboard.wording import percent

TITLE = "What did the AI spend go to?"
METRIC = "spend_linked"
PARTS = ("", "adjacent", "in_flight", "not_linked")
MOST = 6
_WIDER = "Shown for departments: below, spend would follow single people."


def spend_partition(view: View, node: Node, history: Sequence[Block]) -> Panel | Absent:
    """The parts of the spend by block; no band is a goal, and both its ends raise a question."""
    if node.level is Level.TEAM:
        return Absent(TITLE, _WIDER)
    blocks = list(history[-MOST:])
    keys = [block.block_key for block in blocks]
    cells = view.cells([METRIC], node.node_key, keys, PARTS)
    found = {block: [cells[METRIC, block.block_key, part] for part in PARTS] for block in blocks}
    newest = found[blocks[-1]]
    if not _is_told(newest):
        return Absent(TITLE, readings.why_not(newest))
    return panel(
        TITLE,
        "Solid: linked to work that is live. Pale: beside it, by person and time. Hatched: in "
        "flight. Outlined: not yet linked.",
        spend_bars.draw(
            [_bar(block, answers) for block, answers in found.items()], frame.palette()
        ),
        _in_words(view, blocks[-1], newest),
    )


def _is_told(answers: Sequence[Answer]) -> bool:
    return all(isinstance(one, Cell) and one.denominator > 0 for one in answers) and (
        readings.is_drawn(answers[0])
    )


def _bar(block: Block, answers: Sequence[Answer]) -> Bar:
    if not _is_told(answers):
        return Bar(block.label)
    sums = [one.numerator for one in answers if isinstance(one, Cell)]
    # Each part is rounded on its own; drawn, they are parts of what they add up to.
    return Bar(block.label, tuple(one / (sum(sums) or 1) for one in sums))


def _in_words(view: View, newest: Block, answers: Sequence[Answer]) -> str:
    rest = answers[-1]
    said = (
        f"**Not yet linked to a delivery: {readings.spoken(rest)}.** "
        if isinstance(rest, Cell) and readings.is_drawn(rest)
        else ""
    )
    return (
        f"{said}Exploring, learning and review link to nothing and are part of the work: ask what "
        f"it was for. {_linkable(view, newest)} "
        ":small[Counts are rounded, so parts may not add up.]"
    )


def _linkable(view: View, block: Block) -> str:
    """How much of the company's bill the picture is about at all."""
    share = readings.covered(view.release(), "costs_linkable", block)
    if share is None:
        return ""
    return (
        f"Company-wide {percent(share)} of AI spend can be linked; tools that report by day cannot."
    )
