"""Adoption quality of the company and its departments: no people, no team names, no order."""

from collections.abc import Mapping

import numpy as np
import streamlit as st
from scipy.stats import spearmanr

from dashboard import cards, filters, frame, readings
from dashboard.access.cell import Wider
from dashboard.access.organisation import Block, Grain, Node
from dashboard.access.view import View
from dashboard.cards import Absent, Card, Panel
from dashboard.charts import funnel, quality_against_reach, small_multiples
from dashboard.charts.over_time import Point
from dashboard.charts.quality_against_reach import Spot
from dashboard.filters import Choice
from dashboard.readings import Answer, Reading
from dashboard.statistics.funnel import FEWEST, dispersion, limits
from dashboard.wording import escaped

TITLE = "Adoption quality"
QUESTION = "Is AI being used well, and is anyone pushed to use it badly?"
PATH = "adoption"
ICON = ":material/diversity_3:"
MENU = ""
POSITION = 3
KEY = "group"
READ = ("adoption_quality", "reach", "on_use_case", "use_case_lasted", "standing")
WHICH = "Which differences are more than chance?"
AGAINST = "Does quality go with reach?"
PERIODS = 13
_CURVE_POINTS = 60

Cells = Mapping[tuple[str, str, str], Answer]


def render(view: View) -> None:
    """Filters, cards of the chosen group, then the company's departments and unnamed teams."""
    frame.head(TITLE, QUESTION, "Groups of 5 or more", ":material/lock:")
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    with bar:
        group_place = st.container(width=240)
        block = filters.block(view, filters.grain())
    if block is None:
        return
    nodes = [view.company(), *view.departments()]
    with group_place:
        choice = filters.group("Group", KEY, [_choice(view, node, block) for node in nodes])
    if choice is None:
        cards.not_yours()
        return
    with bar:
        st.space("stretch")
        cards.worked_out(view, READ)
    st.caption(filters.dates(block, choice.group))
    frame.late_bar(view.release())
    cells = view.cells(READ, choice.node.node_key, [block.block_key])
    now = {metric: cells[metric, block.block_key, ""] for metric in READ}
    if all(readings.is_hidden(answer) for answer in now.values()):
        cards.hidden(choice.label, next(iter(now.values())), _open_wider)
        return
    _cards(view, block, now)
    cards.lay_out([_funnel(view, block), _by_department(view, block)])
    _over_time(view)


def _choice(view: View, node: Node, block: Block) -> Choice:
    group = view.group(node.node_key, block.block_key)
    label = "Company" if node == view.company() else node.node_name
    return Choice(label, node, group if readings.is_group(group) else None)


def _open_wider(wider: Wider) -> None:
    filters.open_wider(wider, KEY)


def _cards(view: View, block: Block, now: Mapping[str, Answer]) -> None:
    guard = readings.guardrails(view.definitions(), now)
    quality = now["adoption_quality"]
    pair = readings.guardrail("Adoption quality", quality)
    asked = [
        Card(
            "Adoption quality", ":material/check_circle:", quality, line=guard["adoption_quality"]
        ),
        Card("Reach", ":material/groups:", now["reach"], chip=readings.CONTEXT, line=pair),
        Card(
            "On declared use cases",
            ":material/target:",
            now["on_use_case"],
            line=guard["on_use_case"],
        ),
    ]
    together, teams = view.combined_teams(block.block_key), view.release().teams
    shown = (
        Reading(f"{together} of {teams}", "small teams are not shown alone")
        if together is not None
        else Reading(f"{teams} teams", "shown for quarters, not for periods")
    )
    cards.row(
        asked,
        _open_wider,
        extra=("Teams shown inside a combined group", ":material/join:", shown),
    )


def _funnel(view: View, block: Block) -> Panel | Absent:
    """Unnamed teams around the company's own rate; the published count is on the x axis."""
    dots = view.funnel("adoption_quality", block.block_key)
    company = view.cell("adoption_quality", view.company().node_key, block.block_key)
    if not dots or not readings.is_drawn(company):
        return Absent(
            WHICH,
            f"No dots are drawn: fewer than {FEWEST} teams have a figure of this length, and so "
            "few would not be unnamed for somebody who knows the organisation.",
        )
    rate = readings.drawn(company).point
    wide = dispersion([dot.estimate.point for dot in dots], [dot.count for dot in dots], rate)
    marks = [
        funnel.Dot(dot.count, dot.estimate.point, _is_outside(dot, rate, wide)) for dot in dots
    ]
    most = 1.1 * max(dot.count for dot in dots)
    unusual = sum(mark.is_unusual for mark in marks)
    return cards.panel(
        WHICH,
        "Each dot is a team, unnamed. Inside the shade, differences are what chance would give.",
        funnel.draw(marks, _limits(rate, most, wide), rate, "Adoption quality", frame.palette()),
        _funnel_in_words(unusual, len(marks)),
    )


def _is_outside(dot: object, rate: float, wide: float) -> bool:
    low, high = limits(rate, dot.count, 95, wide)
    return not low <= dot.estimate.point <= high


