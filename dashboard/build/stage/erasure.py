"""Erased people: their rows are set aside at import, their names taken out of others' rows.

A row belongs to a person whose key, account or address it bears: a row of a roster or of
identities, usage, a seat, a line of a bill. A change, a review, a deployment or an item of work is
work of a team that names somebody: it stays, with every link to it, and without the name.
"""

from collections.abc import Iterable, Sequence

import duckdb

from dashboard.build.person_hash import person_hash
from dashboard.build.recognise.format import Format
from dashboard.build.stage import candidates
from dashboard.errors import BuildRefused
from dashboard.sql_file import SqlFile

_OWN = ("person_key", "id_value", "email", "other_email")
_NAMED = (
    "author_id", "requester_id", "approver_id", "reviewer_id", "deployer_id", "assignee_id",
    "owner_id", "author_login", "author_email", "manager_key",
)  # fmt: skip
_NOREPLY = r"^(?:[0-9]+[+])?([^@]+)@users[.]noreply[.]github[.]com$"
_TRAILER = r"<([^<>]+@[^<>]+)>"


def begin(connection: duckdb.DuckDBPyConnection, keys: Sequence[bytes]) -> None:
    """Know whom the register of erased people means, before any export is read.

    Raises:
        BuildRefused: people are erased or object, and no key tells who they are.
    """
    hashes = _hashes(connection, "erased")
    if not keys and (hashes or _hashes(connection, "objections")):
        raise BuildRefused(
            "governance/ names people who are erased or object, and there is no key to recognise "
            "them by. Nothing was read. Put the key file back, or name it in "
            "OUTCOME_VIEWS_PERSON_KEY."
        )
    connection.execute("create or replace temp table erased_words (word varchar primary key)")
    connection.execute("create or replace temp table known_words (word varchar primary key)")
    connection.execute("create or replace temp table mentions (format_id varchar)")
    connection.execute(
        "create or replace temp table is_anybody_erased as select ? as yes", [bool(hashes)]
    )
    if hashes:
        connection.create_function(
            "is_erased_word",
            lambda word: any(person_hash(key, word) in hashes for key in keys),
            ["VARCHAR"],
            "BOOLEAN",
        )


def set_aside(connection: duckdb.DuckDBPyConnection, one: Format) -> None:
    """Give the rows of erased people among a format's candidates their fault, and take their
    names out of the other rows.
    """  # noqa: D205
    if one.is_governance or not _is_anybody_erased(connection):
        return
    candidates.settle(connection, one)
    candidate = f"candidate_{one.format_id}"
    _learn(connection, candidate)
    _note_mentions(connection, candidate, one.format_id)
    theirs = _bears(connection, candidate, _OWN)
    if one.text("feed") == "roster":
        # Whatever a list of people says of them is theirs wherever it turns up.
        _learn_more(connection, candidate, theirs)
    if one.text("rows_per_record") == "many":
        # A record of several people stays for the others.
        connection.execute(
            f"delete from {candidate} where {theirs} and (file_id, row_number) in "
            f"(select file_id, row_number from {candidate} where not {theirs})"
        )
    connection.execute(f"update {candidate} set fault = 'erased_person' where {theirs}")
    _take_out(connection, candidate)


def cleaned(connection: duckdb.DuckDBPyConnection, child: SqlFile) -> str:
    """A child's statement without rows and names of erased people."""
    if not _is_anybody_erased(connection):
        return child.statement
    connection.execute(f"create or replace temp table child_rows as {child.statement}")
    _learn(connection, "child_rows")
    _note_mentions(connection, "child_rows", child.name)
    connection.execute(f"delete from child_rows where {_bears(connection, 'child_rows', _OWN)}")
    _take_out(connection, "child_rows")
    return "from child_rows"


def mentions(connection: duckdb.DuckDBPyConnection, one: Format) -> bool:
    """Whether files of a format say something of an erased person: no build keeps that."""
    if one.is_governance:
        return False
    rows = connection.execute("select 1 from mentions where format_id = ?", [one.format_id])
    return bool(rows.fetchall())


def write_objectors(connection: duckdb.DuckDBPyConnection, keys: Sequence[bytes]) -> None:
    """Fill `staging.objectors`: under which key a source knows somebody who objects."""
    since = dict(_hashes(connection, "objections"))
    known = connection.execute("""
        select person_key, person_key as word from staging.people
        union select person_key, email from staging.people
        union select id_value, email from staging.addresses where id_kind = 'person_key'
        union select person_key, id_value from staging.identities where actor_kind = 'person'
    """).fetchall()
    found: dict[str, object] = {}
    for known_key, word in known if since else ():
        days = [since[told] for key in keys if (told := person_hash(key, word or "")) in since]
        if known_key and days:
            found[known_key] = min([*days, found.get(known_key, days[0])])
    for known_key, day in sorted(found.items()):
        connection.execute("insert into staging.objectors values (?, ?)", [known_key, day])


