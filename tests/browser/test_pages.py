"""What only a browser can say: requests, keys, widths, addresses, and every byte that is sent."""

import re

import pytest

from dashboard.access.store import store_of
from tests.browser.conftest import settle

pytestmark = pytest.mark.browser

PAGES = [
    ("maya", "/"),
    ("maya", "/mine"),
    ("maya", "/definitions"),
    ("maya", "/data"),
    ("priya", "/team"),
    ("priya", "/team?team=Reviews"),
    ("priya", "/team?team=Returns"),
    ("sam", "/adoption"),
    ("sam", "/data"),
    ("ines", "/data"),
    ("tom", "/data"),
]
EVERY_PAGE = pytest.mark.parametrize(("persona", "path"), PAGES)
QUARTER, PERIOD = "Quarter (84 days)", "Period (28 days)"


FOCUS = "() => document.activeElement.tagName + ' ' + document.activeElement.textContent"


def text_of(page) -> str:
    return page.locator("[data-testid=stMain]").inner_text()


def test_cold_load_shows_the_question_within_five_seconds(chromium, server):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server.url)
    page.get_by_role("heading", name="Did the work last?").wait_for(timeout=5_000)
    context.close()


@EVERY_PAGE
def test_page_is_whole_accessible_and_never_scrolls_sideways(open_page, persona, path):
    page = open_page(persona, path)
    assert page.locator("h1").count() == 1
    assert page.get_by_text("Something went wrong").count() == 0
    assert page.get_by_text("No rankings, no token targets").count() == 1
    assert violations(page) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(500)
        assert beyond_the_edge(page) <= 0


@EVERY_PAGE
def test_page_is_accessible_in_dark(open_page, persona, path):
    assert violations(open_page(persona, path, theme="dark")) == []


def violations(page) -> list[str]:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])}x)" for one in found]


def beyond_the_edge(page) -> int:
    return page.evaluate(
        "() => Math.max(...[document.documentElement, "
        "document.querySelector('[data-testid=stMain]')]"
        ".map(part => part.scrollWidth - part.clientWidth))"
    )


def test_menu_is_a_drawer_on_a_phone(open_page):
    page = open_page("priya", "/team", width=390)
    link = page.get_by_role("link", name="My outcomes")
    assert link.bounding_box()["x"] < 0
    page.get_by_role("button", name="Expand sidebar").click()
    link.click()
    page.get_by_role("heading", name="My outcomes").wait_for(timeout=10_000)


@pytest.mark.parametrize(
    ("persona", "path"),
    [("maya", "/mine"), ("priya", "/team"), ("sam", "/adoption"), ("ines", "/data")],
)
def test_every_chart_has_a_name_that_says_its_takeaway(open_page, persona, path):
    page = open_page(persona, path)
    page.locator("[role=figure]").nth(1).wait_for(timeout=10_000)
    names = page.locator("[role=figure]").evaluate_all(
        "parts => parts.map(part => part.getAttribute('aria-label') || '')"
    )
    assert len(names) >= 2
    assert all(re.search(r"\d|closed block", name) for name in names)


def test_first_stop_of_the_keyboard_skips_to_the_content(open_page):
    page = open_page("maya", "/")
    page.keyboard.press("Tab")
    assert "Skip to main content" in page.evaluate("() => document.activeElement.textContent")


@pytest.mark.parametrize(
    ("persona", "door", "heading"),
    [
        ("maya", "Open my outcomes", "My outcomes"),
        ("priya", "Open the team view", "Team"),
        ("sam", "Open adoption quality", "Adoption quality"),
    ],
)
def test_door_opens_by_keyboard_alone(open_page, persona, door, heading):
    page = open_page(persona, "/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS).startswith(f"BUTTON {door}"):
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=heading, exact=True).wait_for(timeout=10_000)


def test_switch_changes_the_menu_and_survives_a_change_of_page(open_page):
    page = open_page("", "/")
    page.get_by_role("link", name="Look around as Maya").click()
    page.get_by_role("heading", name="My outcomes").wait_for(timeout=10_000)
    page.get_by_role("link", name="Priya, manager").click()
    page.get_by_role("heading", name="Team", exact=True).wait_for(timeout=10_000)
    page.get_by_role("link", name="Start").first.click()
    page.get_by_role("heading", name="Did the work last?").wait_for(timeout=10_000)
    page.get_by_role("button", name="Open the team view").wait_for(timeout=10_000)


