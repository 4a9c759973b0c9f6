"""Every page for every reader it is open to: words, and the absence of what may not be there."""

import re

import pytest

from dashboard import filters
from dashboard.access.organisation import Grain
from dashboard.access.store import store_of
from dashboard.navigation import page_files
from tests.pages.looking import RANKING_WORDS, charts, look, sent, view_of, words

PERSONAS = {
    "maya": {"engineer"},
    "priya": {"manager"},
    "sam": {"hr"},
    "ines": {"steward"},
    "tom": {"auditor"},
}
OPEN = [
    (page.module.removeprefix("dashboard.app_pages."), persona)
    for page in page_files()
    for persona, roles in PERSONAS.items()
    if page.belongs_to(roles)
]
FIXED_DENIALS = (
    "No rankings, no token targets, nobody else's personal figures.",
    "A ranking of people or teams",
)
HIDDEN = "Not shown: protects people in small groups."


@pytest.mark.parametrize(("module", "persona"), OPEN)
def test_page_is_drawn_with_its_heading(settings, module, persona):
    page = look(module, persona, settings)
    assert not page.exception
    assert len(page.title) == 1


@pytest.mark.parametrize(("module", "persona"), OPEN)
def test_page_is_drawn_in_dark(settings, module, persona):
    assert not look(module, persona, settings, theme="dark").exception


@pytest.mark.parametrize(("module", "persona"), OPEN)
def test_page_holds_no_word_of_a_race(settings, module, persona):
    text = words(look(module, persona, settings))
    for denial in FIXED_DENIALS:
        text = text.replace(denial, "")
    found = re.findall(rf"\b({'|'.join(RANKING_WORDS)})\b", text, re.IGNORECASE)
    assert found == []


@pytest.mark.parametrize(("module", "persona"), OPEN)
def test_every_chart_says_its_takeaway(settings, module, persona):
    for chart in charts(look(module, persona, settings)):
        assert re.search(r"\d|closed block", chart.alt)
        assert chart.alt.endswith(".")


@pytest.mark.parametrize("persona", ["priya", "sam"])
def test_no_reader_of_groups_gets_a_person_or_a_token(settings, persona):
    module = {"priya": "manager.team", "sam": "hr.adoption_quality"}[persona]
    text = sent(look(module, persona, settings)).casefold()
    people = [line for line in store_of(settings).subjects() if line.persona != persona]
    assert len(people) > 100
    for person in people:
        assert person.display_name.casefold() not in text
        assert person.sub.casefold() not in text
    assert "token" not in text


def test_hr_gets_no_team_name(settings):
    text = sent(look("hr.adoption_quality", "sam", settings))
    nodes = store_of(settings).released().nodes.values()
    teams = [node.node_name for node in nodes if node.level == "team"]
    assert len(teams) == 28
    assert [team for team in teams if re.search(rf"\b{re.escape(team)}\b", text)] == []


def test_engineer_sees_counts_and_ranges_of_their_own(settings):
    page = look("everyone.my_outcomes", "maya", settings)
    cards = {metric.label: metric for metric in page.metric}
    assert re.fullmatch(r"\d+ of \d+", cards["Work that lasted"].value)
    assert cards["Work that lasted"].delta.startswith("likely ")
    assert cards["Too early to tell"].delta.startswith("next settles ")
    assert "AI use is known for" in words(page)
    assert len(charts(page)) == 2


def test_engineer_sees_no_group_figure(settings):
    text = sent(look("everyone.my_outcomes", "maya", settings)).casefold()
    for word in ("company", "average", "commerce", "people"):
        assert word not in text


def test_tokens_are_nowhere_until_their_owner_unfolds_them(settings):
    page = look("everyone.my_outcomes", "maya", settings)
    assert "token" not in words(page).casefold()
    page.session_state["my_ai_use"] = True
    page.run()
    assert "counted nowhere" in words(page)
    assert "Tokens" in words(page)


def test_older_block_ends_where_it_ends(settings):
    page = look("everyone.my_outcomes", "maya", settings, period="2026-Q2")
    assert "20 Apr to 12 Jul 2026" in words(page)
    assert {metric.label: metric.value for metric in page.metric}["Too early to tell"] == "0"


