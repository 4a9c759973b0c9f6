"""Numbers, ranges and states as sentences, from their inputs."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import readings, talking_points, wording
from dashboard.access.cell import Cell, NotShown, Reason
from dashboard.access.organisation import Block, Grain, Group, Level
from dashboard.access.released import ReleaseInfo, SeriesBreak, Source
from dashboard.governance.definitions import catalogue
from dashboard.panels import series_breaks

DEFINITIONS = catalogue()
GROUP = Group("checkout", "Checkout", Level.TEAM, False, "5–9", ("Checkout",))
BLOCK = Block(
    "quarter:2026-07-13",
    Grain.QUARTER,
    date(2026, 7, 13),
    date(2026, 10, 4),
    "2026-Q3",
    date(2026, 10, 18),
    is_closed=True,
    parent_block_key=None,
)
HIDDEN = NotShown(Reason.PROTECTED, "Not shown: protects people in small groups.")
OPEN = NotShown(Reason.STILL_OPEN, "Still open. Closes on 18 Oct 2026.")


def cell(metric, numerator, denominator, weight=None):
    definition = DEFINITIONS[metric]
    return Cell(
        metric,
        "",
        GROUP,
        BLOCK,
        numerator,
        denominator,
        denominator if weight is None else weight,
        definition,
        1.0,
    )


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.66, 0.97, "66–97 %"),
        (0.62, 0.999, "62 % or more"),
        (0.002, 0.16, "16 % or less"),
        (0.404, 0.4, "40 %"),
    ],
)
def test_range_never_reads_nought_or_all(low, high, text):
    assert wording.percent_range(low, high) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (1234, "USD", "$1,200"),
        (34.4, "USD", "$34"),
        (4.26, "EUR", "€4.30"),
        (7, "CHF", "7 CHF"),
        (0, "USD", "$0"),
    ],
)
def test_money_has_two_figures_and_its_currency(amount, currency, text):
    assert wording.money(amount, currency) == text


def test_small_counts_are_words():
    assert [wording.about(count) for count in (0, 5, 1240)] == [
        "fewer than 5",
        "about 5",
        "about 1,240",
    ]


def test_dates_repeat_the_year_only_when_it_differs():
    assert wording.days(date(2026, 7, 13), date(2026, 10, 4)) == "13 Jul to 4 Oct 2026"
    assert wording.days(date(2025, 11, 3), date(2026, 10, 4)) == "3 Nov 2025 to 4 Oct 2026"


def test_texts_of_the_company_cannot_become_markup():
    text = wording.escaped("**Ads** [x](http://a) :red[y] $1$ <b>")
    assert text == r"\*\*Ads\*\* \[x\](http\://a) \:red\[y\] \$1\$ \<b\>"


def test_share_reads_with_its_range():
    found = cell("standing", 90, 100)
    assert readings.value(found) == "90 %"
    assert readings.likely(found) == "likely 77–98 %"


def test_share_inside_the_margin_reads_as_words():
    assert readings.value(cell("standing", 100, 100)) == "nearly all"
    assert readings.value(cell("change_fail_rate", 0, 100)) == "nearly none"
    assert readings.mark(cell("standing", 100, 100)).at == 1.0


def test_thin_cell_has_no_mark_and_no_figure():
    thin = cell("standing", 5, 10)
    assert readings.is_thin(thin)
    assert readings.mark(thin) is None
    with pytest.raises(ValueError, match="too little evidence"):
        readings.value(thin)


def test_hidden_and_open_answers_are_never_drawn():
    assert readings.is_hidden(HIDDEN)
    assert not readings.is_hidden(OPEN)
    assert readings.mark(HIDDEN) is None
    assert readings.still_open(OPEN, DEFINITIONS["standing"], BLOCK) == "closes on 18 Oct"
    assert readings.still_open(OPEN, DEFINITIONS["standing_28"], BLOCK) == "closes on 1 Nov"
    assert readings.still_open(HIDDEN, DEFINITIONS["standing"], BLOCK) == ""


def test_guardrail_that_is_not_published_says_so():
    guards = readings.guardrails(DEFINITIONS, {"standing": cell("standing", 90, 100)})
    assert guards == {"standing": "Change fail rate: guardrail not shown"}
    answers = {"standing": HIDDEN, "change_fail_rate": cell("change_fail_rate", 20, 100)}
    assert readings.guardrails(DEFINITIONS, answers)["standing"].startswith("Change fail rate 20 %")


def test_two_figures_are_told_apart_only_when_their_ranges_are():
    low, high = (readings.drawn(cell("standing", share, 500)) for share in (300, 450))
    near = readings.drawn(cell("standing", 310, 500))
    assert readings.compared(high, low).startswith("The ranges are apart.")
    assert readings.compared(near, low) == "No clear difference. This could be chance."


def test_feed_that_stops_two_days_early_is_late_and_a_weekly_roster_is_not():
    info = ReleaseInfo(
        1, None, date(2026, 11, 20), date(2026, 11, 21), True, "50+", 28, 5, 5, (), ()
    )
    incidents = Source("pagerduty", "incidents", date(2026, 11, 18), date(2026, 11, 15), False)
    assert readings.is_late(incidents, info)
    assert not readings.is_late(replace(incidents, data_to=date(2026, 11, 19)), info)
    assert not readings.is_late(replace(incidents, kind="roster"), info)
    assert readings.late(incidents).startswith("Data on incidents from PagerDuty stop at 18 Nov.")


def quarter(quality, standing, fail, spend=1000):
    return {
        "adoption_quality": cell("adoption_quality", quality, 5000),
        "standing": cell("standing", standing, 500),
        "change_fail_rate": cell("change_fail_rate", fail, 500),
        "spend_per_engineer_week": cell("spend_per_engineer_week", spend, 5000),
    }


def titles(now, before):
    return [point.title for point in talking_points.of(now, before)]


def test_nothing_is_said_when_everything_could_be_chance():
    assert talking_points.of(quarter(2000, 450, 50), quarter(2050, 455, 45)) == []


def test_what_got_better_is_said_with_what_stayed_unclear():
    assert titles(quarter(3000, 450, 50), quarter(1000, 450, 50)) == [
        "Adoption quality is better than before",
        "Landings still standing is unclear",
    ]


def test_rising_failures_are_worse_because_lower_is_better():
    found = talking_points.of(quarter(2000, 450, 200), quarter(2000, 450, 50))
    assert found[-1].title == "Change fail rate is worse than before"
    assert found[-1].words.endswith("Ask what changed, not who.")


def test_spend_that_rises_alone_is_a_question():
    spent = titles(quarter(2000, 450, 50, spend=4000), quarter(2000, 450, 50, spend=1000))
    assert spent == ["Spend rose, adoption quality shows no clear difference"]
    better = titles(quarter(3500, 450, 50, spend=4000), quarter(1000, 450, 50, spend=1000))
    assert "Spend rose, adoption quality shows no clear difference" not in better


def test_hidden_and_thin_figures_are_no_reason_to_talk():
    now = dict.fromkeys(quarter(1, 1, 1), HIDDEN)
    assert talking_points.of(now, quarter(2000, 450, 50)) == []
    assert talking_points.of({}, {}) == []


BEFORE = replace(
    BLOCK,
    block_key="quarter:2026-04-20",
    starts_on=date(2026, 4, 20),
    ends_on=date(2026, 7, 12),
    label="2026-Q2",
)


def jump(day, metric="reach", tool="copilot"):
    return SeriesBreak(metric, tool, day, "the command line joined the counters")


@pytest.mark.parametrize(
    ("day", "keeps_apart"),
    [
        (date(2026, 4, 20), False),
        (date(2026, 4, 21), True),
        (date(2026, 7, 13), True),
        (date(2026, 10, 4), True),
        (date(2026, 10, 5), False),
    ],
)
def test_jump_keeps_apart_blocks_that_hold_days_of_both_kinds(day, keeps_apart):
    assert bool(readings.between([jump(day)], BEFORE, BLOCK)) is keeps_apart


def test_what_is_not_compared_says_which_tool_changed_what_it_counts_and_when():
    words = readings.broken([jump(date(2026, 6, 15)), jump(date(2026, 8, 7), tool="cursor")])
    assert words == (
        "Not compared: what is counted changed with GitHub Copilot on 15 Jun 2026 and Cursor on "
        "7 Aug 2026. That is not the team's doing."
    )


def test_figure_whose_series_jumped_is_no_reason_to_talk():
    now, before = quarter(3000, 450, 200), quarter(1000, 450, 50)
    assert len(talking_points.of(now, before)) == 3
    said = talking_points.of(now, before, {"adoption_quality", "change_fail_rate"})
    assert said == []
    spent = quarter(2000, 450, 50, spend=4000), quarter(2000, 450, 50, spend=1000)
    assert talking_points.of(*spent, {"spend_per_engineer_week"}) == []
    assert talking_points.of(*spent, {"adoption_quality"}) == []


def test_jump_stands_at_its_day_between_the_middles_of_blocks():
    blocks = [BEFORE, BLOCK]
    first, middle, outside = date(2026, 7, 13), date(2026, 8, 24), date(2026, 10, 5)
    marks = series_breaks.on_blocks([jump(first), jump(middle), jump(outside)], blocks)
    assert [(mark.number, mark.at) for mark in marks] == [(1, 0.5), (2, 1.0)]
    assert series_breaks.on_blocks([jump(BEFORE.starts_on)], blocks) == []
    assert series_breaks.on_blocks([jump(first)], []) == []


def test_words_beneath_begin_with_the_number_over_the_line():
    marks = series_breaks.on_blocks([jump(date(2026, 8, 7))], [BEFORE, BLOCK])
    assert series_breaks.beneath(marks).replace("\\", "") == (
        ":small[1 · 7 Aug 2026, GitHub Copilot: the command line joined the counters]"
    )
