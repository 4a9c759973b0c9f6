"""The published figures of the sample, worked out a second time from its raw files."""

import datetime as dt

import pandas as pd
import pytest

from tests.independent import cells, figures, own_page
from tests.independent.company import Company
from tests.independent.people import quarter_of
from tests.independent.published import Published

MAYA = "HL-10427"
QUARTER = cells.periods_of(dt.date(2026, 7, 13), 3)
PERIOD = [dt.date(2026, 9, 7)]
COMBINED = {"commerce", "ledger", "reviews"}
COMBINED_KEY = "combined:commerce.direct+ledger+reviews"
# Two kinds of landings side by side take twenty people.
ARMS = [("standing", "none_14"), ("standing", "all_14")]
KEYS = ["metric_id", "part", "period_start"]
PERIODS_IN = {"period": 1, "quarter": 3, "year": 12}
HEADLINES = [
    ("reach", ""),
    ("standing", ""),
    ("standing", "all_14"),
    ("standing", "none_14"),
    ("on_use_case", ""),
    ("use_case_lasted", ""),
    ("adoption_quality", ""),
    ("change_fail_rate", ""),
    ("change_fail_rate", "explicit"),
    ("spend_per_engineer_week", ""),
]


@pytest.fixture(scope="module")
def company(sample) -> Company:
    return Company(sample.settings.exports)


@pytest.fixture(scope="module")
def contributions(company) -> pd.DataFrame:
    return figures.contributions(company)


@pytest.fixture(scope="module")
def at_home(company, contributions) -> pd.DataFrame:
    return cells.with_homes(company, cells.capped(contributions))


@pytest.fixture(scope="module")
def published(sample) -> Published:
    return Published(sample.settings.out)


@pytest.fixture(scope="module")
def own_files(company, published) -> dict:
    return published.own_files(company.people)


@pytest.fixture(scope="module")
def landings(company) -> pd.DataFrame:
    return own_page.landings(company)


def test_the_second_reading_is_plausible(landings, contributions):
    judged = landings[landings.is_counted & (landings.outcome != "too_early")]
    assert 0.08 < (judged.outcome == "undone").mean() < 0.10
    for metric in set(cells.CAPS) - cells.MONEY:
        mine = contributions[contributions.metric_id == metric]
        assert (mine.numerator <= mine.denominator + 1e-9).all(), metric
    reach = contributions[contributions.metric_id == "reach"]
    assert 0.4 < reach.numerator.sum() / reach.denominator.sum() < 0.9


def test_maya_sees_the_same_landings(landings, published, own_files):
    mine = _of(landings, MAYA).drop(columns="person_key").set_index("change_key").sort_index()
    listed = published.own_list(own_files[MAYA], "landings").set_index("change_key").sort_index()
    theirs = listed[mine.columns].assign(
        undone_by=listed.undone_by.where(listed.outcome == "undone")
    )
    pd.testing.assert_frame_equal(mine, theirs, check_dtype=False, rtol=0, atol=1e-6)


def test_maya_reads_the_same_counts(landings, published, own_files):
    mine = _of(landings, MAYA)
    theirs = published.own_list(own_files[MAYA], "landings")
    assert _counts(mine) == _counts(theirs)
    assert _counts(mine)[dt.date(2026, 7, 13)] == {"lasted": 15, "of": 17, "too_early": 0}


def _counts(landings: pd.DataFrame) -> dict[dt.date, dict[str, int]]:
    counted = landings[landings.is_counted.astype(bool)]
    quarters = counted.went_live_at.map(lambda at: quarter_of(at.to_pydatetime()))
    return {
        quarter: {
            "lasted": int((rows.outcome == "lasted").sum()),
            "of": int((rows.outcome != "too_early").sum()),
            "too_early": int((rows.outcome == "too_early").sum()),
        }
        for quarter, rows in counted.groupby(quarters)
    }


def test_maya_used_the_same_tools_in_the_same_weeks(company, published, own_files):
    rows = published.own_list(own_files[MAYA], "ai_use")
    used = rows[rows.active_days > 0]
    theirs = set(zip(used.tool, used.week_start, strict=True))
    assert own_page.weeks_of_use(company, MAYA) == theirs


