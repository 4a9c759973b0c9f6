"""A roster that moves too many people at once is held until somebody approves it."""

import duckdb

from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.refusals import UNCHANGED, Refusal, RefusalReason

_PLACES = """
create or replace temp table roster_place as
select distinct file_id, as_of, person_key, team_key
from candidate
semi join record using (file_id, row_number)
anti join fate using (file_id, row_number)
"""
_MOVED = """
select count(*) filter (where earlier.team_key <> later.team_key) / nullif(count(*), 0)
from roster_place as earlier
inner join roster_place as later on earlier.person_key = later.person_key
where earlier.as_of = ? and later.as_of = ?
"""


def held(
    connection: duckdb.DuckDBPyConnection, one: Format, names: dict[str, str], limit: float
) -> dict[str, Refusal]:
    """Roster files that move more than `limit` of the people; file id -> why it is held.

    Each snapshot is compared with the last one that counts, so that a held snapshot is not
    confirmed by the next one that repeats it. An approval named `roster:<sha256>` lets it through.
    """
    if one.table != "staging.people":
        return {}
    connection.execute(_PLACES)
    days = connection.execute("select distinct as_of from roster_place order by 1").fetchall()
    found: dict[str, Refusal] = {}
    accepted = days[0][0] if days else None
    for (day,) in days[1:]:
        moved = connection.execute(_MOVED, [accepted, day]).fetchall()[0][0] or 0.0
        files = _files(connection, day) if moved > limit else []
        found |= {file_id: _refusal(names[file_id], file_id, moved) for file_id in files}
        accepted = accepted if files else day
    return found


def _files(connection: duckdb.DuckDBPyConnection, day: object) -> list[str]:
    rows = connection.execute(
        "select distinct file_id from roster_place as place where as_of = ? and not exists "
        "(from governance.approvals where metric_id = 'roster:' || place.file_id) order by 1",
        [day],
    ).fetchall()
    return [row[0] for row in rows]


def _refusal(name: str, file_id: str, moved: float) -> Refusal:
    return Refusal(
        RefusalReason.ORGANISATION_CHANGE,
        f"{name} was held. It moves {moved:.0%} of the people to another team. Approve it as "
        f"roster:{file_id} in governance/approvals.csv, or correct it. {UNCHANGED}",
    )