def _limits(rate: float, most: float, wide: float) -> funnel.Limits:
    # Whole pieces of evidence: between them the exact limits of a binomial have no meaning.
    evidence = np.unique(np.linspace(5, max(most, 10), _CURVE_POINTS).round())
    inner = [limits(rate, n, 95, wide) for n in evidence]
    outer = [limits(rate, n, 99.8, wide) for n in evidence]
    return funnel.Limits(
        evidence=[float(n) for n in evidence],
        low_95=[low for low, _ in inner],
        high_95=[high for _, high in inner],
        low_998=[low for low, _ in outer],
        high_998=[high for _, high in outer],
    )


def _funnel_in_words(unusual: int, teams: int) -> str:
    if not unusual:
        return (
            f"**All {teams} teams lie within what chance would give.** There is nothing to explain."
        )
    return (
        f"**{unusual} of {teams} outside the 95 % limits: a reason to talk, not a verdict.** "
        "Names are shown only to that team's manager."
    )


def _by_department(view: View, block: Block) -> Panel | Absent:
    read = {
        node.node_name: view.cells(("adoption_quality", "reach"), node.node_key, [block.block_key])
        for node in view.departments()
    }
    company = view.cell("adoption_quality", view.company().node_key, block.block_key)
    spots = _spots(read, block, company)
    if not spots:
        return Absent(
            AGAINST, readings.why_not([one for cells in read.values() for one in cells.values()])
        )
    return cards.panel(
        AGAINST,
        "Departments by name; the area of a mark is the AI-assisted stake. Bars are likely ranges, "
        "grey is not distinguishable from the company.",
        quality_against_reach.groups(spots, _line(company), frame.palette()),
        _together(spots),
    )


def _spots(read: Mapping[str, Cells], block: Block, company: Answer) -> list[Spot]:
    drawn = {
        name: (cells["adoption_quality", block.block_key, ""], cells["reach", block.block_key, ""])
        for name, cells in read.items()
    }
    both = {
        name: pair
        for name, pair in drawn.items()
        if all(readings.is_drawn(answer) for answer in pair)
    }
    largest = max((quality.denominator for quality, _ in both.values()), default=0)
    line = _line(company)
    return [
        Spot(
            name,
            readings.mark(reach),
            readings.mark(quality),
            size=quality_against_reach.size_of(quality.denominator, largest),
            is_certain=_is_certain(readings.drawn(quality), line),
        )
        for name, (quality, reach) in both.items()
    ]


def _line(company: Answer) -> float | None:
    return readings.drawn(company).point if readings.is_drawn(company) else None


def _is_certain(estimate: object, line: float | None) -> bool:
    """A 90 % range on one side of the line leaves at most 5 % for the other."""
    return line is not None and not estimate.low <= line <= estimate.high


def _together(spots: list[Spot]) -> str:
    """Whether wider reach goes with better results, over departments; few can never tell."""
    if len(spots) >= FEWEST:
        test = spearmanr(
            [spot.reach.point for spot in spots], [spot.quality.point for spot in spots]
        )
        if test.pvalue <= 0.05 and test.statistic > 0:
            return "**Wider reach goes with better results here.** This does not say why."
        if _upper_bound(test.statistic, len(spots)) < 0.3:
            return "**Wider reach does not go with better results here.** This does not say why."
    return (
        "**Whether wider reach goes with better results cannot be told here:** "
        f"{len(spots)} departments are too few."
        if len(spots) < FEWEST
        else "**Whether wider reach goes with better results cannot be told here.**"
    )


def _upper_bound(rho: float, n: int) -> float:
    """Upper 95 % bound of a rank correlation, by Fisher's transform with Fieller's variance."""
    return float(np.tanh(np.arctanh(min(0.999, max(-0.999, rho))) + 1.96 * (1.06 / (n - 3)) ** 0.5))


def _over_time(view: View) -> None:
    blocks = view.blocks(Grain.PERIOD)[:PERIODS][::-1]
    keys = [block.block_key for block in blocks]
    definition = view.definitions()["adoption_quality"]
    read = {
        node.node_name: view.cells(["adoption_quality"], node.node_key, keys)
        for node in view.departments()
    }
    lines = {
        name: [
            Point(
                block.label,
                readings.mark(cells["adoption_quality", block.block_key, ""]),
                readings.still_open(
                    cells["adoption_quality", block.block_key, ""], definition, block
                ),
            )
            for block in blocks
        ]
        for name, cells in read.items()
    }
    with st.container(border=True):
        st.header("How did each department move over time?", anchor=False)
        st.caption(
            f"Adoption quality for each period, alphabetical, one scale. The band is the likely "
            f"range, {definition.interval} %; pale lines are the other departments; hatched: still "
            "open."
        )
        grid = st.grid(len(lines), min_column_width=190)
        for name, points in lines.items():
            with grid.cell():
                others = [other for key, other in lines.items() if key != name]
                _panel(name, points, others, readings.why_not(list(read[name].values())[:-1]))


def _panel(name: str, points: list[Point], others: list[list[Point]], instead: str) -> None:
    st.markdown(f"**{escaped(name)}**")
    if not any(point.mark for point in points):
        st.markdown(escaped(instead))
        return
    cards.plot(f"over time {name}", small_multiples.panel(name, points, others, frame.palette()))
