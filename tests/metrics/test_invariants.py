"""What must hold in every company, on random ones: the invariants of the definitions."""

import pytest

from tests.drawn import run
from tests.metrics import twin, twin_deliveries
from tests.metrics.worlds import LAST_DAY, cut, draw_worlds, load

OF_THE_TWIN = 300
COMPANIES = 100
ADOPTION = ("adoption_quality", "on_use_case", "use_case_lasted")
SHARES = (*ADOPTION, "standing", "standing_28", "change_fail_rate", "reach")
ALL = (*SHARES, "nd")
CLOSED = """
    select person_key, period_start, part,
        round(numerator, 9), round(denominator, 9), round(weight_sq, 9)
    from metrics.{metric} where period_start <= date '2024-01-01' + 28 * {period} order by all
"""
EVERY_PERIOD = 99


def built(worlds, change=lambda connection: None):
    connection = load(worlds)
    change(connection)
    run(connection, *(f"metrics.{metric}" for metric in ALL))
    return connection


@pytest.fixture(scope="module")
def worlds():
    return draw_worlds(COMPANIES, seed=7)


@pytest.fixture(scope="module")
def warehouse(worlds):
    return built(worlds)


@pytest.fixture(scope="module")
def twin_worlds():
    return draw_worlds(OF_THE_TWIN, seed=8)


@pytest.fixture(scope="module")
def twin_warehouse(twin_worlds):
    connection = load(twin_worlds)
    run(connection, *(f"metrics.{metric}" for metric in (*ADOPTION, "nd")))
    return connection


def closed(connection, metric, period=EVERY_PERIOD):
    return connection.execute(CLOSED.format(metric=metric, period=period)).fetchall()


def test_contributions_equal_the_undivided_twin_in_plain_python(twin_worlds, twin_warehouse):
    """I10 and I14: what the SQL gives each person is their part of what the twin judges whole."""
    found = {
        (person, period): sums
        for person, period, *sums in twin_warehouse.execute("""
            select adoption.person_key, date_diff('day', date '2024-01-01', period_start) // 28,
                adoption.denominator, declared.numerator, landed.numerator, adoption.numerator,
                adoption.weight_sq
            from metrics.adoption_quality as adoption
            inner join metrics.on_use_case as declared using (person_key, period_start)
            inner join metrics.adoption_quality as landed using (person_key, period_start)
            where adoption.part = '' and landed.part = 'landed'
        """).fetchall()
    }
    expected = {}
    for world in twin_worlds:
        for key, row in twin.contributions(world).items():
            expected[key] = [row[name] for name in twin.SUMS]
    assert found.keys() == expected.keys()
    assert len(found) > 2 * OF_THE_TWIN
    for key, sums in found.items():
        assert sums == pytest.approx(expected[key], abs=1e-9), key


def test_normalised_deployments_equal_their_twin_in_plain_python(twin_worlds, twin_warehouse):
    """I10 and I14, and I9: what people get is what the undivided, capped formula gives."""
    found = {
        (person, period): sums
        for person, period, *sums in twin_warehouse.execute("""
            select whole.person_key, date_diff('day', date '2024-01-01', period_start) // 28,
                planned.numerator / 5, housekeeping.numerator / 5, whole.weight_sq / 5
            from metrics.nd as whole
            inner join metrics.nd as planned using (person_key, period_start)
            inner join metrics.nd as housekeeping using (person_key, period_start)
            where whole.part = '' and planned.part = 'planned'
                and housekeeping.part = 'housekeeping' and whole.numerator > 0
        """).fetchall()
    }
    expected = {}
    for world in twin_worlds:
        for key, row in twin_deliveries.contributions(world).items():
            expected[key] = [row["planned"], row["housekeeping"], row["weight_sq"]]
    assert found.keys() == expected.keys()
    assert len(found) > OF_THE_TWIN
    for key, sums in found.items():
        assert sums == pytest.approx(expected[key], abs=1e-9), key


