"""Charts by what they hold: traces, fixed axes, words, and nothing that was not passed in."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.charts import (
    active_days,
    funnel,
    interval_rows,
    link_rows,
    outcome_bars,
    over_time,
    quality_against_reach,
    small_multiples,
    source_strips,
    still_standing,
    waterfall,
)
from dashboard.charts.active_days import Week
from dashboard.charts.interval_rows import Row
from dashboard.charts.jumps import Jump
from dashboard.charts.link_rows import Link
from dashboard.charts.outcome_bars import Bar
from dashboard.charts.over_time import Point
from dashboard.charts.quality_against_reach import Dot, Spot
from dashboard.charts.still_standing import Arm
from dashboard.charts.stretches import Stretch, Strip
from dashboard.charts.style import DARK, LIGHT, Mark
from dashboard.charts.waterfall import Step

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
HALF = Mark(0.5, 0.4, 0.6)
ALL = Mark(0.98, 0.93, 1.0, "nearly all")
BARS = [Bar("5 Oct", 2, 1, 0), Bar("12 Oct", 0, 0, 0), Bar("16 Nov", 0, 0, 3)]
ROWS = [Row("With AI", "16", HALF), Row("No AI seen", "5", None, "5 so far, a share needs 8")]
POINTS = [
    Point("2026-Q1", HALF),
    Point("2026-Q2", None),
    Point("2026-Q3", Mark(0.7, 0.6, 0.8)),
    Point("2026-Q4", None, "closes on 10 Jan"),
]
ARMS = [
    Arm("AI-assisted", {1: ALL, 14: Mark(0.9, 0.85, 0.94), 28: HALF}, is_ai=True),
    Arm("no AI seen", {14: Mark(0.8, 0.7, 0.9)}, is_ai=False),
]
STEPS = [
    Step("AI-assisted", Mark(1, 1, 1, "all of it")),
    Step("Still standing", HALF),
    Step("Outcome validated", None, "no review due yet"),
]
SPOTS = [
    Spot("2026-Q2", Mark(0.6, 0.55, 0.65), Mark(0.3, 0.2, 0.4), is_solid=False),
    Spot("2026-Q3", Mark(0.7, 0.65, 0.75), Mark(0.45, 0.35, 0.55)),
]
OTHERS = [Dot(0.1 * place, 0.5) for place in range(1, 9)]
LIMITS = funnel.Limits([5, 50], [0.1, 0.3], [0.7, 0.5], [0.0, 0.2], [0.9, 0.6])
TEAMS = [funnel.Dot(10 * place, 0.4, is_unusual=place == 8) for place in range(1, 9)]
STRIPS = [
    Strip(
        "Cursor, AI use",
        Stretch(date(2026, 1, 5), date(2026, 11, 20)),
        (Stretch(date(2026, 2, 9), date(2026, 2, 15), "single uses"),),
        date(2026, 11, 17),
    ),
    Strip("PagerDuty, incidents", Stretch(date(2026, 3, 2), date(2026, 11, 16))),
]
JUMPS = [Jump(1.8, 1, "10 Apr 2026, GitHub Copilot: the command line joined the counters")]
WEEKS = [
    Week(date(2026, 11, 2), 3),
    Week(date(2026, 11, 9), None),
    Week(date(2026, 11, 16), 0),
    Week(date(2026, 11, 23), 2, is_provisional=True),
]
CALM = Strip("Jira, work items", Stretch(date(2026, 1, 5), date(2026, 2, 20)))
LINKS = [Link("Incidents to deployments", 139, 130, 17), Link("AI use to people", 999, 0, 1)]

DRAWN = {
    "outcome_bars": lambda palette: outcome_bars.draw(BARS, "week", palette),
    "interval_rows": lambda palette: interval_rows.draw(ROWS, palette),
    "still_standing": lambda palette: still_standing.draw(ARMS, palette),
    "waterfall": lambda palette: waterfall.draw(STEPS, palette),
    "over_time": lambda palette: over_time.draw(POINTS, "Adoption quality", palette),
    "path": lambda palette: quality_against_reach.path(SPOTS, OTHERS, 0.4, palette),
    "groups": lambda palette: quality_against_reach.groups(SPOTS, None, palette),
    "funnel": lambda palette: funnel.draw(TEAMS, LIMITS, 0.4, "Adoption quality", palette),
    "over_time_with_jumps": lambda palette: over_time.draw(POINTS, "Reach", palette, JUMPS),
    "active_days": lambda palette: active_days.draw("Cursor", WEEKS, palette, JUMPS),
    "source_strips": lambda palette: source_strips.draw([*STRIPS, CALM], palette),
    "link_rows": lambda palette: link_rows.draw([*LINKS, LINKS[0]], palette),
    "small_multiples": lambda palette: small_multiples.panel("Commerce", POINTS, [POINTS], palette),
}
CHARTS = pytest.mark.parametrize("name", DRAWN)


def traces(figure, name):
    return [trace for trace in figure.data if trace.name == name]


@CHARTS
@THEMES
def test_every_trace_has_its_colour_and_no_theme_of_a_library(name, palette):
    figure, _ = DRAWN[name](palette)
    for trace in figure.data:
        colours = [
            colour
            for holder in (trace.marker, getattr(trace, "line", None))
            if holder
            for colour in (holder.color, getattr(getattr(holder, "line", None), "color", None))
        ]
        assert any(colours) or getattr(trace, "fillcolor", None), trace.name
    assert not figure.layout.template.layout.to_plotly_json()


@CHARTS
@THEMES
def test_axes_are_fixed_and_shares_never_scale_themselves(name, palette):
    figure, _ = DRAWN[name](palette)
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        assert axis.fixedrange
        assert axis.title.font.color == axis.tickfont.color == palette.axis
    assert figure.layout.yaxis.range
    assert figure.layout.dragmode is False
    assert not figure.layout.showlegend


@CHARTS
def test_height_stays_between_a_glance_and_a_page(name):
    figure, _ = DRAWN[name](LIGHT)
    assert 150 <= figure.layout.height <= 380


@CHARTS
def test_figure_is_small_enough_to_travel(name):
    figure, _ = DRAWN[name](LIGHT)
    assert len(figure.to_json()) < 20_000


@CHARTS
def test_alt_is_a_sentence_with_a_figure(name):
    _, alt = DRAWN[name](LIGHT)
    assert alt.endswith(".")
    assert any(letter.isdigit() for letter in alt)


def test_sibling_shares_have_one_range():
    for siblings in (("over_time", "small_multiples", "funnel"), ("path", "groups")):
        ranges = {DRAWN[name](LIGHT)[0].layout.yaxis.range for name in siblings}
        assert len(ranges) == 1
        ((low, high),) = ranges
        assert low < 0
        assert high > 1


def test_too_early_is_hollow_and_hatched_and_nothing_else_is():
    figure, alt = outcome_bars.draw(BARS, "week", LIGHT)
    (early,) = traces(figure, "too early")
    assert early.marker.pattern.shape == "/"
    assert early.marker.color == "rgba(0,0,0,0)"
    assert not traces(figure, "lasted")[0].marker.pattern.shape
    assert [trace.name for trace in figure.data] == ["lasted", "undone", "too early"]
    assert "2 lasted, 1 undone, 3 too early to tell" in alt


def test_weeks_without_landings_stay_in_the_row_of_time():
    figure, _ = outcome_bars.draw(BARS, "week", LIGHT)
    assert list(figure.data[0].x) == ["5 Oct", "12 Oct", "16 Nov"]
    assert list(figure.data[0].y) == [2, None, None]


def test_row_without_enough_evidence_has_words_and_no_mark():
    figure, alt = interval_rows.draw(ROWS, LIGHT)
    assert not traces(figure, "No AI seen")
    assert any("5 so far, a share needs 8" in note.text for note in figure.layout.annotations)
    assert "With AI: 50 % of 16, likely 40–60 %" in alt


def test_nearly_all_has_no_cap_at_the_edge_and_no_per_cent():
    figure, alt = interval_rows.draw([Row("With AI", "40", ALL)], LIGHT)
    caps = figure.data[1]
    assert list(caps.x) == [0.93]
    assert "nearly all of 40" in alt
    assert "98" not in alt


def test_days_that_are_not_published_have_no_point_and_nothing_joins_the_days():
    figure, alt = still_standing.draw(ARMS, LIGHT)
    with_ai, none_seen = traces(figure, "AI-assisted")[0], traces(figure, "no AI seen")[0]
    assert len(with_ai.x) == 3
    assert len(none_seen.x) == 1
    assert {with_ai.mode, none_seen.mode} == {"markers"}
    assert list(figure.layout.xaxis.ticktext) == ["1", "3", "7", "14", "28"]
    assert "AI-assisted: 90 %, likely 85–94 %; no AI seen: 80 %, likely 70–90 %" in alt


def test_axis_that_does_not_start_at_nought_says_so():
    figure, _ = still_standing.draw(ARMS, LIGHT)
    assert "starts at 50 %" in figure.layout.yaxis.title.text


def test_range_below_the_axis_is_drawn_to_its_edge_only():
    figure, _ = still_standing.draw([Arm("AI-assisted", {14: HALF}, is_ai=True)], LIGHT)
    point, minus = figure.data[0].y[0], figure.data[0].error_y.arrayminus[0]
    assert point - minus == pytest.approx(still_standing.FLOOR)


def test_waterfall_keeps_its_order_and_says_where_no_review_is_due():
    figure, alt = waterfall.draw(STEPS, LIGHT)
    texts = [note.text for note in figure.layout.annotations]
    assert [text.split("</b>")[0] for text in texts] == [
        "<b>AI-assisted",
        "<b>Still standing",
        "<b>Outcome validated",
    ]
    assert not traces(figure, "Outcome validated")
    assert alt.endswith("Outcome validated: no review due yet.")


def test_open_block_is_an_empty_slot_without_a_value():
    figure, _ = over_time.draw(POINTS, "Adoption quality", LIGHT)
    (slot,) = traces(figure, "still open")
    assert list(slot.x) == [3]
    assert slot.marker.color == "rgba(0,0,0,0)"
    assert "closes on 10 Jan" in slot.hovertemplate
    assert list(traces(figure, "Adoption quality")[0].x) == [0, 2]


def test_changed_definition_is_a_dashed_line_between_blocks():
    points = [Point("2026-Q1", HALF), Point("2026-Q2", HALF, is_new_definition=True)]
    figure, _ = over_time.draw(points, "Adoption quality", LIGHT)
    (line,) = figure.layout.shapes
    assert (line.x0, line.line.dash) == (0.5, "dash")


def test_other_teams_are_one_size_and_carry_no_name():
    figure, _ = quality_against_reach.path(SPOTS, OTHERS, None, LIGHT)
    (others,) = traces(figure, "another team")
    assert others.marker.size == 7
    assert others.hovertemplate == "another team<extra></extra>"
    assert others.customdata is None and others.text is None


def test_path_without_enough_others_has_no_dots():
    figure, _ = quality_against_reach.path(SPOTS, [], None, LIGHT)
    assert not traces(figure, "another team")


def test_own_past_is_hollow_and_only_the_newest_is_solid():
    figure, alt = quality_against_reach.path(SPOTS, OTHERS, None, LIGHT)
    assert traces(figure, "2026-Q2")[0].marker.color == LIGHT.ground
    assert traces(figure, "2026-Q3")[0].marker.color == LIGHT.lasted
    assert alt.startswith("Adoption quality 45 %, likely 35–55 % in 2026-Q3, 30 % in 2026-Q2")


def test_department_that_cannot_be_told_apart_is_grey():
    spot = Spot("Mobile", HALF, HALF, is_certain=False)
    figure, _ = quality_against_reach.groups([spot], 0.5, LIGHT)
    assert traces(figure, "Mobile")[0].marker.color == LIGHT.context


def test_area_of_a_mark_is_in_proportion_to_the_stake():
    assert quality_against_reach.size_of(100, 100) == 2 * quality_against_reach.size_of(25, 100)


def test_funnel_marks_both_sides_alike_and_names_nobody():
    figure, alt = funnel.draw(TEAMS, LIMITS, 0.4, "Adoption quality", LIGHT)
    (outside,) = traces(figure, "a team outside the limits")
    assert outside.marker.symbol == "diamond"
    assert outside.marker.line.color == LIGHT.unusual_edge
    assert len(outside.x) == 1
    assert "8 unnamed teams" in alt
    assert "1 outside the limits of chance, 7 inside" in alt


def test_band_of_a_panel_never_bridges_a_gap():
    figure, _ = small_multiples.panel("Commerce", POINTS, [], LIGHT)
    bands = [trace for trace in figure.data if getattr(trace, "fill", None) == "toself"]
    assert [set(band.x) for band in bands] == [{0}, {2}]


def days_of(trace):
    first = date.fromordinal(trace.base[0])
    return first, date.fromordinal(trace.base[0] + trace.x[0] - 1)


def on_whole_time(figure, name):
    return [days_of(trace) for trace in traces(figure, name) if trace.xaxis == "x"]


def test_gap_is_cut_out_of_the_strip_and_framed():
    figure, alt = source_strips.draw(STRIPS[:1], LIGHT)
    assert on_whole_time(figure, "covered") == [
        (date(2026, 1, 5), date(2026, 2, 8)),
        (date(2026, 2, 16), date(2026, 11, 17)),
    ]
    (gap,) = traces(figure, "no rows of single uses")
    assert days_of(gap) == (date(2026, 2, 9), date(2026, 2, 15))
    assert gap.marker.color == "rgba(0,0,0,0)"
    assert not gap.marker.pattern.shape
    assert "Cursor, AI use has no rows of single uses from 9 Feb to 15 Feb 2026" in alt


def test_quiet_days_are_a_thin_line_and_no_gap():
    quiet = replace(STRIPS[0], gaps=(), quiet=(Stretch(date(2026, 5, 1), date(2026, 5, 1)),))
    figure, alt = source_strips.draw([quiet], LIGHT)
    (line,) = traces(figure, "hardly any source told of it")
    (covered, _) = [trace for trace in traces(figure, "covered") if trace.xaxis == "x"]
    assert days_of(line) == (date(2026, 5, 1), date(2026, 5, 1))
    assert days_of(covered) == (date(2026, 1, 5), date(2026, 4, 30))
    assert line.width < covered.width / 4
    assert line.hovertemplate.startswith("Cursor, AI use: hardly any source told of it, 1 May 2026")
    assert "no gap" in alt
    assert not any("gap" in note.text for note in figure.layout.annotations)


def test_charts_side_by_side_share_one_scale_of_time():
    time = Stretch(date(2025, 1, 1), date(2026, 12, 1))
    figure, _ = source_strips.draw([CALM], LIGHT, time)
    assert figure.layout.xaxis.range[0] == time.first.toordinal()
    assert any("284 days behind" in note.text for note in figure.layout.annotations)


def test_days_that_can_still_change_are_hatched_and_no_others_are():
    figure, _ = source_strips.draw(STRIPS[:1], LIGHT)
    hatched = [trace for trace in figure.data if trace.marker.pattern.shape]
    assert {trace.name for trace in hatched} == {"can still change"}
    assert {days_of(trace) for trace in hatched} == {(date(2026, 11, 18), date(2026, 11, 20))}


def test_source_that_is_nowhere_final_is_hatched_whole():
    figure, _ = source_strips.draw(STRIPS, LIGHT)
    assert (date(2026, 3, 2), date(2026, 11, 16)) in on_whole_time(figure, "can still change")


def test_source_that_stops_early_is_framed_up_to_the_newest_and_said():
    figure, alt = source_strips.draw(STRIPS, LIGHT)
    (missing, again) = traces(figure, "not arrived")
    assert days_of(missing) == days_of(again) == (date(2026, 11, 17), date(2026, 11, 20))
    assert missing.marker.line.color == LIGHT.undone
    assert any("4 days behind" in note.text for note in figure.layout.annotations)
    assert alt.startswith("2 sources to 20 Nov 2026; PagerDuty, incidents behind; ")


def test_newest_weeks_stand_beside_the_whole_time_on_their_own_scale():
    figure, _ = source_strips.draw(STRIPS, LIGHT)
    newest = [days_of(trace) for trace in figure.data if trace.xaxis == "x2"]
    assert min(first for first, _ in newest) == date(2026, 10, 24)
    assert figure.layout.xaxis2.range[0] == date(2026, 10, 24).toordinal()
    assert figure.layout.xaxis.domain[1] < figure.layout.xaxis2.domain[0]


def test_year_is_said_where_a_source_ends_in_another_one():
    old = Strip("GitHub, changes", Stretch(date(2021, 3, 1), date(2022, 2, 14)))
    figure, _ = source_strips.draw([*STRIPS, old], LIGHT)
    texts = [note.text for note in figure.layout.annotations]
    assert any(text.startswith("<b>GitHub, changes</b>  to 14 Feb 2022 ·") for text in texts)
    assert any(text.startswith("<b>Cursor, AI use</b>  to 20 Nov ·") for text in texts)


def test_all_is_well_is_said_too():
    assert source_strips.draw([CALM], LIGHT)[1] == "1 source to 20 Feb 2026; none behind; no gap."


def test_link_is_a_whole_of_three_parts_and_never_reads_all_when_one_is_missing():
    figure, alt = link_rows.draw(LINKS, LIGHT)
    for place in (0, 1):
        assert sum(trace.x[0] for trace in figure.data if trace.y[0] == place) == pytest.approx(1)
    assert "AI use to people: over 99 % exact, under 1 % not joined" in alt
    assert "Incidents to deployments: 49 % exact, 45 % inferred, 6 % not joined" in alt
    (hollow, _) = traces(figure, "not joined")
    assert hollow.marker.color == "rgba(0,0,0,0)"


def test_link_between_things_there_are_none_of_is_drawn_empty():
    figure, alt = link_rows.draw([Link("Work items to a frozen plan", 0, 0, 0)], LIGHT)
    assert [trace.x[0] for trace in figure.data] == [0, 0, 0]
    assert alt == "Work items to a frozen plan: none there."


def test_jump_is_a_thin_numbered_line_at_its_day_with_its_words():
    figure, alt = over_time.draw(POINTS, "Reach", LIGHT, JUMPS)
    (line,) = figure.layout.shapes
    assert (line.x0, line.x1, line.line.dash, line.line.width) == (1.8, 1.8, "dot", 1)
    (note,) = figure.layout.annotations
    assert (note.text, note.x, note.hovertext) == ("1", 1.8, JUMPS[0].words)
    assert alt.endswith(f" Not to be compared across: {JUMPS[0].words}.")


def test_no_line_and_no_band_of_a_panel_crosses_a_jump():
    points = [Point(f"2026-P{place}", HALF) for place in range(4)]
    figure, _ = small_multiples.panel("Commerce", points, [points], LIGHT, JUMPS)
    lines = [trace for trace in figure.data if trace.mode == "lines" and not trace.fill]
    assert [list(line.y) for line in lines] == [[0.5, 0.5, None, 0.5, 0.5]] * 2
    bands = [trace for trace in figure.data if trace.fill == "toself"]
    assert [set(band.x) for band in bands] == [{0, 1}, {2, 3}]


def test_path_has_a_gap_where_what_is_counted_changed():
    third = Spot("2026-Q4", HALF, HALF, is_after_jump=True)
    figure, _ = quality_against_reach.path([*SPOTS, third], [], None, LIGHT)
    (way,) = [trace for trace in figure.data if trace.mode == "lines"]
    assert list(way.x) == [0.6, 0.7, None, 0.5]
    assert list(way.y) == [0.3, 0.45, None, 0.5]


def test_weeks_that_can_still_change_are_hatched_and_unmeasured_ones_have_no_bar():
    figure, alt = active_days.draw("Cursor", WEEKS, LIGHT)
    (final,), (young,) = traces(figure, "final"), traces(figure, "can still change")
    assert list(final.x) == [0, 2]
    assert list(young.x) == [3]
    assert young.marker.pattern.shape == "/"
    assert not final.marker.pattern.shape
    assert "0 active days" in final.hovertemplate[1]
    assert figure.layout.yaxis.range == (0, 7.2)
    assert alt == "Cursor: 5 active days in 3 measured weeks, 1 of them can still change."


def test_nothing_that_was_not_passed_in_is_in_a_figure():
    for name, draw in DRAWN.items():
        text = json.dumps(draw(LIGHT)[0].to_plotly_json(), default=str)
        assert "customdata" not in text, name
        assert "Ledger" not in text, name
