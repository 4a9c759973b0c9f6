"""The pages of a role: whatever is in app_pages/<role>/ and everyone/, and a stub for the rest."""

import ast
import importlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.access.viewer import Role, Viewer

FOLDER = Path(__file__).resolve().parent / "app_pages"
EVERYONE = "everyone"
START = ""
MINE = "mine"
DATA_HEALTH = "data"
_OWN_PAGE = ((Role.HR, "adoption"), (Role.MANAGER, "team"), (Role.ENGINEER, MINE))


@dataclass(frozen=True)
class PageFile:
    """One page as its file says it, read without running it.

    Attributes:
        module: name to import once the page is opened.
        folder: the role it belongs to, or "everyone".
        path: what stands in the address; empty for the first page.
        menu: the drop-down it is in; empty for the bar itself.
        position: order inside its menu.
    """

    module: str
    folder: str
    title: str
    question: str
    path: str
    icon: str
    menu: str
    position: int

    def belongs_to(self, roles: Iterable[str]) -> bool:
        """Whether one of these roles may open it."""
        return self.folder == EVERYONE or self.folder in roles

    def render(self) -> Callable:
        """The function that draws the page: its code is loaded now, not before."""
        return importlib.import_module(self.module).render


@cache
def page_files() -> tuple[PageFile, ...]:
    """Every page there is, in the order of the menu."""
    found = [_page_file(path) for path in sorted(FOLDER.glob("*/*.py")) if path.stem[0] != "_"]
    return tuple(sorted(found, key=lambda page: (page.menu, page.position)))


def _page_file(path: Path) -> PageFile:
    """Read the constants at the top of a page without running anything of it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    return PageFile(
        module=f"dashboard.app_pages.{path.parent.name}.{path.stem}",
        folder=path.parent.name,
        title=constants["TITLE"],
        question=constants["QUESTION"],
        path=constants["PATH"],
        icon=constants["ICON"],
        menu=constants["MENU"],
        position=constants["POSITION"],
    )


def menu(
    viewer: Viewer | None,
    show: Callable[[PageFile], None],
    refuse: Callable[[], None],
    open_to_all: Collection[str] = (START,),
) -> Page:
    """The page asked for, under the menu of whoever is looking.

    Every path is registered for everybody: one of another role leads to `refuse`, and the code of
    its page is never loaded.

    Args:
        viewer: nobody is signed in when it is None.
        show: draws a page that belongs to the viewer.
        refuse: says that the page belongs to another role, or to somebody signed in.
        open_to_all: the paths that are open to nobody in particular.
    """
    sections: dict[str, list] = {"": []}
    for page in page_files():
        is_in_menu = _is_in_menu(page, viewer, open_to_all)
        is_open = page.path in open_to_all or (viewer and page.belongs_to(viewer.roles))
        draw = partial(show, page) if is_open else refuse
        section = sections.setdefault(page.menu if is_in_menu else "", [])
        section.append(_streamlit_page(page, draw, bool(is_open), is_in_menu))
    return st.navigation(sections, position="top")


def _streamlit_page(
    page: PageFile, draw: Callable[[], None], is_open: bool, is_in_menu: bool
) -> Page:
    return st.Page(
        draw,
        title=page.title if is_open else "Not yours",
        icon=page.icon if is_open else None,
        url_path=page.path or "start",
        default=page.path == START,
        visibility="visible" if is_in_menu else "hidden",
    )


def _is_in_menu(page: PageFile, viewer: Viewer | None, open_to_all: Collection[str]) -> bool:
    """A person's own page is in the menu of people who also ship."""
    if viewer is None:
        return page.path in open_to_all
    if page.path == MINE:
        return viewer.own_id is not None and bool(viewer.roles & {Role.ENGINEER, Role.MANAGER})
    return page.belongs_to(viewer.roles)


def first_path(roles: Iterable[str]) -> str:
    """The address of the page a person came for."""
    held = set(roles)
    return "/" + next((path for role, path in _OWN_PAGE if role in held), START)


def target(path: str) -> Page:
    """A page to lead to. The address alone identifies it; `menu` registered what it draws."""
    page = next(page for page in page_files() if page.path == path)
    return st.Page(
        _nothing,
        title=page.title,
        icon=page.icon,
        url_path=page.path or "start",
        default=page.path == START,
    )


def link(path: str, label: str, **query: str) -> None:
    """A link to another page that stays in the tab."""
    st.page_link(target(path), label=label, query_params=query or None)


def _nothing() -> None:
    """Never drawn: stands for a page in a link."""
