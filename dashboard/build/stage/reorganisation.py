"""A roster that moves too many people at once is held until somebody approves it."""

import duckdb

from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.refusals import UNCHANGED, Refusal, RefusalReason

_NEEDED = {"as_of", "team_key", "scope_name"}
_PLACES = """
create or replace temp table roster_place as
select distinct format_id || ' ' || scope_name as series, file_id, as_of, person_key, team_key
from candidate
semi join record using (file_id, row_number)
anti join fate using (file_id, row_number)
"""
_MOVED = """
select count(*) filter (where earlier.team_key <> later.team_key), count(*)
from roster_place as earlier
inner join roster_place as later using (series, person_key)
where series = ? and earlier.as_of = ? and later.as_of = ?
"""


def held(
    connection: duckdb.DuckDBPyConnection, one: Format, names: dict[str, str], limit: float
) -> dict[str, Refusal]:
    """Roster files that move more than `limit` of the people; file id -> why it is held.

    Each snapshot is compared with the last one of its source that counts, so that a held snapshot
    is not confirmed by the next one that repeats it. An approval named `roster:<sha256>` lets it
    through. A source that tells no teams moves nobody.
    """
    if one.table != "staging.people" or not _columns(connection) >= _NEEDED:
        return {}
    connection.execute(_PLACES)
    series = connection.execute("select distinct series from roster_place order by 1").fetchall()
    found: dict[str, Refusal] = {}
    for (name,) in series:
        found |= _held_of(connection, name, names, limit)
    return found


def _held_of(
    connection: duckdb.DuckDBPyConnection, series: str, names: dict[str, str], limit: float
) -> dict[str, Refusal]:
    days = connection.execute(
        "select distinct as_of from roster_place where series = ? order by 1", [series]
    ).fetchall()
    found: dict[str, Refusal] = {}
    accepted = days[0][0]
    for (day,) in days[1:]:
        moved, people = connection.execute(_MOVED, [series, accepted, day]).fetchall()[0]
        files = _files(connection, series, day) if moved > limit * people else []
        what = f"{moved:,} of {people:,} people change group, more than the {limit:.0%} allowed"
        found |= {file_id: _refusal(names[file_id], file_id, what) for file_id in files}
        accepted = accepted if files else day
    return found


def _columns(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {row[0] for row in connection.execute("describe from candidate").fetchall()}


def _files(connection: duckdb.DuckDBPyConnection, series: str, day: object) -> list[str]:
    rows = connection.execute(
        "select distinct file_id from roster_place as place where series = ? and as_of = ? "
        "and not exists (from governance.approvals "
        "where metric_id = 'roster:' || place.file_id) order by 1",
        [series, day],
    ).fetchall()
    return [row[0] for row in rows]


def _refusal(name: str, file_id: str, what: str) -> Refusal:
    return Refusal(
        RefusalReason.ORGANISATION_CHANGE,
        f"Import held: {what} without approval ({name}). Approve it as roster:{file_id} in "
        f"governance/approvals.csv, or correct it. {UNCHANGED}",
    )