def test_back_returns_to_the_page_before(open_page):
    page = open_page("maya", "/")
    page.get_by_role("button", name="Open my outcomes").click()
    page.get_by_role("heading", name="My outcomes").wait_for(timeout=10_000)
    page.go_back()
    page.get_by_role("heading", name="Did the work last?").wait_for(timeout=10_000)


def test_choice_is_in_the_address_and_the_address_opens_the_same_cell(open_page):
    page = open_page("priya", "/team?team=Commerce")
    page.get_by_text(PERIOD, exact=True).click()
    page.wait_for_url(re.compile("grain=Period"))
    settle(page)
    shown = text_of(page)
    assert "to 1 Nov 2026" in shown or "Oct" in shown
    again = open_page("priya", page.url.removeprefix(page.url.split("/team")[0]))
    assert values_of(again) == values_of(page)


def values_of(page) -> list[str]:
    return page.locator("[data-testid=stMetricValue]").all_inner_texts()


def test_small_team_leads_to_its_group_and_the_address_follows(open_page):
    page = open_page("priya", "/team?team=Reviews")
    assert "Not shown: protects people in small groups." in text_of(page)
    assert values_of(page) == []
    assert page.locator("[role=figure]").count() == 0
    page.get_by_role("button", name=re.compile("^Open Combined")).click()
    page.get_by_text("Small teams are shown together").wait_for(timeout=10_000)
    assert "Combined" in page.url


def test_hidden_cell_leads_to_one_that_exists(open_page):
    page = open_page("priya", "/team?team=Checkout&grain=Period+%2828+days%29")
    page.get_by_role("button", name=re.compile("^Open Commerce")).click()
    page.locator("[data-testid=stMetricValue]").first.wait_for(timeout=10_000)
    assert "team=Commerce" in page.url


def test_thin_card_holds_no_per_cent(open_page):
    page = open_page("priya", "/team?team=Returns")
    cards = page.locator("[data-testid=stMain]").get_by_text("Not enough evidence yet")
    assert cards.count() >= 1
    card = cards.first.locator("xpath=ancestor::*[.//*[@role='progressbar']][1]")
    assert "%" not in card.inner_text()


def test_popover_tells_formula_owner_and_approval(open_page):
    page = open_page("priya", "/team")
    page.get_by_role("button", name="How these are worked out").click()
    popover = page.locator("[data-testid=stPopoverBody]")
    popover.get_by_text("approved by").first.wait_for(timeout=10_000)
    told = popover.inner_text()
    for words in (
        "Owner Ada Lim",
        "approved by",
        "review by",
        "How it can be gamed",
        "Not for pay",
    ):
        assert words in told


@pytest.mark.parametrize("path", ["/team?team=Search", "/adoption", "/adoption?group=Commerce"])
def test_engineer_gets_words_in_place_of_anothers_page(open_page, path):
    page = open_page("maya", path)
    shown = text_of(page)
    assert "This page belongs to another role. Nothing on it was loaded for you." in shown
    assert values_of(page) == []
    assert page.locator("[role=figure]").count() == 0


def test_engineer_is_sent_no_team_name_with_anothers_page(open_page, sample):
    open_page("maya", "/team?team=Search")
    frames = b"\n".join(open_page.seen.frames)
    nodes = store_of(sample.settings).released().nodes.values()
    teams = [
        node.node_name for node in nodes if node.level == "team" and node.node_name != "Search"
    ]
    assert frames
    assert [team for team in teams if whole(team).search(frames)] == []


def whole(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![A-Za-z])" + re.escape(name.encode()) + rb"(?![A-Za-z])")


