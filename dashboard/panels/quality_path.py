"""A group's own path of adoption quality against reach, other teams as unnamed dots."""

from collections.abc import Mapping

from dashboard import frame, readings
from dashboard.access.organisation import Block
from dashboard.access.released import SeriesBreak
from dashboard.access.view import View
from dashboard.charts import quality_against_reach
from dashboard.charts.quality_against_reach import Dot, Spot
from dashboard.filters import WORDS, Choice
from dashboard.panels import series_breaks
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.readings import Answer
from dashboard.wording import escaped

TITLE = "More use, or better use?"
BLOCKS = 4
Cells = Mapping[tuple[str, str, str], Answer]


def quality_path(view: View, choice: Choice, cells: Cells, history: list[Block]) -> Panel | Absent:
    """The newest blocks of a group, oldest first; nothing when the newest has no figure."""
    blocks = history[-BLOCKS:]
    breaks = sorted(
        {found for metric in ("adoption_quality", "reach") for found in view.breaks(metric)},
        key=lambda found: (found.breaks_on, found.tool, found.metric_id),
    )
    shown = _spots(cells, blocks, breaks)
    newest = history[-1]
    if newest.label not in [spot.name for spot in shown]:
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
        _path_in_words(view, cells, history) + _jumps_in_words(breaks, blocks),
    )


def _others_in_words(others: list[Dot]) -> str:
    return "Grey dots are other teams, unnamed on purpose. " if others else ""


def _spots(cells: Cells, blocks: list[Block], breaks: list[SeriesBreak]) -> list[Spot]:
    """One spot for each block that has both figures, oldest first."""
    spots: list[Spot] = []
    before: Block | None = None
    for block in blocks:
        reach = readings.mark(cells["reach", block.block_key, ""])
        quality = readings.mark(cells["adoption_quality", block.block_key, ""])
        if reach and quality:
            jumps = readings.between(breaks, before, block) if before else []
            is_newest = block is blocks[-1]
            spots.append(
                Spot(
                    block.label,
                    reach,
                    quality,
                    size=14 if is_newest else 10,
                    is_solid=is_newest,
                    is_after_jump=bool(jumps),
                )
            )
            before = block
    return spots


def _path_in_words(view: View, cells: Cells, history: list[Block]) -> str:
    """The newest block against the one before: told apart or not, never why."""
    quality = [cells["adoption_quality", block.block_key, ""] for block in history[-2:]]
    if len(quality) < 2 or not all(readings.is_drawn(answer) for answer in quality):
        return "One block alone shows no direction."
    if between := readings.between(view.breaks("adoption_quality"), *history[-2:]):
        return readings.broken(between)
    before, now = quality
    words = readings.compared(readings.drawn(now), readings.drawn(before))
    return f"**Adoption quality {readings.value(before)}, then {readings.value(now)}.** {words}"


def _jumps_in_words(breaks: list[SeriesBreak], blocks: list[Block]) -> str:
    """Where the path is not joined, because what it counts changed."""
    inside = [found for found in breaks if readings.between([found], blocks[0], blocks[-1])]
    if not inside:
        return ""
    told = escaped("; ".join(dict.fromkeys(series_breaks.words(found) for found in inside)))
    return f"  \n:small[Not joined across {told}.]"
