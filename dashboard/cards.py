"""Cards: a figure with its range and guardrail, and every state that may stand in its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard import filters, messages, navigation, readings
from dashboard.access.cell import Cell, NotShown, Reason, Wider
from dashboard.access.organisation import Group
from dashboard.access.view import View
from dashboard.governance.approvals import Approval, ApprovalState
from dashboard.governance.definitions import Definition
from dashboard.readings import Answer, Reading
from dashboard.wording import day_and_year, escaped


@dataclass(frozen=True)
class Card:
    """A card to fill: which figure, and what has to be read with it.

    Attributes:
        label: what stands above the value.
        answer: the figure, or the words in its place.
        chip: said instead of the range, which then moves into the line.
        line: the guardrail or pair, already in words.
        told: another reading of the figure, for example against its baseline.
    """

    label: str
    icon: str
    answer: Answer
    chip: str = ""
    line: str = ""
    told: Reading | None = None


def row(
    cards: Sequence[Card],
    open_wider: Callable[[Wider], None],
    extra: tuple[str, str, Reading] | None = None,
) -> None:
    """Cards side by side, one under another on a phone; `extra` is a fact that is no metric."""
    grid = st.grid(len(cards) + (extra is not None), border=True, min_column_width=210)
    for card in cards:
        with grid.cell():
            _fill(card, open_wider)
    if extra:
        with grid.cell():
            figure(*extra)


def figure(label: str, icon: str, reading: Reading) -> None:
    """Label, value, grey chip, and the line that keeps the value from being read alone."""
    st.metric(
        label,
        reading.value,
        reading.chip,
        delta_color="off",
        delta_arrow="off",
        icon=icon,
    )
    if reading.line:
        st.markdown("  \n".join(f":small[{escaped(line)}]" for line in reading.line.splitlines()))


def _fill(card: Card, open_wider: Callable[[Wider], None]) -> None:
    answer = card.answer
    if isinstance(answer, NotShown):
        _instead(card, answer, open_wider)
    elif readings.is_drawn(answer):
        figure(card.label, card.icon, card.told or reading(card, answer))
    else:
        thin(card.label, card.icon, answer)


def reading(card: Card, cell: Cell) -> Reading:
    """The words of a card that has its figure."""
    lines = [readings.likely(cell)] if card.chip else []
    lines += [card.line] if card.line else []
    return Reading(readings.value(cell), card.chip or readings.likely(cell), "\n".join(lines))


def thin(label: str, icon: str, cell: Cell) -> None:
    """State 5: a bar and a count, no rate, nothing that could be read as one."""
    found = cell.evidence
    st.markdown(f"{icon} {label}")
    st.markdown("**Not enough evidence yet**")
    st.progress(
        min(1.0, found.count_rounded / found.need),
        text=f"about {found.count_rounded} of {found.need}",
    )
    st.markdown(f":small[{escaped(cell.thin or '')}]")


def _instead(card: Card, answer: NotShown, open_wider: Callable[[Wider], None]) -> None:
    """States 3, 6, 13, 14: words in the place of a figure."""
    marks = {
        Reason.PROTECTED: ":material/visibility_off:",
        Reason.STILL_OPEN: ":material/hourglass_empty:",
        Reason.IN_DOUBT: ":material/pause_circle:",
    }
    words = f"{marks.get(answer.reason, ':material/info:')} {escaped(answer.message)}"
    is_grey = answer.reason is Reason.IN_DOUBT
    for text in (f"{card.icon} {card.label}", words):
        st.markdown(f":gray[{text}]" if is_grey else text)
    if answer.wider:
        _way_out(answer.wider, f"{card.label} instead", open_wider)


def hidden(name: str, answer: NotShown, open_wider: Callable[[Wider], None]) -> None:
    """State 3 for a whole page: the same words for every reason, and a way out."""
    with _centred(":material/visibility_off:", name, answer.message):
        if answer.wider:
            _way_out(answer.wider, "instead of the hidden group", open_wider)


def hidden_in(name: str, group: Group, words: str, key: str) -> None:
    """A small team that is shown with others: hidden by itself, and the way to the group."""
    with _centred(":material/visibility_off:", name, words):
        st.button(
            escaped(f"Open {group.group_name}"),
            on_click=filters.choose,
            args=(key, group.group_name),
            key="open group",
        )


def combined(group: Group) -> None:
    """State 4: small teams shown together, and why."""
    title, why = messages.combined(group.group_name.removeprefix("Combined: ")).split(". ", 1)
    st.header(escaped(title), anchor=False)
    st.markdown(escaped(why))


def not_yours() -> None:
    """State 15: a node outside the viewer's part, or none at all; the words do not tell which."""
    _centred(":material/lock:", "Nothing is shown", messages.NOT_YOURS)


def unapproved(label: str, title: str, icon: str, approval: Approval) -> None:
    """State 13: the state of the definition instead of its number."""
    st.markdown(f"{icon} {label}")
    st.markdown(f":material/info: {escaped(approval.message(title))}")


def turned_off(label: str, icon: str, lacks: str) -> None:
    """A figure without the feed it needs: the sentence that says which, and no number."""
    st.markdown(f"{icon} {label}")
    st.markdown(f":material/link_off: {escaped(lacks)}")


def _centred(icon: str, title: str, text: str) -> st.delta_generator.DeltaGenerator:
    card = st.container(border=True, horizontal_alignment="center")
    with card:
        st.space("small")
        st.markdown(icon, width="content")
        st.header(escaped(title), width="content", text_alignment="center", anchor=False)
        st.markdown(escaped(text), width="content", text_alignment="center")
    return card


def _way_out(wider: Wider, key: str, open_wider: Callable[[Wider], None]) -> None:
    label = f"Open {wider.node.node_name}, {wider.block.label}"
    st.button(escaped(label), on_click=open_wider, args=(wider,), key=f"open {key}")


def worked_out(view: View, metric_ids: Sequence[str]) -> None:
    """The popover that explains each figure of the page; its body runs only while it is open."""
    popover = st.popover(
        "How these are worked out",
        icon=":material/function:",
        type="tertiary",
        on_change="rerun",
        key="worked_out",
    )
    if not popover.open:
        return
    with popover:
        definitions = view.definitions()
        for metric_id in metric_ids:
            _explain(definitions[metric_id], definitions, view.approval(metric_id))
        navigation.link("definitions", "All definitions")


def _explain(
    definition: Definition, definitions: dict[str, Definition], approval: Approval
) -> None:
    guard = definitions.get(definition.guardrail)
    level = f"likely range {definition.interval} %"
    st.markdown(f"**{escaped(definition.title)}**  \n{escaped(definition.question)}")
    lines = [
        f"{definition.worked_out_as}",
        f"Unit {definition.unit} · {level} · version {definition.version}",
        f"Owner {definition.owner} · {approved(approval)}",
        f"Guardrail {guard.title if guard else definition.guardrail}",
        f"How it can be gamed: {definition.gaming}",
        f"Not for {definition.not_for}",
    ]
    st.markdown("  \n".join(f":small[{escaped(line)}]" for line in lines))


def approved(approval: Approval) -> str:
    """Who approved a metric and until when, or the state it is in."""
    if approval.state is not ApprovalState.APPROVED:
        return f"{approval.state}, next step: {approval.next_step}"
    if not approval.approved_at or not approval.expires_at:
        return str(approval.state)
    return (
        f"approved by {approval.approver} on {day_and_year(approval.approved_at)}, "
        f"review by {day_and_year(approval.expires_at)}"
    )
