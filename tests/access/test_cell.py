from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.access.cell import Cell
from dashboard.access.organisation import Block, Grain, Group, Level
from dashboard.governance.definitions import Shape, catalogue
from tests.publish.drawn import write_metric

GROUP = Group("checkout", "Checkout", Level.TEAM, False, "5–9", ("Checkout",))
BLOCK = Block("quarter:2026-01-26", Grain.QUARTER, date(2026, 1, 26), date(2026, 4, 19),
              "2026-Q1", date(2026, 5, 3), True, None)  # fmt: skip


@pytest.fixture(scope="module")
def definitions(tmp_path_factory):
    queries = tmp_path_factory.mktemp("queries")
    write_metric(queries, "standing")
    write_metric(queries, "quality", scale="10", min_events="effective n 8", interval="90")
    write_metric(queries, "rate", shape="rate", scale="10", min_events="effective n 8")
    write_metric(queries, "spend", shape="money", min_events="20 engineer-weeks")
    return catalogue(queries)


@pytest.fixture
def cell(definitions):
    def drawn(metric, numerator, denominator, weight_sq, deff=1.0):
        return Cell(metric, "", GROUP, BLOCK, numerator, denominator, weight_sq,
                    definitions[metric], deff)  # fmt: skip

    return drawn


def test_a_share_has_a_point_a_range_and_a_level(cell):
    found = cell("standing", 35, 50, 60).estimate
    assert found.point == 0.7
    assert found.low < 0.7 < found.high
    assert found.level == 95


def test_rounding_is_part_of_the_range(cell, definitions):
    found = cell("standing", 35, 50, 60).estimate
    assert found.high - found.low > 0.24, "the textbook range at n = 50 is 0.24 wide"


def test_too_few_events_have_no_figure_and_say_how_many_there_are(cell):
    found = cell("standing", 10, 15, 20)
    assert found.estimate is None
    assert found.words is None
    assert (found.evidence.count_rounded, found.evidence.need) == (15, 20)
    assert found.thin == (
        "Insufficient evidence. About 15 of the 20 landings a rate needs for Checkout. "
        "A longer period may already hold enough."
    )


def test_enough_events_have_no_such_sentence(cell):
    assert cell("standing", 15, 20, 20).thin is None


def test_repeated_work_of_the_same_people_is_less_evidence(cell):
    assert cell("quality", 100, 200, 400).evidence.enough
    assert not cell("quality", 100, 200, 400, deff=3.0).evidence.enough


def test_evidence_is_counted_in_whole_pieces(cell):
    # 200 x 200 / (10 x 520) = 7.69
    assert cell("quality", 100, 200, 520).evidence.count_rounded == 7


def test_a_rate_and_money_are_per_unit(cell):
    assert cell("rate", 200, 50, 200).estimate.point == 0.4
    assert cell("spend", 500, 50, 60).evidence.count_rounded == 50, "weeks, not money"
    assert cell("spend", 500, 50, 60).estimate.point == 10


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        (0, 40, "nearly none"),
        (5, 40, None),
        (35, 40, None),
        (40, 40, "nearly all"),
    ],
)
def test_a_share_inside_the_margin_is_words(cell, numerator, denominator, words):
    assert cell("standing", numerator, denominator, 40).words == words


multiples = st.integers(0, 60).map(lambda n: 5 * n)


@given(multiples, multiples, multiples)
def test_no_share_ever_reads_nothing_or_everything(definitions, numerator, denominator, weight):
    found = Cell("standing", "", GROUP, BLOCK, numerator, denominator, weight * 4,
                 definitions["standing"], 1.0)  # fmt: skip
    if found.estimate:
        assert 0 < found.estimate.point < 1
        if numerator in (0, denominator):
            assert found.words


@given(multiples, multiples, multiples, st.sampled_from(["standing", "quality", "rate", "spend"]))
def test_every_published_cell_can_be_shown(definitions, numerator, denominator, weight, metric):
    if definitions[metric].shape is Shape.SHARE:
        # One is a part of the other, and rounding keeps their order.
        numerator = min(numerator, denominator)
    found = Cell(metric, "", GROUP, BLOCK, numerator, denominator, weight * 4,
                 definitions[metric], 1.0)  # fmt: skip
    assert (found.estimate is None) == (found.thin is not None)
    if found.estimate:
        assert found.estimate.low <= found.estimate.point <= found.estimate.high
