"""Rows that lack a part of their key: each is the fact of a row elsewhere that has it."""

import duckdb

from dashboard.build.recognise.format import Format
from dashboard.build.stage import candidates
from dashboard.build.stage.contracts import Contract

_LACKING = """
create or replace temp table lacking as
select file_id, row_number, {rest} from ({rows}) where fault is null and {key} = ''
"""
# Where a file has rows with and without it, those without are facts of their own.
_COMPLETED = """
create or replace temp table completed as
with known as (
    from ({rows}) as candidates
    semi join lacking on {same_candidates}
    where candidates.fault is null and candidates.{key} <> ''
),
named as (select distinct on ({rest}) {rest}, {told} from known order by {rest}, {key})
select lacking.file_id, lacking.row_number, {named}
from lacking
anti join known on lacking.file_id = known.file_id and {same_known}
inner join named on {same_named}
"""
_UPDATE = """
update candidate_{one} as candidate set {told} from completed
where candidate.file_id = completed.file_id and candidate.row_number = completed.row_number
"""


def complete(
    connection: duckdb.DuckDBPyConnection, formats: list[Format], contract: Contract
) -> None:
    """Give rows without the first column of `may_lack` that of a row with an otherwise equal key.

    The other columns of `may_lack` come along. A row with a complete key competes like any
    other: an export that names nobody and one that names the person tell one fact.
    """
    told = formats[0].names("may_lack")
    if not told or not _completed(connection, formats, told):
        return
    for one in formats:
        candidates.settle(connection, one)
        told_now = ", ".join(f"{name} = completed.{name}" for name in told)
        connection.execute(_UPDATE.format(one=one.format_id, told=told_now))
        candidates.digest_again(connection, one, contract, "completed")


def _completed(
    connection: duckdb.DuckDBPyConnection, formats: list[Format], told: tuple[str, ...]
) -> bool:
    """Create `completed`: the place of each such row and what it is told; whether one is there."""
    rest = [name for name in formats[0].names("natural_key") if name != told[0]]
    words = {
        "rows": " union all by name ".join(f"from candidate_{one.format_id}" for one in formats),
        "key": told[0],
        "rest": ", ".join(rest),
        "told": ", ".join(told),
        "named": ", ".join(f"named.{name}" for name in told),
    }
    for other in ("candidates", "known", "named"):
        words[f"same_{other}"] = " and ".join(f"lacking.{name} = {other}.{name}" for name in rest)
    connection.execute(_LACKING.format(**words))
    if not _rows(connection, "lacking"):
        return False
    connection.execute(_COMPLETED.format(**words))
    return _rows(connection, "completed") > 0


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return connection.execute(f"select count(*) from {table}").fetchall()[0][0]
