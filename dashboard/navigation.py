"""The pages of a role: whatever is in app_pages/<role>/ and everyone/, and a stub for the rest."""

import ast
import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.access.viewer import Role, Viewer

FOLDER = Path(__file__).resolve().parent / "app_pages"
EVERYONE = "everyone"
START = ""
MINE = "mine"
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
    viewer: Viewer | None, show: Callable[[PageFile], None], refuse: Callable[[], None]
) -> Page:
    """The page asked for, under the menu of whoever is looking.

    Every path is registered for everybody: one of another role leads to `refuse`, and the code of
    its page is never loaded.

    Args:
        viewer: nobody is signed in when it is None; then only the first page is open.
        show: draws a page that belongs to the viewer.
        refuse: says that the page belongs to another role, or to somebody signed in.
    """
    sections: dict[str, list] = {"": []}
    for page in page_files():
        section = sections.setdefault(page.menu if _is_in_menu(page, viewer) else "", [])
        section.append(_streamlit_page(page, viewer, show, refuse))
    return st.navigation(sections, position="top")


def _streamlit_page(
    page: PageFile,
    viewer: Viewer | None,
    show: Callable[[PageFile], None],
    refuse: Callable[[], None],
) -> Page:
    is_open = page.path == START or (viewer is not None and page.belongs_to(viewer.roles))
    return st.Page(
        (lambda: show(page)) if is_open else refuse,
        title=page.title if is_open else "Not yours",
        icon=page.icon if is_open else None,
        url_path=page.path or "start",
        default=page.path == START,
        visibility="visible" if _is_in_menu(page, viewer) else "hidden",
    )


def _is_in_menu(page: PageFile, viewer: Viewer | None) -> bool:
    """A person's own page is in the menu of people who also ship."""
    if viewer is None:
        return page.path == START
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
