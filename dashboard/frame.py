"""What stands around every page: its head, the demo banner, the late bar, the footer."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from dashboard import navigation, readings
from dashboard.access.released import ReleaseInfo
from dashboard.access.store import Store, Subject, store_of
from dashboard.access.viewer import Role, Viewer
from dashboard.charts import style
from dashboard.charts.style import Palette
from dashboard.settings import Settings
from dashboard.wording import day_and_year, minute

STATIC = Path(__file__).resolve().parent / "static"
PROMISE = (
    "No rankings, no token targets, nobody else's personal figures. "
    "Groups under 5 people are never shown on their own."
)
_HATS = ((Role.AUDITOR, "auditor"), (Role.STEWARD, "steward"), (Role.HR, "HR"))
_SWITCH = (
    "display:inline-flex;flex-wrap:wrap;gap:0.25rem;padding:0.2rem;border-radius:1.2rem;"
    "font-size:0.875rem;border:1px solid color-mix(in srgb, currentColor 22%, transparent)"
)
_LINK = "padding:0.15rem 0.8rem;border-radius:1rem;color:inherit;text-decoration:none"
_DOOR = (
    "display:block;text-align:center;padding:0.45rem 1rem;border-radius:1.4rem;color:inherit;"
    "text-decoration:none;border:1px solid color-mix(in srgb, currentColor 30%, transparent)"
)
_CHOSEN = ";font-weight:600;background:color-mix(in srgb, currentColor 12%, transparent)"


def is_dark() -> bool:
    """The theme of this run; a switch in the menu shows in charts from the next run on."""
    return st.context.theme.type == "dark"


def palette() -> Palette:
    """The colours of charts for the theme of this run."""
    return style.DARK if is_dark() else style.LIGHT


def set_up() -> None:
    """Title of the tab, icon and logo: all from files of this project."""
    st.set_page_config(
        page_title="Outcome views", page_icon=str(STATIC / "icon.svg"), layout="wide"
    )
    st.logo(str(STATIC / f"logo-{'dark' if is_dark() else 'light'}.svg"), size="large")


def banner(store: Store, viewer: Viewer | None) -> None:
    """What the demo always says: these people are made up; and as whom to look around."""
    info = store.released().info
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(
            f":material/experiment: **Demo data** · made-up people, {info.teams} teams, "
            f"to {day_and_year(info.data_to)}",
            width="content",
        )
        st.html(_switch(store, viewer), width="content")


def _switch(store: Store, viewer: Viewer | None) -> str:
    """Plain links: only these stay in the tab, and the route behind them sets the cookie."""
    chosen = viewer.persona if viewer else None
    links = [_persona(subject, subject.persona == chosen) for subject in personas(store)]
    return f'<nav aria-label="Look around as" style="{_SWITCH}">{"".join(links)}</nav>'


def personas(store: Store) -> list[Subject]:
    """The invented people to look around as: engineer, manager, HR, then the others."""
    order = ("engineer", "manager", "HR", "steward", "auditor")
    found = [subject for subject in store.subjects() if subject.persona]
    return sorted(found, key=lambda subject: (order.index(hat(subject.roles)), subject.persona))


def hat(roles: Sequence[str]) -> str:
    """The role a persona is there to show."""
    for role, word in _HATS:
        if role in roles:
            return word
    return "manager" if Role.MANAGER in roles else "engineer"


def _persona(subject: Subject, is_chosen: bool) -> str:
    name = escape(f"{subject.display_name.split()[0]}, {hat(subject.roles)}")
    mark = ' aria-current="true"' if is_chosen else ""
    style_of = _LINK + (_CHOSEN if is_chosen else "")
    return f'<a href="/demo/as/{escape(subject.persona or "")}"{mark} style="{style_of}">{name}</a>'


def look_around(word: str) -> None:
    """In the demo, a door for somebody who has not chosen whom to look around as."""
    store = store_of(Settings())
    if store.released().info.is_sample:
        doors = [subject for subject in personas(store) if hat(subject.roles) == word]
        st.html("".join(_door(subject) for subject in doors[:1]))


def _door(subject: Subject) -> str:
    name = escape(subject.display_name.split()[0])
    target = escape(subject.persona or "")
    return f'<a href="/demo/as/{target}" style="{_DOOR}">Look around as {name}</a>'


def head(title: str, question: str, badge: str, icon: str) -> None:
    """A noun, who can see the page, and the question it answers."""
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.title(title, width="content", anchor=False)
            st.badge(badge, icon=icon, color="gray")
        st.markdown(question)


def late_bar(info: ReleaseInfo) -> None:
    """One amber bar when a source stops early."""
    if late := [source for source in info.sources if readings.is_late(source, info)]:
        words = "  \n".join(readings.late(source) for source in late)
        st.warning(words, icon=":material/schedule:")


def download(path: str, label: str) -> None:
    """A link to the export route, which asks who is looking before it gives anything."""
    st.html(f'<a href="{escape(path)}" style="{_DOOR};width:max-content">{escape(label)}</a>')


def footer(info: ReleaseInfo) -> None:
    """The promise, and which release this is."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.caption(PROMISE, width="content")
        st.caption(
            f"Release {info.release_id} · data to {day_and_year(info.data_to)} · "
            f"built {minute(info.created_at)}",
            width="content",
        )


def only(title: str, text: str, icon: str) -> st.delta_generator.DeltaGenerator:
    """One centred card in place of a page; what is added to it stands below the words."""
    card = st.container(border=True, horizontal_alignment="center")
    with card:
        st.space("small")
        st.markdown(icon, width="content")
        st.header(title, width="content", text_alignment="center", anchor=False)
        st.markdown(text, width="content", text_alignment="center")
    return card


def own_page_link(viewer: Viewer | None) -> None:
    """The way back to the page a person came for."""
    path = navigation.first_path(viewer.roles if viewer else ()).removeprefix("/")
    page = next(page for page in navigation.page_files() if page.path == path)
    navigation.link(path, f"Open {page.title}")
