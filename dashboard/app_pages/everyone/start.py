"""The first page: one question, one door for each reader, and what is not to be found here."""

from dataclasses import dataclass

import streamlit as st

from dashboard import frame, navigation
from dashboard.access.view import View
from dashboard.access.viewer import Role

TITLE = "Start"
QUESTION = "Did the work last?"
PATH = ""
ICON = ":material/home:"
MENU = ""
POSITION = 0


@dataclass(frozen=True)
class Door:
    """The page of one kind of reader."""

    role: Role
    reader: str
    icon: str
    question: str
    words: str
    path: str
    button: str
    others: str


DOORS = (
    Door(
        Role.ENGINEER,
        "Engineer",
        ":material/person:",
        "Is my work holding up?",
        "Your own landings over time, with AI and with no AI seen. Nobody else can open it, "
        "your manager included.",
        "mine",
        "Open my outcomes",
        "Each engineer opens their own, and nobody else's.",
    ),
    Door(
        Role.MANAGER,
        "Manager",
        ":material/groups:",
        "Is the team getting better value?",
        "Your teams against their own past. Other teams appear as unnamed dots, so there is no "
        "table to climb.",
        "team",
        "Open the team view",
        "Managers open the teams in their own part of the organisation.",
    ),
    Door(
        Role.HR,
        "HR",
        ":material/diversity_3:",
        "Is AI being used well?",
        "Adoption quality against reach for groups of five or more. No people, no team names.",
        "adoption",
        "Open adoption quality",
        "HR opens the company and its departments.",
    ),
)
FOUND = (
    "Work that was still standing 14 days later",
    "Ranges, not just single numbers",
    "The definition, owner and approval of every figure",
)
NOT_FOUND = (
    "A ranking of people or teams",
    "Token counts as a goal",
    "Anyone else's page",
)


def render(view: View | None) -> None:
    """Words only: the page is the same for everybody, but for the door that is theirs."""
    st.title(QUESTION, anchor=False)
    st.markdown(
        "AI use is easy to count and easy to inflate. These views look at what happened **after** "
        "work shipped: is it still standing, did it serve a declared use case, and what did it "
        "cost."
    )
    st.space("xsmall")
    for column, door in zip(st.columns(len(DOORS)), DOORS, strict=True):
        with column, st.container(border=True, height="stretch"):
            _door(door, view)
    st.space("xsmall")
    with st.container(border=True), st.grid(2, min_column_width=260):
        _points("What you will find", ":material/check:", FOUND)
        _points("What you will not find", ":material/close:", NOT_FOUND)


def _door(door: Door, view: View | None) -> None:
    st.badge(door.reader, icon=door.icon, color="blue")
    st.header(door.question, anchor=False)
    st.markdown(door.words)
    st.space("stretch")
    if view is None:
        frame.look_around(door.reader if door.role is Role.HR else door.role)
    elif door.role in view.viewer.roles:
        _open(door)
    else:
        st.markdown(f":small[:material/lock: {door.others}]")


def _open(door: Door) -> None:
    # In dark the tint cannot carry a white label and be text at once.
    kind = "secondary" if frame.is_dark() else "primary"
    if st.button(
        door.button,
        icon=":material/arrow_forward:",
        icon_position="right",
        type=kind,
        width="stretch",
        key=f"door {door.path}",
    ):
        st.switch_page(navigation.target(door.path))


def _points(title: str, icon: str, points: tuple[str, ...]) -> None:
    lines = "  \n".join(f"{icon} {point}" for point in points)
    st.markdown(f"**{title}**\n\n{lines}")
