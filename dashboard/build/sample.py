"""The sample stamp: invented people, so that looking around as one of them harms nobody."""

import duckdb

from dashboard.build.stage.declarations import FILE_NAME, Declarations
from dashboard.errors import BuildRefused

# Nobody can own an address there: RFC 2606 reserves the domain for examples.
RESERVED = ".example"


def is_sample(connection: duckdb.DuckDBPyConnection, told: Declarations) -> bool:
    """Whether `exports.toml` says `sample = true` and every roster address is reserved.

    Raises:
        BuildRefused: the exports call themselves a sample and hold an address somebody could own.
    """
    if not told.sample:
        return False
    owned = connection.execute(
        "select count(*) from staging.people where email not like ?", [f"%{RESERVED}"]
    ).fetchall()[0][0]
    if owned:
        raise BuildRefused(
            f"{FILE_NAME} says `sample = true`, but {owned} people of the roster have an "
            f"address outside {RESERVED}. Remove the line: real people are never a sample."
        )
    return True