def test_person_with_nothing_yet_sees_that_and_no_nought(settings):
    page = look("everyone.my_outcomes", "sam", settings)
    assert "No landings under your name yet." in words(page)
    assert not page.metric
    assert not charts(page)


def test_manager_sees_a_team_with_ranges_and_guardrails(settings):
    page = look("manager.team", "priya", settings, team="Checkout")
    text = words(page)
    assert page.metric[0].label == "AI-assisted work that lasted"
    assert page.metric[0].delta.startswith("likely ")
    assert "Change fail rate" in text
    assert "context, not a goal" in text
    assert charts(page)


@pytest.mark.parametrize(
    ("grain", "has_dots"), [("Quarter (84 days)", True), ("Period (28 days)", False)]
)
def test_other_teams_are_spoken_of_only_where_they_are_drawn(settings, grain, has_dots):
    page = look("manager.team", "priya", settings, team="Commerce", grain=grain)
    assert ("Grey dots are other teams" in words(page)) is has_dots


def test_the_past_of_a_team_is_its_own_and_not_that_of_a_group_it_was_once_in(settings):
    view = view_of("priya", settings)
    combined = view.group("ledger", "quarter:2026-07-13").group_key
    blocks = view.blocks(Grain.QUARTER)[::-1]
    for node in ("ledger", "checkout"):
        kept = filters.of_one_group(view, node, blocks)
        groups = {view.group(node, block.block_key).group_key for block in kept if block.is_closed}
        assert groups == {combined if node == "ledger" else node}
        assert blocks[-1] in kept


def test_manager_of_a_small_team_sees_why_not_and_the_way_to_the_group(settings):
    page = look("manager.team", "priya", settings, team="Reviews")
    (button,) = page.button
    assert not page.metric
    assert not charts(page)
    assert HIDDEN in words(page)
    assert button.label.replace("\\", "").startswith("Open Combined: ")


def test_combined_group_says_who_is_in_it_and_why(settings):
    combined = look("manager.team", "priya", settings, team="Reviews").button[0].label
    name = combined.replace("\\", "").removeprefix("Open ")
    page = look("manager.team", "priya", settings, team=name)
    text = words(page)
    assert name in text
    assert "Small teams are shown together, because apart they would point at individuals." in text
    assert page.metric or page.get("progress")


def test_team_with_little_evidence_has_a_bar_and_no_rate(settings):
    page = look("manager.team", "priya", settings, team="Returns")
    labels = [metric.label for metric in page.metric]
    assert "AI-assisted work that lasted" not in labels
    assert "Not enough evidence yet" in words(page)
    assert re.search(r"about \d+ of 20", words(page))
    assert page.get("progress")


def test_thin_figure_is_in_no_chart_either(settings):
    page = look("manager.team", "priya", settings, team="Returns")
    thin = {"Adoption quality", "On declared use cases"} - {one.label for one in page.metric}
    assert thin
    alts = " ".join(chart.alt for chart in charts(page))
    assert "Of all AI-assisted work" not in alts
    for name in thin:
        assert not re.search(rf"{name}: [^.]*in 2026-Q3", alts)


@pytest.mark.parametrize("name", ["Search", "Platform", "No such team", "<b>x</b>"])
def test_foreign_and_invented_groups_get_the_same_words_and_nothing_else(settings, name):
    page = look("manager.team", "priya", settings, team=name)
    assert "This link opens a team view." in words(page)
    assert not page.metric
    assert not charts(page)
    assert name not in words(page)


def test_hr_cannot_open_a_team_by_its_name(settings):
    page = look("hr.adoption_quality", "sam", settings, group="Checkout")
    assert "Nothing about the team is shown here." in words(page)
    assert not page.metric
    assert not charts(page)


def test_team_is_not_published_for_a_period_and_the_way_out_is_a_cell_that_exists(settings):
    address = {"team": "Checkout", "grain": "Period (28 days)"}
    page = look("manager.team", "priya", settings, **address)
    (button,) = page.button
    assert HIDDEN in words(page)
    assert button.label.replace("\\", "").startswith("Open Commerce")
    assert not page.metric
    assert not charts(page)