def _hashes(connection: duckdb.DuckDBPyConnection, register: str) -> dict[str, object]:
    rows = connection.execute(f"select lower(person_hash), since_on from governance.{register}")
    return dict(rows.fetchall())


def _is_anybody_erased(connection: duckdb.DuckDBPyConnection) -> bool:
    return connection.execute("select yes from is_anybody_erased").fetchall()[0][0]


def _columns(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    rows = connection.execute(f"describe from {relation}").fetchall()
    return {name.lower(): kind for name, kind, *_ in rows}


def _learn(connection: duckdb.DuckDBPyConnection, relation: str) -> None:
    """Hash every word of a relation that names somebody and was not hashed before."""
    columns = _columns(connection, relation)
    words = [
        f"select lower(trim({name})) as word from {relation}"
        for name in (*_OWN, *_NAMED)
        if name in columns
    ]
    if "trailers" in columns:
        words.append(
            f"select unnest(regexp_extract_all(lower(trailer), '{_TRAILER}', 1)) "
            f"from (select unnest(trailers) as trailer from {relation})"
        )
    if not words:
        return
    connection.execute(
        "create or replace temp table new_words as select distinct word from "
        f"({' union all '.join(words)}) anti join known_words using (word) where word <> ''"
    )
    connection.execute("insert into known_words from new_words")
    # GitHub's own address of somebody holds the login.
    login = f"nullif(regexp_extract(word, '{_NOREPLY}', 1), '')"
    connection.execute(
        "insert or ignore into erased_words select word from new_words where is_erased_word(word) "
        f"or is_erased_word({login}) or {login} in (select word from erased_words)"
    )


def _learn_more(connection: duckdb.DuckDBPyConnection, candidate: str, theirs: str) -> None:
    columns = _columns(connection, candidate)
    is_person = "actor_kind = 'person'" if "actor_kind" in columns else "true"
    for name in (name for name in _OWN if name in columns):
        connection.execute(
            f"insert or ignore into erased_words select distinct lower(trim({name})) "
            f"from {candidate} where {theirs} and {is_person} and trim({name}) <> ''"
        )


def _bears(connection: duckdb.DuckDBPyConnection, relation: str, names: Iterable[str]) -> str:
    """SQL that is true of a row with a word of an erased person in one of these columns."""
    columns = _columns(connection, relation)
    tests = [
        f"coalesce(lower(trim({name})) in (select word from erased_words), false)"
        for name in names
        if name in columns
    ]
    return f"({' or '.join(tests) or 'false'})"


def _note_mentions(connection: duckdb.DuckDBPyConnection, relation: str, format_id: str) -> None:
    """Note that the files of a format name an erased person, wherever in a row."""
    columns = _columns(connection, relation)
    tests = [_bears(connection, relation, (*_OWN, *_NAMED))]
    for name in ("trailers", "extra"):
        if name in columns:
            said = f"lower(cast({name} as varchar))"
            tests.append(f"exists (from erased_words where contains({said}, word) and word <> '')")
    connection.execute(
        f"insert into mentions select ? from {relation} where {' or '.join(tests)} limit 1",
        [format_id],
    )


def _take_out(connection: duckdb.DuckDBPyConnection, relation: str) -> None:
    """Blank the names of erased people, also where an export has them in what is kept besides."""
    columns = _columns(connection, relation)
    for name in (name for name in _NAMED if name in columns):
        named = _bears(connection, relation, (name,))
        connection.execute(f"update {relation} set {name} = null where {named}")
    words = [row[0] for row in connection.execute("from erased_words").fetchall()]
    if "trailers" in columns:
        connection.execute(
            f"update {relation} set trailers = list_filter(trailers, lambda trailer: not "
            f"list_has_any(regexp_extract_all(lower(trailer), '{_TRAILER}', 1), ?))",
            [words],
        )
    if "extra" in columns:
        connection.execute(
            f"update {relation} set extra = null where extra is not null and "
            "len(list_filter(?, lambda word: contains(lower(extra::varchar), word))) > 0",
            [[f'"{word}"' for word in words]],
        )
