"""What share of landings still stands by day, for the smallest group that may be shown."""

from dashboard import frame, readings
from dashboard.access.cell import Cell
from dashboard.access.organisation import Block, Node
from dashboard.access.view import View
from dashboard.charts import still_standing
from dashboard.charts.still_standing import Arm
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.wording import about, escaped

TITLE = "How long do landings stay in place?"
_RULE = "Side by side only where every group of that level has 20 people or more."
_ARMS = {"ai": "AI-assisted", "none": "no AI seen"}


def landings_standing(view: View, node: Node, block: Block) -> Panel | Absent:
    """The smallest group around the team whose two kinds of landings are both published."""
    for wider in _around(view, node):
        arms = _arms(view, wider, block)
        if len(arms) == 2:
            return _draw_standing(view, wider, node, block, arms)
    return Absent(
        TITLE,
        f"Not shown for this period. {_RULE}",
    )


def _around(view: View, node: Node) -> list[Node]:
    held = {one.node_key: one for one in view.nodes()}
    company = view.company()
    found = [node]
    while parent := held.get(found[-1].parent_node_key or ""):
        found.append(parent)
    return found if company in found else [*found, company]


def _arms(view: View, node: Node, block: Block) -> list[Arm]:
    """Both kinds of landings by day; a kind that is not published on the day judged is left out."""
    parts = {(kind, day): _part(kind, day) for kind in _ARMS for day in still_standing.DAYS}
    cells = view.cells(
        ("standing", "standing_28"), node.node_key, [block.block_key], set(parts.values())
    )
    arms = []
    for kind, name in _ARMS.items():
        marks = {}
        for day in still_standing.DAYS:
            answer = cells[_metric(day), block.block_key, parts[kind, day]]
            if mark := readings.mark(answer):
                marks[day] = mark
        if still_standing.MEASURE_DAY in marks:
            arms.append(Arm(name, marks, is_ai=kind == "ai"))
    return arms


def _metric(day: int) -> str:
    return "standing_28" if day == 28 else "standing"


def _part(kind: str, day: int) -> str:
    """The headline of both metrics is the AI-assisted share on their own day."""
    return "" if kind == "ai" and day in (14, 28) else f"{kind}_{day}"


def _draw_standing(view: View, shown: Node, asked: Node, block: Block, arms: list[Arm]) -> Panel:
    where = f"Shown for {shown.node_name}. {_RULE} " if shown != asked else ""
    return panel(
        TITLE,
        f"{where}Round: AI-assisted. Square: no AI seen. Ranges 95 %.",
        still_standing.draw(arms, frame.palette()),
        _standing_in_words(view, shown, block, arms),
    )


def _standing_in_words(view: View, node: Node, block: Block, arms: list[Arm]) -> str:
    with_ai, none_seen = (arm.marks[still_standing.MEASURE_DAY] for arm in arms)
    overlap = with_ai.low <= none_seen.high and none_seen.low <= with_ai.high
    verdict = readings.COULD_BE_CHANCE if overlap else readings.APART
    watched = _watched(view, node, block)
    return f"**After 14 days: {with_ai.figure} and {none_seen.figure}.** {verdict}  \n{watched}"


def _watched(view: View, node: Node, block: Block) -> str:
    """How many landings both ends of the comparison rest on, or why an end is not shown."""
    counts, missing = [], []
    for day in (still_standing.MEASURE_DAY, still_standing.DAYS[-1]):
        metric, parts = _metric(day), [_part(kind, day) for kind in _ARMS]
        cells = view.cells([metric], node.node_key, [block.block_key], parts)
        found = [cells[metric, block.block_key, part] for part in parts]
        if all(isinstance(cell, Cell) for cell in found):
            told = " and ".join(about(cell.evidence.count_rounded) for cell in found)
            counts.append(f"after {day} days {told}")
        else:
            missing.append(f" After {day} days: {escaped(readings.why_not(found))}")
    watched = f"Landings watched, AI-assisted and no AI seen: {'; '.join(counts)}."
    return f":small[{watched}{''.join(missing)}]"
