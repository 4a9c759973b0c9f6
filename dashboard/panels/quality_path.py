"""A group's own path of adoption quality against reach, other teams as unnamed dots."""

from collections.abc import Mapping

from dashboard import frame, readings
from dashboard.access.organisation import Block
from dashboard.access.view import View
from dashboard.charts import quality_against_reach
from dashboard.charts.quality_against_reach import Dot, Spot
from dashboard.filters import WORDS, Choice
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.readings import Answer

TITLE = "More use, or better use?"
BLOCKS = 4
Cells = Mapping[tuple[str, str, str], Answer]


def quality_path(view: View, choice: Choice, cells: Cells, history: list[Block]) -> Panel | Absent:
    """The newest blocks of a group, oldest first; nothing when the newest has no figure."""
    spots = [_spot(block, cells, is_newest=block is history[-1]) for block in history[-BLOCKS:]]
    shown = [spot for spot in spots if spot]
    newest = history[-1]
    if spots[-1] is None:
        answers = [cells[metric, newest.block_key, ""] for metric in ("adoption_quality", "reach")]
        return Absent(TITLE, readings.why_not(answers))
    node = choice.node.node_key
    dots = view.dots("reach", "adoption_quality", newest.block_key, without=node)
    others = [Dot(dot.x.point, dot.y.point) for dot in dots]
    quality = cells["adoption_quality", newest.block_key, ""]
    name = choice.group.group_name if choice.group else choice.node.node_name
    return panel(
        TITLE,
        f"{name} over {len(shown)} closed {WORDS[newest.grain]}s. {_others_in_words(others)}"
        f"Ranges {readings.level(quality)} %; the dotted line is a reading mark, not a target.",
        quality_against_reach.path(shown, others, None, frame.palette()),
        _path_in_words(cells, history),
    )


def _others_in_words(others: list[Dot]) -> str:
    return "Grey dots are other teams, unnamed on purpose. " if others else ""


def _spot(block: Block, cells: Cells, *, is_newest: bool) -> Spot | None:
    reach = readings.mark(cells["reach", block.block_key, ""])
    quality = readings.mark(cells["adoption_quality", block.block_key, ""])
    if reach is None or quality is None:
        return None
    return Spot(block.label, reach, quality, size=14 if is_newest else 10, is_solid=is_newest)


def _path_in_words(cells: Cells, history: list[Block]) -> str:
    """The newest block against the one before: told apart or not, never why."""
    quality = [cells["adoption_quality", block.block_key, ""] for block in history[-2:]]
    if len(quality) < 2 or not all(readings.is_drawn(answer) for answer in quality):
        return "One block alone shows no direction."
    before, now = quality
    words = readings.compared(readings.drawn(now), readings.drawn(before))
    return f"**Adoption quality {readings.value(before)}, then {readings.value(now)}.** {words}"
