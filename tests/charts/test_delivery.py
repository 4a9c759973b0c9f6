"""Charts of delivery: what they hold, fixed scales, and words for those who cannot see them."""

import pytest

from dashboard.charts import delivery_bars, spend_bars, trend
from dashboard.charts.delivery_bars import Bar
from dashboard.charts.style import DARK, LIGHT
from dashboard.charts.trend import Scale, Value

BARS = [
    Bar("2026-Q1", 80, 20, 100, 100, 100, "100, the baseline"),
    Bar("2026-Q2"),
    Bar("2026-Q3", 84, 19, 103, 54, 195, "103, likely 54–195"),
]
SHARES = Scale((0.5, 1.0), ("50 %", "100 %"))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_quarter_without_a_figure_has_no_bar_and_the_baseline_no_range(palette):
    figure, alt = delivery_bars.draw(BARS, palette)
    planned, other, ranges = figure.data
    assert list(planned.x) == list(other.x) == [0, 2]
    assert list(ranges.x) == [2]
    assert figure.layout.yaxis.range == (0, 200)
    assert "103, likely 54–195" in alt


def test_an_axis_takes_the_first_end_that_cuts_no_range():
    low, high = Value(0.1, 0.0, 0.4, ""), Value(0.2, 0.0, 0.7, "")
    assert SHARES.end([low]) == 0
    assert SHARES.end([low, high]) == 1


def test_a_panel_leaves_a_gap_and_says_the_newest_figure():
    figure, alt = trend.panel(
        "Change fail rate", ["2026-Q2", "2026-Q3"], [None, Value(0.1, 0.0, 0.4, "10 %")],
        SHARES, LIGHT,
    )  # fmt: skip
    assert list(figure.data[0].x) == [1]
    assert alt == "Change fail rate: 10 % in 2026-Q3, 1 closed blocks shown."


def test_parts_of_the_spend_are_stacked_in_a_fixed_order_and_a_gap_stays_a_gap():
    bars = [spend_bars.Bar("2026-Q2"), spend_bars.Bar("2026-Q3", (0.25, 0.08, 0.0, 0.67))]
    figure, alt = spend_bars.draw(bars, DARK)
    assert [trace.name for trace in figure.data] == list(spend_bars.PARTS)
    assert [list(trace.x) for trace in figure.data] == [[1]] * 4
    assert sum(trace.y[0] for trace in figure.data) == pytest.approx(1)
    assert alt.endswith("linked 25 %, adjacent 8 %, in flight 0 %, not yet linked 67 %.")
