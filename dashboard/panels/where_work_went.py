"""Adoption quality unfolded: what share of AI-assisted work reached each step."""

from collections.abc import Mapping

from dashboard import frame, readings
from dashboard.access.organisation import Block
from dashboard.access.view import View
from dashboard.charts import waterfall
from dashboard.charts.style import Mark
from dashboard.charts.waterfall import Step
from dashboard.panels.panel import Absent, Panel, panel
from dashboard.readings import Answer

TITLE = "Where did AI-assisted work go?"


def where_work_went(
    view: View, node: str, block: Block, now: Mapping[str, Answer]
) -> Panel | Absent:
    """Five fixed steps, each a share of all AI-assisted work."""
    quality, declared = now["adoption_quality"], now["on_use_case"]
    if not (readings.is_drawn(quality) and readings.is_drawn(declared)):
        return Absent(TITLE, readings.why_not([declared, quality]))
    landed = view.cell("adoption_quality", node, block.block_key, "landed")
    steps = [
        Step("AI-assisted", Mark(1, 1, 1, "all of it")),
        Step("On a declared use case", readings.mark(declared)),
        Step("Landed", readings.mark(landed), "not shown"),
        Step("Still standing", readings.mark(quality)),
        # A use case is reviewed by a study; until there are studies, no review is due.
        Step("Outcome validated", None, "no review due yet"),
    ]
    return panel(
        TITLE,
        "Each bar is a share of all AI-assisted work; pale is what left at that step. "
        f"Ranges {readings.level(quality)} %.",
        waterfall.draw(steps, frame.palette()),
        f"**{readings.value(quality).capitalize()} of AI-assisted work served a declared use case "
        "and is still standing.** This does not say why. "
        ":small[Counts are rounded, so parts may not add up.]",
    )
