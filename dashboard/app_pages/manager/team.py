"""One team against its own past: cards, then the charts that rest on the same published cells."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard import cards, filters, frame, readings, talking_points
from dashboard.access.cell import Cell, NotShown, Wider
from dashboard.access.organisation import Block, Grain, Group, Level, Node
from dashboard.access.view import View
from dashboard.cards import Absent, Card, Panel
from dashboard.charts import over_time, quality_against_reach, still_standing, waterfall
from dashboard.charts.quality_against_reach import Dot, Spot
from dashboard.charts.still_standing import Arm
from dashboard.charts.style import Mark
from dashboard.charts.waterfall import Step
from dashboard.filters import WORDS, Choice
from dashboard.governance.definitions import Definition
from dashboard.readings import Answer
from dashboard.wording import about, escaped

TITLE = "Team"
QUESTION = "Is the team getting better value from AI than before?"
PATH = "team"
ICON = ":material/groups:"
MENU = ""
POSITION = 2
KEY = "team"
CARDS = ("standing", "on_use_case", "adoption_quality", "spend_per_engineer_week")
READ = (*CARDS, "change_fail_rate", "use_case_lasted", "reach")
OVER_TIME = ("adoption_quality", "on_use_case", "standing", "change_fail_rate", "reach")
PATH_BLOCKS = 4
_LARGE = ("20–49", "50+")
_ARMS = {"ai": "AI-assisted", "none": "no AI seen"}
STANDING = "How long do landings stay in place?"
WENT = "Where did AI-assisted work go?"
AGAINST_REACH = "More use, or better use?"

Cells = Mapping[tuple[str, str, str], Answer]


def render(view: View) -> None:
    """Filters first, then one read for the cards, then the charts."""
    first_name = view.viewer.display_name.split()[0]
    frame.head(TITLE, QUESTION, f"{first_name}'s teams", ":material/groups:")
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    with bar:
        team_place = st.container(width=290)
        grain = filters.grain()
        block = filters.block(view, grain)
    if block is None:
        return
    options = filters.choices(view, view.nodes(), block)
    with team_place:
        choice = filters.group("Team", KEY, options, _first_team(options))
    if choice is None:
        cards.not_yours()
        return
    if choice.is_member and choice.group:
        _inside_a_group(choice)
        return
    with bar:
        st.space("stretch")
        cards.worked_out(view, READ)
    _figures(view, choice, block)


def _first_team(options: list[Choice]) -> int:
    """The first team by name that is shown, also where a department comes before it."""
    teams = [
        place
        for place, option in enumerate(options)
        if option.group and option.group.level is Level.TEAM and not option.is_member
    ]
    return teams[0] if teams else 0


def _inside_a_group(choice: Choice) -> None:
    words = readings.protected_in(choice.group)
    cards.hidden_in(choice.node.node_name, choice.group, words, KEY)


def _figures(view: View, choice: Choice, block: Block) -> None:
    node = choice.node.node_key
    st.caption(filters.dates(block, choice.group))
    frame.late_bar(view.release())
    history = _closed_to(view, block)
    cells = view.cells(READ, node, [one.block_key for one in history])
    now = {metric: cells[metric, block.block_key, ""] for metric in READ}
    if all(readings.is_hidden(answer) for answer in now.values()):
        cards.hidden(choice.label, next(iter(now.values())), _open_wider)
        return
    if choice.group and choice.group.is_combined:
        cards.combined(choice.group)
    _cards(view.definitions(), now)
    _talk(cells, history)
    cards.lay_out(
        [
            _path(view, choice, cells, history),
            _standing(view, choice.node, block),
            _waterfall(view, node, block, now),
            Panel("How did it move over time?", lambda: _over_time(view, node)),
        ]
    )
    st.caption("A manager's own work counts in the department, not in a team.")


def _closed_to(view: View, block: Block) -> list[Block]:
    """Closed blocks of the same length up to the chosen one, oldest first."""
    closed = [one for one in view.blocks(block.grain) if one.is_closed]
    return [one for one in reversed(closed) if one.starts_on <= block.starts_on]


def _open_wider(wider: Wider) -> None:
    filters.open_wider(wider, KEY)


def _cards(definitions: Mapping[str, Definition], now: Mapping[str, Answer]) -> None:
    guard = readings.guardrails(definitions, now)
    cards.row(
        [
            Card(label, icon, now[metric], line=guard[metric])
            for metric, label, icon in (
                ("standing", "AI-assisted work that lasted", ":material/verified:"),
                ("on_use_case", "On declared use cases", ":material/target:"),
                ("adoption_quality", "Adoption quality", ":material/check_circle:"),
            )
        ]
        + [
            Card(
                "AI spend per engineer-week",
                ":material/payments:",
                now["spend_per_engineer_week"],
                chip=readings.CONTEXT,
            ),
        ],
        _open_wider,
    )


def _talk(cells: Cells, history: list[Block]) -> None:
    """Three sentences from rules over this block and the one before."""
    if len(history) < 2:
        return
    before, now = history[-2], history[-1]
    points = talking_points.of(
        {metric: cells[metric, now.block_key, ""] for metric in READ},
        {metric: cells[metric, before.block_key, ""] for metric in READ},
    )
    with st.container(border=True):
        st.header("What to talk about next", anchor=False)
        if not points:
            st.markdown("Nothing unusual in this period.")
            return
        grid = st.grid(3, min_column_width=240)
        for point in points:
            grid.markdown(f"{point.icon} **{escaped(point.title)}**  \n{escaped(point.words)}")


def _path(view: View, choice: Choice, cells: Cells, history: list[Block]) -> Panel | Absent:
    spots = [
        _spot(block, cells, is_newest=block is history[-1]) for block in history[-PATH_BLOCKS:]
    ]
    shown = [spot for spot in spots if spot]
    newest = history[-1]
    if spots[-1] is None:
        answers = [cells[metric, newest.block_key, ""] for metric in ("adoption_quality", "reach")]
        return Absent(AGAINST_REACH, readings.why_not(answers))
    node = choice.node.node_key
    dots = view.dots("reach", "adoption_quality", newest.block_key, without=node)
    others = [Dot(dot.x.point, dot.y.point) for dot in dots]
    quality = cells["adoption_quality", newest.block_key, ""]
    name = choice.group.group_name if choice.group else choice.node.node_name
    return cards.panel(
        AGAINST_REACH,
        f"{name} over {len(shown)} closed {WORDS[newest.grain]}s. Grey dots are other teams, "
        f"unnamed on purpose. Ranges {_level(quality)} %; the dotted line is a reading mark, not "
        "a target.",
        quality_against_reach.path(shown, others, None, frame.palette()),
        _path_in_words(cells, history),
    )


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


def _standing(view: View, node: Node, block: Block) -> Panel | Absent:
    """The smallest group around the team whose two kinds of landings are both published."""
    for wider in _around(view, node):
        arms = _arms(view, wider, block) if _is_large(view, wider, block) else []
        if len(arms) == 2:
            return _draw_standing(view, wider, node, block, arms)
    return Absent(
        STANDING,
        "Not shown for this period: it takes 20 people in each kind of landing, here and in every "
        "wider group you may open.",
    )


def _is_large(view: View, node: Node, block: Block) -> bool:
    """Two kinds of landings side by side take 20 people in each, so the group has that many."""
    group = view.group(node.node_key, block.block_key)
    return isinstance(group, Group) and group.headcount_band in _LARGE


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
    where = (
        f"Shown for {shown.node_name}; it takes 20 people in each kind. " if shown != asked else ""
    )
    return cards.panel(
        STANDING,
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
    """How many landings both ends of the comparison rest on, as published."""
    words = []
    for day in (14, 28):
        metric, parts = _metric(day), [_part(kind, day) for kind in _ARMS]
        cells = view.cells([metric], node.node_key, [block.block_key], parts)
        found = [cells[metric, block.block_key, part] for part in parts]
        if all(isinstance(cell, Cell) for cell in found):
            told = " and ".join(about(cell.evidence.count_rounded) for cell in found)
            words.append(f"after {day} days {told}")
    return f":small[Landings watched, AI-assisted and no AI seen: {'; '.join(words)}.]"


def _waterfall(view: View, node: str, block: Block, now: Mapping[str, Answer]) -> Panel | Absent:
    quality, declared = now["adoption_quality"], now["on_use_case"]
    if not (readings.is_drawn(quality) and readings.is_drawn(declared)):
        return Absent(WENT, readings.why_not([declared, quality]))
    landed = view.cell("adoption_quality", node, block.block_key, "landed")
    steps = [
        Step("AI-assisted", Mark(1, 1, 1, "all of it")),
        Step("On a declared use case", readings.mark(declared)),
        Step("Landed", readings.mark(landed), "not shown"),
        Step("Still standing", readings.mark(quality)),
        # A use case is reviewed by a study; until there are studies, no review is due.
        Step("Outcome validated", None, "no review due yet"),
    ]
    return cards.panel(
        WENT,
        "Each bar is a share of all AI-assisted work; pale is what left at that step. "
        f"Ranges {_level(quality)} %.",
        waterfall.draw(steps, frame.palette()),
        f"**{readings.value(quality)} of AI-assisted work served a declared use case and is still "
        "standing.** This does not say why. :small[Counts are rounded, so parts may not add up.]",
    )


def _over_time(view: View, node: str) -> None:
    definitions = view.definitions()
    titles = {definitions[metric].title: metric for metric in OVER_TIME if metric in definitions}
    title = st.selectbox("Metric", list(titles), key="metric", bind="query-params", width=300)
    _draw_over_time(view, node, titles.get(title or "", next(iter(titles.values()))))


def _draw_over_time(view: View, node: str, metric: str) -> None:
    definition = view.definitions()[metric]
    blocks = view.blocks(_finest(view, node))[::-1]
    cells = view.cells([metric], node, [block.block_key for block in blocks])
    answers = [cells[metric, block.block_key, ""] for block in blocks]
    changed = readings.changed_on(view.approval(metric))
    points = _points(blocks, answers, definition, changed)
    if not any(point.mark for point in points):
        st.markdown(escaped(readings.why_not(answers)))
        return
    st.caption(f"Closed blocks only, with {definition.interval} % ranges. Hatched: still open.")
    cards.plot("over time", over_time.draw(points, definition.title, frame.palette()))
    crosses = changed and any(point.is_new_definition for point in points)
    st.markdown(readings.changed(changed) if crosses else _over_time_in_words(answers))


def _points(
    blocks: list[Block], answers: list[Answer], definition: Definition, changed: date | None
) -> list[over_time.Point]:
    """One point for each block; a changed definition holds from the first block closed after it."""
    first_new = next(
        (
            block
            for block in blocks[1:]
            if changed and blocks[0].closes_on <= changed < block.closes_on
        ),
        None,
    )
    return [
        over_time.Point(
            block.label,
            readings.mark(answer),
            readings.still_open(answer, definition, block),
            is_new_definition=block == first_new,
        )
        for block, answer in zip(blocks, answers, strict=True)
    ]


def _finest(view: View, node: str) -> Grain:
    """Departments are published for each period, teams for each quarter."""
    closed = [block for block in view.blocks(Grain.PERIOD) if block.is_closed]
    if closed and not isinstance(view.group(node, closed[0].block_key), NotShown):
        return Grain.PERIOD
    return Grain.QUARTER


def _over_time_in_words(answers: list[Answer]) -> str:
    drawn = [answer for answer in answers if readings.is_drawn(answer)]
    if len(drawn) < 2:
        return "One block alone shows no direction."
    words = readings.compared(readings.drawn(drawn[-1]), readings.drawn(drawn[0]))
    return f"**{readings.value(drawn[0])} at first, {readings.value(drawn[-1])} now.** {words}"


def _level(answer: Answer) -> int:
    return answer.definition.interval if isinstance(answer, Cell) else 95