def test_everybody_employed_counts_in_normalised_deployments_whatever_they_shipped(warehouse):
    """I16: people without a landing have rows, so leaving them idle cannot raise it."""
    weeks = warehouse.execute("""
        select date_diff('day', date '2024-01-01', period_start) // 28, min(denominator),
            max(denominator), count(*) filter (where numerator = 0)
        from metrics.nd where part = '' group by 1 order by 1
    """).fetchall()
    for period, least, most, idle in weeks:
        assert least == most == pytest.approx(twin_deliveries.engineer_weeks(period))
        assert idle > 0


@pytest.mark.parametrize(
    ("data_to", "period"), [(41, 0), (69, 1), (97, 2)], ids=["first", "second", "third"]
)
def test_a_closed_period_never_drifts(worlds, warehouse, data_to, period):
    """I11: cut at its close, a period reads the same as with all later data."""
    early = built(worlds, lambda connection: cut(connection, data_to))
    for metric in ALL:
        if metric != "standing_28":
            assert closed(early, metric, period) == closed(warehouse, metric, period), metric
    assert closed(early, "standing_28", period - 1) == closed(warehouse, "standing_28", period - 1)


def test_more_usage_of_any_size_leaves_quality_alone(worlds, warehouse):
    """I1: rows added, and tokens, sessions and cost scaled, move no quality contribution."""

    def burn(connection):
        connection.execute("update staging.ai_days set total_tokens = 10 * total_tokens + 7")
        connection.execute("""
            insert into staging.ai_days by name
            select * replace ('kiro' as tool, used_on + 1 as used_on, 900 as sessions)
            from staging.ai_days
        """)

    burnt = built(worlds, burn)
    for metric in (*ADOPTION, "change_fail_rate", "nd"):
        assert closed(burnt, metric) == closed(warehouse, metric), metric


def test_no_usage_at_all_leaves_quality_alone(worlds, warehouse):
    unused = built(worlds, lambda connection: connection.execute("delete from staging.ai_days"))
    for metric in (*ADOPTION, "change_fail_rate", "nd"):
        assert closed(unused, metric) == closed(warehouse, metric), metric


def test_stages_of_adoption_only_shrink_and_no_share_exceeds_its_whole(warehouse):
    """I13."""
    rows = warehouse.execute("""
        select lasted.numerator, landed.numerator, declared.numerator, declared.denominator
        from metrics.adoption_quality as lasted
        inner join metrics.adoption_quality as landed using (person_key, period_start)
        inner join metrics.on_use_case as declared using (person_key, period_start)
        where lasted.part = '' and landed.part = 'landed'
    """).fetchall()
    assert rows
    for lasted, landed, declared, staked in rows:
        assert 0 <= lasted <= landed + 1e-9 <= declared + 2e-9 <= staked + 3e-9
    for metric in SHARES:
        over = f"select count(*) from metrics.{metric} where numerator > denominator + 1e-9"
        assert warehouse.execute(over).fetchall() == [(0,)], metric


def test_an_added_failure_never_raises_quality(worlds, warehouse):
    """I8: an incident for every deployment."""

    def break_everything(connection):
        connection.execute("""
            insert into staging.failures by name
            select deployment_key, 'incident' as kind, finished_at + interval 1 day as occurred_at,
                'drawn' as file_id, 2 as row_number
            from staging.deployments
        """)

    broken = built(worlds, break_everything)
    totals = "select coalesce(sum(numerator), 0) from metrics.adoption_quality where part = ''"
    assert broken.execute(totals).fetchall()[0][0] == 0
    assert warehouse.execute(totals).fetchall()[0][0] > 0
    for before, after in zip(
        closed(warehouse, "on_use_case"), closed(broken, "on_use_case"), strict=True
    ):
        assert before == after


def test_worlds_are_not_trivial(warehouse):
    """The properties above are about rollbacks, returns, reverts, hotfixes and fan-out."""
    kinds = dict(
        warehouse.execute("select kind, count(*) from marts.failures group by 1").fetchall()
    )
    assert min(kinds["rollback"], kinds["hotfix"], kinds["incident"]) > COMPANIES / 4
    returned, spread = warehouse.execute("""
        select count(*) filter (where not is_first),
            count(*) filter (where is_first and landed_at > patch_landed_at)
        from marts.landings
    """).fetchall()[0]
    assert min(returned, spread) > COMPANIES / 4
    assert LAST_DAY > 97