def test_hr_sees_company_cards_and_one_computed_sentence(settings):
    page = look("hr.adoption_quality", "sam", settings)
    text = words(page)
    assert {"Adoption quality", "Reach", "On declared use cases"} <= {
        metric.label for metric in page.metric
    }
    assert "Teams shown inside a combined group" in text
    assert "cannot be told here" in text
    assert "unnamed teams" in text


@pytest.mark.parametrize(
    ("module", "persona"),
    [("everyone.my_outcomes", "maya"), ("manager.team", "priya"), ("hr.adoption_quality", "sam")],
)
def test_no_figure_is_shown_before_it_is_approved(unapproved, module, persona):
    page = look(module, persona, unapproved)
    figures = [one for one in page.metric if "combined group" not in one.label]
    assert not page.exception
    assert figures == []
    assert charts(page) == []
    assert "is not shown: in trial. Owner Ada Lim" in words(page)


def test_definitions_have_the_same_rows_and_say_what_they_are_not_for(settings):
    page = look("everyone.definitions", "maya", settings)
    tables = [table.value for table in page.get("table")]
    assert len(tables) == len(store_of(settings).definitions())
    rows = {tuple(table.index) for table in tables}
    assert len(rows) == 1
    assert words(page).count("pay, promotion, discipline") == len(tables)


def test_definitions_are_alphabetical_and_can_be_searched(settings):
    page = look("everyone.definitions", "maya", settings)
    titles = [header.value for header in page.header]
    assert titles == sorted(titles, key=str.casefold)
    page.text_input(key="search").set_value("engineer-week").run()
    assert {header.value for header in page.header} < set(titles)
    page.text_input(key="search").set_value("nothing like that").run()
    assert "No definition holds the words" in words(page)


def test_source_that_stops_early_is_said_on_every_page_of_figures(settings):
    for module, persona in (("manager.team", "priya"), ("hr.adoption_quality", "sam")):
        (bar,) = look(module, persona, settings).warning
        assert "PagerDuty stop at 17 Nov" in bar.value


def test_changed_definition_is_a_line_that_is_not_compared_across(settings):
    page = look("manager.team", "priya", settings, team="Commerce", metric="Change fail rate")
    assert "Definition changed on 11 May 2026. Do not compare across the line." in words(page)
    assert "definition changed" in [chart.spec for chart in charts(page)][-1]


def test_jump_of_a_tool_is_a_numbered_line_with_its_words_and_is_not_compared_across(settings):
    page = look("manager.team", "priya", settings, team="Commerce", metric="Reach")
    text = words(page)
    assert "1 · 10 Apr 2026, GitHub Copilot: the command line joined the counters" in text
    assert "Not compared: what is counted changed with GitHub Copilot on 10 Apr 2026" in text
    assert "Not joined across" in text
    assert "Not to be compared across: 10 Apr 2026" in [chart.alt for chart in charts(page)][-1]


def test_figure_that_no_jump_touches_has_no_numbered_line(settings):
    page = look(
        "manager.team",
        "priya",
        settings,
        team="Commerce",
        metric="AI-assisted work on a declared use case",
    )
    over_time = list(charts(page))[-1]
    assert "declared use case" in over_time.alt
    assert "Not to be compared across" not in over_time.alt


def test_departments_carry_the_jump_the_company_told(settings):
    page = look("hr.adoption_quality", "sam", settings)
    assert "1 · 1 Jan 2026, PagerDuty: low urgency pages are opened as incidents" in words(page)


def test_own_use_of_ai_is_hatched_where_a_later_export_can_still_change_it(settings):
    page = look("everyone.my_outcomes", "maya", settings)
    page.session_state["my_ai_use"] = True
    page.run()
    (alt,) = [chart.alt for chart in charts(page) if "active day" in chart.alt]
    assert re.search(r"Claude Code: \d+ active days in \d+ measured weeks, 1 of them can", alt)
    assert "Final to 18 Nov; later days can still change." in words(page)


def test_own_use_of_ai_in_an_older_block_is_final(settings):
    page = look("everyone.my_outcomes", "maya", settings, period="2026-Q2")
    page.session_state["my_ai_use"] = True
    page.run()
    (alt,) = [chart.alt for chart in charts(page) if "active day" in chart.alt]
    assert alt.endswith("all final.")
    assert "can still change" not in words(page).replace("a later export can still change it", "")
