"""Team figures of the sample are the sums of what their members contribute, metric by metric."""

from pathlib import Path

import duckdb
import pytest

from dashboard.governance.definitions import Shape, catalogue
from dashboard.publish import pointer
from tests.publish.drawn import read

QUARTER = "2026-07-13"
DEFINITIONS = catalogue()

# A second way to the same sum: by hand, from the contributions and where everybody counted.
SUMS = """
    with told as (
        select *, case when $has_units then denominator else numerator end as amount
        from warehouse.metrics.{metric}
        where period_start between date '{quarter}' and date '{quarter}' + 83
    ),
    kept as (
        select *, least(1, $cap / nullif(amount, 0)) as part_kept from told
    )
    select
        part,
        places.group_key,
        sum(numerator * coalesce(part_kept, 1)) as numerator,
        sum(denominator * case when $has_units then coalesce(part_kept, 1) else 1 end) as denominator
    from kept
    inner join frozen.membership as membership using (person_key, period_start)
    inner join frozen.group_places as places using (node_key)
    where places.block_key = 'quarter:{quarter}'
    group by all
"""


@pytest.fixture(scope="module")
def both(sample):
    """The warehouse and what the builder froze, side by side."""
    out: Path = sample.settings.out
    connection = duckdb.connect()
    connection.execute(f"attach '{sample.report['warehouse']}' as warehouse (read_only)")
    connection.execute(f"attach '{out / pointer.read(out).frozen}' as frozen (read_only)")
    yield connection
    connection.close()


@pytest.mark.parametrize("metric", sorted(DEFINITIONS))
def test_every_group_has_the_sum_of_its_members(metric, both, sample):
    definition = DEFINITIONS[metric]
    has_units = definition.shape in (Shape.SHARE, Shape.GEOMETRIC_MEAN)
    rows = both.execute(
        SUMS.format(metric=metric, quarter=QUARTER),
        {"has_units": has_units, "cap": definition.cap},
    ).fetchall()
    sums = {(part, group): (numerator, denominator) for part, group, numerator, denominator in rows}
    cells = read(
        sample.settings.out,
        f"""
        select part, group_key, numerator, denominator from cells
        where metric_id = '{metric}' and block_key = 'quarter:{QUARTER}'
    """,
    )
    assert cells
    half = definition.base / 2 + 0.001
    for part, group, *published in cells:
        exact = sums.get((part, group), (0, 0))
        assert published == pytest.approx(exact, abs=half, rel=0), (part, group)
