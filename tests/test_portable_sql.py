"""The lint for portable SQL finds what it must find and lets through what is fine."""

import pytest

from tests.portable_sql import findings


@pytest.mark.parametrize(
    ("statement", "instead"),
    [
        ("select strftime(day, '%V') as week from days", "staging.calendar"),
        ("select isodow(day) as weekday from days", "staging.calendar"),
        ("select quantile_cont(hours, 0.5) as middle from changes", "percentile"),
        ("select list(title order by title) as titles from changes", "string_agg"),
        ("select a / b as share from cells", "nullif"),
        ("select a % b as rest from cells", "nullif"),
        ("select a // b as whole from cells", "floor"),
        ("select sum(1) as changes from cells", "bigint"),
        ("select x from t asof join u on t.at >= u.at", "row_number"),
        ("select list_filter(a, x -> x > 1) as big from t", "a join"),
        ("select day from generate_series(1, 3) as days(day)", "staging.calendar"),
    ],
)
def test_what_differs_between_engines_is_found_with_its_alternative(statement, instead):
    assert any(instead in sentence for sentence in findings(statement))


def test_ordinary_sql_passes():
    statement = """
        with landings as (select * from marts.landings)
        select
            person_key,
            cast(sum(lines) as bigint) as lines,
            sum(10.0 * stake) / nullif(sum(share), 0) as mean_stake,
            days / 7 as weeks
        from landings
        group by all
    """
    assert list(findings(statement)) == []