@pytest.mark.parametrize("nodes", [{"checkout"}, COMBINED], ids=["Checkout", "combined group"])
def test_own_files_hold_the_same_contributions(nodes, company, contributions, published, own_files):
    people = {
        person
        for person in company.people.stays
        for period in QUARTER
        if company.people.home(person, period) in nodes
        and company.people.roster_days(person, period)
    }
    assert len(people & own_files.keys()) > 5
    for person in sorted(people & own_files.keys()):
        theirs = published.own_list(own_files[person], "contributions")
        _same_contributions(_of(contributions, person), theirs, person)


def _same_contributions(mine: pd.DataFrame, theirs: pd.DataFrame, person: str) -> None:
    parts = pd.MultiIndex.from_frame(mine[["metric_id", "part"]].drop_duplicates())
    told = theirs[theirs.set_index(["metric_id", "part"]).index.isin(parts)]
    both = [table.set_index(KEYS)[cells.SUMS].sort_index() for table in (mine, told)]
    pd.testing.assert_frame_equal(*both, check_dtype=False, rtol=0, atol=1e-6, obj=person)


def test_headcount_alone_puts_the_small_teams_together(company, published):
    found = cells.groups(company, "commerce", QUARTER)
    assert COMBINED in found
    assert {"checkout"} in found
    groups = published.table("groups").set_index(["group_key", "block_key"])
    combined = groups.loc[COMBINED_KEY, "quarter:2026-07-13"]
    assert set(combined.member_nodes) == COMBINED - {"commerce"}
    assert combined.group_name == "Combined: Commerce direct staff, Ledger, Reviews"


@pytest.mark.parametrize(
    ("group", "block", "periods", "nodes"),
    [
        ("checkout", "quarter:2026-07-13", QUARTER, {"checkout"}),
        (COMBINED_KEY, "quarter:2026-07-13", QUARTER, COMBINED),
        ("harbourlight", "period:2026-09-07", PERIOD, None),
    ],
    ids=["one team", "combined group", "company"],
)
def test_cells_are_the_same(group, block, periods, nodes, company, at_home, published):
    mine = cells.cells(at_home, nodes or cells.everyone(company), periods)
    theirs = published.cells(group, block)
    told = [one for one in HEADLINES if nodes is None or one not in ARMS]
    pd.testing.assert_frame_equal(
        mine.reindex(told), theirs.loc[told, cells.SUMS], check_dtype=False, rtol=0
    )


@pytest.mark.parametrize("group", ["checkout", COMBINED_KEY])
def test_kinds_of_landings_are_not_set_against_each_other_in_a_small_group(group, published):
    assert not set(ARMS) & set(published.cells(group, "quarter:2026-07-13").index)


@pytest.mark.parametrize("metric", sorted(cells.CAPS))
def test_every_cell_is_the_nearest_multiple_of_its_base(metric, company, at_home, published):
    mine = at_home[at_home.metric_id == metric]
    told = published.table("cells").merge(published.table("blocks"), on="block_key")
    wrong = [
        (cell.group_key, cell.block_key, cell.part, name, getattr(cell, name), exact)
        for cell in told[told.metric_id == metric].itertuples()
        for name, exact in _exact(company, mine, cell).items()
        if not _is_nearest(metric, name, getattr(cell, name), exact)
    ]
    assert not wrong, wrong


def _exact(company: Company, mine: pd.DataFrame, cell: tuple) -> dict[str, float]:
    """The unrounded sums behind a cell; parts that this reading does not know have none."""
    rows = mine[mine.part == cell.part]
    if rows.empty:
        return {}
    periods = cells.periods_of(cell.starts_on.date(), PERIODS_IN[cell.grain])
    nodes = cells.nodes_of(company, cell.group_key)
    rows = rows[rows.node.isin(nodes) & rows.period_start.isin(periods)]
    return rows[cells.SUMS].sum().to_dict()


def _is_nearest(metric: str, name: str, told: float, exact: float) -> bool:
    base = cells.CAPS[metric][1] * (4 if name == "weight_sq" else 1)
    return told % base == 0 and abs(told - exact) <= base / 2 + 1e-6


def _of(table: pd.DataFrame, person: str) -> pd.DataFrame:
    return table[table.person_key == person]