@pytest.mark.parametrize(
    ("persona", "paths"),
    [
        ("maya", ["/", "/mine", "/definitions", "/data", "/team"]),
        ("priya", ["/team", "/team?team=Checkout", "/team?team=Commerce", "/mine"]),
        ("sam", ["/adoption", "/adoption?group=Commerce", "/data"]),
        ("ines", ["/data", "/data?files=With+rows+set+aside"]),
    ],
)
def test_no_frame_holds_anybody_else(open_page, people, persona, paths):
    """Every byte of every page of a persona: no other person's id, name, e-mail or login."""
    page = open_page(persona, paths[0])
    for path in paths[1:]:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + path)
        settle(page)
    frames = b"\n".join(open_page.seen.frames).lower()
    assert len(frames) > 10_000
    others = {mark for who, marks in people.items() if who != persona for mark in marks}
    assert len(others) > 400
    assert sorted(mark for mark in others if mark in frames) == []


@pytest.fixture(scope="session")
def people(sample) -> dict[str, set[bytes]]:
    """What would name a person: from the warehouse of this very build, personas by their name."""
    import duckdb

    connection = duckdb.connect(sample.report["warehouse"], read_only=True)
    personas = {
        line.display_name: line.persona
        for line in store_of(sample.settings).subjects()
        if line.persona
    }
    rows = connection.execute(
        "select people.person_key, people.display_name, identities.id_value "
        "from staging.people left join staging.identities using (person_key)"
    ).fetchall()
    unmapped = connection.execute("select id_value from marts.unmapped_accounts").fetchall()
    connection.close()
    owners = {"ada lim", "noor haddad", "jon weir", "lucia ferro"}
    found: dict[str, set[bytes]] = {}
    for key, name, value in rows:
        marks = found.setdefault(personas.get(name) or key, set())
        marks |= {text.lower().encode() for text in (key, name, value) if text and len(text) > 5}
    assert unmapped, "an account of nobody is planted"
    found["nobody"] = {value.lower().encode() for (value,) in unmapped}
    # The banner offers the personas by first name only; owners of definitions are not on the roster.
    assert not owners & {name.lower() for _, name, _ in rows}
    return found


@pytest.mark.parametrize("path", ["/adoption", "/data"])
def test_hr_is_sent_no_team_name(open_page, sample, path):
    open_page("sam", path)
    frames = b"\n".join(open_page.seen.frames)
    nodes = store_of(sample.settings).released().nodes.values()
    teams = [node.node_name for node in nodes if node.level == "team"]
    assert [team for team in teams if whole(team).search(frames)] == []


def test_persona_of_an_unknown_name_is_not_found(open_page, server):
    page = open_page("", "/")
    assert page.request.get(f"{server.url}/demo/as/nobody").status == 404


@pytest.mark.parametrize("persona", ["sam", "ines"])
def test_rows_set_aside_are_downloaded_by_a_link_and_the_page_stays(open_page, persona):
    page = open_page(persona, "/data")
    with page.expect_download(timeout=10_000) as waiting:
        page.get_by_role("link", name="Download the list (CSV)").click()
    lines = waiting.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[0] == "file,record,line,field,reason,fix"
    assert len(lines) > 100
    assert waiting.value.suggested_filename.endswith(".set-aside.csv")
    assert page.get_by_role("heading", name="Data health").count() == 1


@pytest.mark.parametrize(
    ("persona", "status", "words"),
    [("", 401, "Sign in first."), ("maya", 403, "Not allowed."), ("priya", 403, "Not allowed.")],
)
def test_address_of_the_download_gives_others_nothing(open_page, server, persona, status, words):
    page = open_page(persona, "/")
    answer = page.request.get(f"{server.url}/export/set-aside.csv")
    assert (answer.status, answer.text()) == (status, words)


def test_page_of_another_site_cannot_fetch_the_list_with_the_cookie_of_a_steward(open_page, server):
    page = open_page("ines", "/data")
    target = f"{server.url}/export/set-aside.csv"
    assert page.request.get(target).status == 200
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert page.request.get(target, headers=foreign).status == 403


def test_own_use_of_ai_unfolds_to_weeks_of_which_the_newest_are_hatched(open_page):
    page = open_page("maya", "/mine")
    page.get_by_text("My AI use").click()
    chart = page.get_by_role("figure", name=re.compile("measured weeks"))
    chart.wait_for(timeout=10_000)
    assert "can still change" in chart.get_attribute("aria-label")
    assert "later days can still change" in text_of(page)
