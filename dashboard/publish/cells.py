"""Contributions become cells: capped per person and period, summed per group, rounded."""

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from dashboard import sql_file
from dashboard.errors import InvalidSqlFile
from dashboard.governance.definitions import Definition, Shape
from dashboard.governance.policy import Policy
from dashboard.publish.tables import arrow, load
from dashboard.settings import QUERIES

_RULES = """
    metric_id varchar,
    part varchar,
    has_units boolean,
    cap double,
    base bigint,
    close_after bigint,
    people bigint
"""
_RULE_NAMES = ("metric_id", "part", "has_units", "cap", "base", "close_after", "people")
_SUMS = """
    numerator double,
    denominator double,
    weight_sq double
"""
_CONTRIBUTIONS = f"""
    metric_id varchar,
    part varchar,
    person_key varchar,
    period_start date,
    {_SUMS}
"""
_CAPPED = f"{_CONTRIBUTIONS}, amount double, capped_amount double"


def run(connection: duckdb.DuckDBPyConnection, name: str, **values: object) -> pa.Table:
    """The rows of one statement of `queries/`, for example `release/cells`."""
    statement = sql_file.read(QUERIES / f"{name}.sql").statement
    return connection.sql(statement, params=values or None).to_arrow_table()


def load_rules(
    connection: duckdb.DuckDBPyConnection, definitions: Iterable[Definition], policy: Policy
) -> None:
    """`rules`: how every metric and part is protected; policy can only be stricter."""
    rows = [
        (
            definition.metric_id,
            part,
            definition.shape in (Shape.SHARE, Shape.GEOMETRIC_MEAN),
            definition.cap,
            max(definition.base, policy.base),
            wait(definition, policy),
            least_people(definition, part, policy),
        )
        for definition in definitions
        for part in ("", *definition.parts)
    ]
    load(connection, "rules", arrow(_RULE_NAMES, rows), _RULES)


def wait(definition: Definition, policy: Policy) -> int:
    """Days from the end of a block until figures of a metric exist."""
    return max(definition.close_after, policy.close_after)


def least_people(definition: Definition, part: str, policy: Policy) -> int:
    """Headcount every group needs: more where a part sets one kind of work against another."""
    return policy.k_breakdown if part in definition.arms else policy.k


def load_contributions(
    connection: duckdb.DuckDBPyConnection, definitions: Iterable[Definition]
) -> None:
    """`contributions` of all metrics, and `capped`: what of them counts in groups.

    Raises:
        InvalidSqlFile: a metric returns a part that its header does not name.
    """
    connection.execute(f"create or replace temp table contributions ({_CONTRIBUTIONS})")
    for definition in definitions:
        connection.execute(
            "insert into contributions by name"
            f" (select $metric_id as metric_id, * from metrics.{definition.metric_id})",
            {"metric_id": definition.metric_id},
        )
    _refuse_unnamed_parts(connection)
    load(connection, "capped", run(connection, "release/capped"), _CAPPED)


def _refuse_unnamed_parts(connection: duckdb.DuckDBPyConnection) -> None:
    unnamed = connection.execute(
        "select distinct metric_id, part from contributions"
        " anti join rules using (metric_id, part) order by all"
    ).fetchall()
    if unnamed:
        metric_id, part = unnamed[0]
        raise InvalidSqlFile(
            f"{QUERIES / 'metrics' / metric_id}.sql returns part {part!r}; "
            "name it in the header key `parts`."
        )
