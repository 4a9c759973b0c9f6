import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import InvalidSqlFile
from tests.publish.drawn import Company, read, write_metric

CELL = """
    select numerator, denominator, weight_sq from cells
    where metric_id = $metric and part = '' and group_key = $group
        and block_key = 'quarter:2026-01-26'
"""


def cell(company, group, metric="standing"):
    statement = CELL.replace("$metric", f"'{metric}'").replace("$group", f"'{group}'")
    return read(company.settings.out, statement)[0]


@pytest.fixture
def company(tmp_path):
    return Company(tmp_path)


def test_sums_of_a_group_are_rounded_to_the_base(company, monkeypatch):
    company.build(monkeypatch)
    # Checkout: 8 people x 3 periods x 7 of 10 landings = 168 of 240, weights 240.
    assert cell(company, "checkout") == (170, 240, 240)


def test_noise_of_thirds_never_decides_which_way_half_a_base_goes(company, monkeypatch):
    write_metric(company.queries)
    rows = company.contributions()
    company.metrics["standing"] = [(*row[:3], 7.1875 - 1e-6, 10.0, 10.0) for row in rows]
    company.build(monkeypatch)
    # 24 x 7.1875 = 172.5 is exactly half a base above 170.
    assert cell(company, "checkout") == (175, 240, 240)


def test_one_person_moves_a_cell_by_no_more_than_the_cap(company, monkeypatch):
    write_metric(company.queries)
    rows = company.contributions()
    big = ("P-checkout-00", company.starts()[0], "", 900.0, 1000.0, 1000.0)
    company.metrics["standing"] = [big if row[:2] == big[:2] else row for row in rows]
    company.build(monkeypatch)
    # 23 person-periods with 10, and one capped at 40 of which 90 % stand; its weight is capped too.
    assert cell(company, "checkout") == (round((23 * 7 + 36) / 5) * 5, 270, 240)


def test_the_weight_of_one_person_is_capped_at_four_times_the_cap(company, monkeypatch):
    write_metric(company.queries)
    rows = company.contributions()
    company.metrics["standing"] = [(*row[:5], 0.0) for row in rows]
    heavy = ("P-checkout-00", company.starts()[0], "", 7.0, 10.0, 9_000.0)
    company.metrics["standing"] += [heavy]
    company.metrics["standing"].remove((*heavy[:5], 0.0))
    company.build(monkeypatch)
    assert cell(company, "checkout")[2] == 160


def test_the_exposure_of_a_rate_is_time_and_is_not_capped(company, monkeypatch):
    write_metric(company.queries, shape="rate", cap="10")
    company.metrics["standing"] = [(*row[:3], 100.0, 4.0, 1.0) for row in company.contributions()]
    company.build(monkeypatch)
    numerator, denominator, _ = cell(company, "checkout")
    assert (numerator, denominator) == (240, 95)  # 24 x 10; 24 x 4 = 96


def test_every_published_group_has_every_cell_also_one_of_nothing(company, monkeypatch):
    write_metric(company.queries, parts="strict = only explicit links")
    company.metrics["standing"] = [
        row for row in company.contributions() if not row[0].startswith("P-ads")
    ]
    company.build(monkeypatch)
    assert cell(company, "ads") == (0, 0, 0)
    groups, cells = (
        read(company.settings.out, "select count(*) from groups")[0][0],
        read(company.settings.out, "select count(*) from cells")[0][0],
    )
    assert cells == 2 * groups


@pytest.mark.parametrize(
    ("desk", "levels"), [({"onboarding": 3, "support": 4}, 1), ({"onboarding": 20}, 3)]
)
def test_kinds_of_work_are_set_against_each_other_where_no_group_is_small(
    company, monkeypatch, desk, levels
):
    """A level with one small group shows none of them: it would be what is left of the whole."""
    company.teams = {"commerce": {"checkout": 20, "billing": 25}, "desk": desk}
    company.direct = {"company": 0, "commerce": 0, "desk": 0}
    write_metric(company.queries, parts="none_14 = no AI seen", arms="none_14")
    company.metrics["standing"] = company.contributions() + company.contributions("none_14")
    company.build(monkeypatch)
    found = read(
        company.settings.out,
        "select distinct groups.level from cells inner join groups using (group_key, block_key)"
        " where cells.part = 'none_14' and block_key like 'quarter%'",
    )
    assert len(found) == levels


def test_a_metric_that_closes_later_has_no_cell_until_then(company, monkeypatch):
    write_metric(company.queries, "standing")
    write_metric(company.queries, "spend", close_after="28", kind="spend")
    company.as_of = date(2026, 5, 10)  # 20 days after the quarter's last day
    company.build(monkeypatch)
    blocks = read(
        company.settings.out,
        "select metric_id, max(block_key) filter (where block_key like 'quarter%')"
        " from cells group by all order by all",
    )
    assert blocks == [("spend", None), ("standing", "quarter:2026-01-26")]


def test_a_part_that_the_header_does_not_name_is_refused(company, monkeypatch):
    write_metric(company.queries)
    company.metrics["standing"] = company.contributions(part="secret")
    with pytest.raises(InvalidSqlFile, match=r"standing\.sql returns part 'secret'"):
        company.build(monkeypatch)


def test_the_share_taken_by_caps_is_published_for_the_company_only(company, monkeypatch):
    write_metric(company.queries, cap="5")
    company.build(monkeypatch)
    removed = read(company.settings.out, "select distinct share_removed from removed")
    assert removed == [(0.5,)]


def test_sums_do_not_depend_on_the_order_of_the_rows(tmp_path, monkeypatch):
    found = []
    for number, step in enumerate((1, -1)):
        company = Company(tmp_path / str(number))
        write_metric(company.queries)
        rows = [(*row[:3], 0.1 + i % 7, 10.3, 1.7) for i, row in enumerate(company.contributions())]
        company.metrics["standing"] = rows[::step]
        company.build(monkeypatch)
        found.append(read(company.settings.out, "from cells order by all"))
    assert found[0] == found[1]


@given(values=st.lists(st.floats(0, 1e6), min_size=24, max_size=24))
@settings(max_examples=5, deadline=None)
def test_published_sums_are_multiples_of_the_base_and_never_above_the_caps(
    tmp_path_factory, values
):
    company = Company(tmp_path_factory.mktemp("company"))
    write_metric(company.queries)
    rows = company.contributions()
    big = {row[:2]: value for row, value in zip(rows, values, strict=False)}
    company.metrics["standing"] = [
        (*row[:3], big.get(row[:2], 7.0), max(10.0, big.get(row[:2], 0.0)), 10.0) for row in rows
    ]
    with pytest.MonkeyPatch.context() as monkeypatch:
        company.build(monkeypatch)
    for numerator, denominator, weight in read(
        company.settings.out, "select numerator, denominator, weight_sq from cells"
    ):
        assert numerator % 5 == 0 and denominator % 5 == 0 and weight % 20 == 0
        assert math.isfinite(numerator + denominator + weight)
    most = read(company.settings.out, "select max(denominator) from cells where group_key = 'ads'")
    assert most[0][0] <= 6 * 3 * 40 + 2.5
