"""One run of the entry file: who may come in, and what is registered for whom."""

import ast
import json
import subprocess
import sys
from dataclasses import replace

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.access import demo
from dashboard.access.store import store_of
from dashboard.navigation import EVERYONE, first_path, page_files
from dashboard.settings import ROOT
from tests.pages.looking import sent, words

MAIN = ROOT / "dashboard" / "main.py"


@pytest.fixture
def run(monkeypatch):
    """The app as a browser with one persona's cookie, or with none, asks for it."""

    def start(settings, persona=""):
        monkeypatch.setenv("OUTCOME_VIEWS_EXPORTS", str(settings.exports))
        monkeypatch.setenv("OUTCOME_VIEWS_OUT", str(settings.out))
        value = demo.cookie_for(persona, store_of(settings)) if persona else None
        cookies = {demo.COOKIE: value} if value else {}
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))
        return AppTest.from_file(str(MAIN), default_timeout=30).run()

    return start


def test_nobody_signed_in_reads_the_first_page_and_no_figure(run, settings):
    page = run(settings)
    assert not page.exception
    assert page.title[0].value == "Did the work last?"
    assert not page.metric
    assert not page.get("plotly_chart")


@pytest.mark.parametrize(
    ("persona", "door"),
    [
        ("maya", "Open my outcomes"),
        ("priya", "Open the team view"),
        ("sam", "Open adoption quality"),
    ],
)
def test_each_reader_has_one_door_and_it_is_their_own(run, settings, persona, door):
    page = run(settings, persona)
    assert not page.exception
    assert [button.label for button in page.button] == [door]


def test_cookie_of_another_process_is_nobody(run, settings, monkeypatch):
    run(settings, "maya")
    forged = {demo.COOKIE: "maya." + "0" * 64}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: forged))
    page = AppTest.from_file(str(MAIN), default_timeout=30).run()
    assert not page.button


def test_demo_says_so_and_offers_people_to_look_around_as(run, settings):
    page = run(settings)
    assert "**Demo data** · made-up people, 28 teams, to 20 Nov 2026" in words(page)
    links = " ".join(block.value for block in page.get("html"))
    for persona in ("maya", "priya", "sam", "ines", "tom"):
        assert f'href="/demo/as/{persona}"' in links


def test_footer_names_promise_and_release(run, settings):
    text = words(run(settings))
    assert "Groups under 5 people are never shown on their own." in text
    assert "data to 20 Nov 2026" in text


def test_nothing_built_yet_is_a_sentence_with_the_next_step(run, settings, tmp_path):
    page = run(replace(settings, out=tmp_path))
    assert not page.exception
    assert "Nothing here yet" in words(page)
    assert "python -m dashboard build" in words(page)


REFUSED = {
    "build_id": "20261201T024416Z-8919213c",
    "built_at": "2026-12-01T02:44:16Z",
    "fate": "refused",
    "reason": "the roster has 2 nodes without a parent (Ledger, Reviews)",
    "files": [{"path": "hr/roster.csv"}],
}


@pytest.mark.parametrize(
    ("reports", "told"),
    [([], "No build has left a report here."), ([REFUSED], "It published nothing")],
)
def test_data_health_stands_before_the_first_release_and_names_no_file(
    run, settings, tmp_path, reports, told
):
    (tmp_path / "builds").mkdir()
    for report in reports:
        path = tmp_path / "builds" / f"{report['build_id']}.json"
        path.write_text(json.dumps(report), encoding="utf-8")
    page = at("data", run(replace(settings, out=tmp_path)))
    assert not page.exception
    assert page.title[0].value == "Data health"
    assert told in words(page) + "".join(one.proto.title for one in page.warning)
    assert "Refused · 1 Dec" in words(page) or not reports
    assert page.code[0].value == "python -m dashboard build"
    assert [word for word in ("roster", "Ledger") if word in sent(page)] == []


@pytest.mark.parametrize("path", ["mine", "team", "adoption", "definitions"])
def test_every_other_path_before_the_first_release_says_what_comes_next(
    run, settings, tmp_path, path
):
    page = at(path, run(replace(settings, out=tmp_path)))
    assert not page.exception
    assert "Nothing here yet" in words(page)
    assert not page.title


def at(path, page):
    """The page of an address; by itself AppTest opens pages of files only."""
    pages = page._registered_pages.items()
    (page._page_hash,) = [key for key, info in pages if info["url_pathname"] == path]
    return page.run()


def test_every_page_file_says_what_it_is():
    for page in page_files():
        assert page.title
        assert page.question.endswith("?")
        assert page.icon.startswith(":material/")
    paths = [page.path for page in page_files()]
    assert len(set(paths)) == len(paths)
    assert "" in paths


def test_menu_has_at_most_six_entries_for_anybody():
    for roles in ({"engineer"}, {"manager"}, {"hr"}, {"engineer", "manager", "hr"}):
        mine = [page for page in page_files() if page.belongs_to(roles)]
        assert len({page.menu or page.path for page in mine}) <= 6


def test_a_role_opens_its_own_folder_and_everyones_and_no_other():
    for page in page_files():
        for role in ("engineer", "manager", "hr", "steward", "auditor"):
            assert page.belongs_to({role}) is (page.folder in (role, EVERYONE))


def test_each_reader_lands_on_their_own_page():
    assert first_path(["engineer"]) == "/mine"
    assert first_path(["engineer", "manager"]) == "/team"
    assert first_path(["hr"]) == "/adoption"
    assert first_path(["steward"]) == "/"


def test_menu_is_known_without_loading_a_single_page():
    code = (
        "import sys; from dashboard.navigation import page_files; page_files(); "
        "print([name for name in sys.modules if name.startswith('dashboard.app_pages')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_callback_of_a_widget_asks_who_is_looking():
    tree = ast.parse((ROOT / "dashboard" / "filters.py").read_text(encoding="utf-8"))
    callbacks = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name in ("choose", "open_wider")
    ]
    assert len(callbacks) == 2
    for callback in callbacks:
        first = next(node for node in callback.body if not _is_docstring(node))
        assert ast.unparse(first) == "viewer()"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
