"""What a team might talk about next: a few sentences from rules over two published blocks."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from dashboard import readings
from dashboard.access.cell import Cell
from dashboard.governance.definitions import Direction
from dashboard.readings import Answer

# In this order; the first that fits a rule speaks for it.
ORDER = ("adoption_quality", "standing", "on_use_case", "change_fail_rate")
SPEND, QUALITY = "spend_per_engineer_week", "adoption_quality"


@dataclass(frozen=True)
class Point:
    """One sentence worth a conversation."""

    icon: str
    title: str
    words: str


def of(
    now: Mapping[str, Answer], before: Mapping[str, Answer], broken: Container[str] = ()
) -> list[Point]:
    """Something that works, something unclear, something to ask about; each only if its rule fits.

    Two figures are told apart only when their likely ranges share no value, and not at all when
    what they count changed in between.

    Args:
        now: the figures of a block.
        before: those of the block before it.
        broken: figures whose series jumped between the two.
    """
    now = {metric: answer for metric, answer in now.items() if metric not in broken}
    pairs = {
        metric: (now[metric], before[metric])
        for metric in ORDER
        if readings.is_drawn(now.get(metric)) and readings.is_drawn(before.get(metric))
    }
    better = [cells for cells in pairs.values() if _moved(*cells) > 0]
    worse = [cells for cells in pairs.values() if _moved(*cells) < 0]
    unclear = [cells for cells in pairs.values() if _moved(*cells) == 0]
    found = [_works(*better[0])] if better else []
    found += [_unclear(*unclear[0])] if unclear and (better or worse) else []
    found += [_ask(*worse[0])] if worse else _spend(now, before)
    return found


def _moved(now: Cell, before: Cell) -> int:
    """1 for the better, -1 for the worse, 0 when it could be chance."""
    current, earlier = readings.drawn(now), readings.drawn(before)
    if not readings.are_apart(current, earlier):
        return 0
    is_up = current.point > earlier.point
    return 1 if is_up == (now.definition.direction is Direction.HIGHER) else -1


def _works(now: Cell, before: Cell) -> Point:
    return Point(
        ":material/thumb_up:",
        f"{now.definition.title} is better than before",
        f"{readings.value(before)}, then {readings.value(now)}; the ranges are apart. "
        "Worth asking what helped.",
    )


def _unclear(now: Cell, before: Cell) -> Point:
    return Point(
        ":material/help:",
        f"{now.definition.title} is unclear",
        f"{readings.value(before)}, then {readings.value(now)}. This could be chance; the next "
        "closed block tells more.",
    )


def _ask(now: Cell, before: Cell) -> Point:
    return Point(
        ":material/forum:",
        f"{now.definition.title} is worse than before",
        f"{readings.value(before)}, then {readings.value(now)}; the ranges are apart. "
        "Ask what changed, not who.",
    )


def _spend(now: Mapping[str, Answer], before: Mapping[str, Answer]) -> list[Point]:
    """Spend up by more than chance while adoption quality did not move."""
    spend = now.get(SPEND), before.get(SPEND)
    quality = now.get(QUALITY), before.get(QUALITY)
    if not all(readings.is_drawn(answer) for answer in (*spend, *quality)):
        return []
    current, earlier = (readings.drawn(answer) for answer in spend)
    if not (current.low > earlier.high and _moved(*quality) == 0):
        return []
    return [
        Point(
            ":material/payments:",
            "Spend rose, adoption quality shows no clear difference",
            f"{readings.value(spend[1])} an engineer-week, then {readings.value(spend[0])}. "
            "Ask what changed, not who.",
        )
    ]
