"""What becomes of each record: loaded, superseded or set aside, each with its reason."""

from dataclasses import dataclass

import duckdb

from dashboard.build.recognise.formats import Format

MAX_SET_ASIDE_ROWS = 10
# Rows that were read well and are not wanted: they say nothing against their file.
_READ_WELL = "('not_this_kind', 'no_day', 'erased_person')"


@dataclass(frozen=True)
class Rules:
    """How records of one family of formats compete.

    Attributes:
        key: columns that name one fact.
        versions: columns whose higher value wins before the newer export does.
        is_many: whether one record gives several rows.
        is_whole: whether a key missing from the newest snapshot is withdrawn.
    """

    key: tuple[str, ...]
    versions: tuple[str, ...]
    is_many: bool
    is_whole: bool


def rules_of(one: Format) -> Rules:
    """The rules in the header of a format."""
    versions = tuple(name for name in one.names("newest_by") if name != "export")
    is_many = one.text("rows_per_record") == "many"
    return Rules(one.names("natural_key"), versions, is_many, one.is_whole)


def unite(connection: duckdb.DuckDBPyConnection, formats: list[Format], rules: Rules) -> None:
    """Create `candidate` over the formats of a family, and `record` with one row per record."""
    parts = " union all by name ".join(f"from candidate_{one.format_id}" for one in formats)
    connection.execute(f"create or replace temp view candidate as {parts}")
    connection.execute(
        "create or replace temp table fate "
        "(file_id varchar, row_number bigint, fate varchar, reason varchar, field_path varchar)"
    )
    connection.execute("create or replace temp table forgotten (file_id varchar)")
    columns = names("", (*rules.key, *rules.versions))
    chosen = (
        f"select file_id, row_number, format_id, {columns}, scope_rank, generation, digest, fault "
        "from candidate"
    )
    if rules.is_many:
        firsts = ", ".join(f"any_value({name}) as {name}" for name in (*rules.key, *rules.versions))
        connection.execute(
            "create or replace temp table together as "
            f"select file_id, row_number, format_id, {firsts}, any_value(scope_rank) as scope_rank,"
            " generation, bit_xor(digest) as digest, any_value(fault) as fault "
            "from candidate group by file_id, row_number, format_id, generation"
        )
        chosen = "from together"
    connection.execute(
        f"create or replace temp view record as from ({chosen}) anti join forgotten using (file_id)"
    )
    # Hashes are cheap to compare. Most rows have no rival; those that may have one are compared
    # in full.
    key = f"hash({names('', rules.key)})"
    connection.execute(
        "create or replace temp table contested as from record "
        f"where fault is null and {key} in ("
        f"select {key} as twice from record where fault is null group by 1 having count(*) > 1)"
    )


def set_aside(connection: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    """Give every record with a fault its fate, and rivals inside one file that no version tells
    apart: of those neither is loaded.
    """  # noqa: D205
    connection.execute(
        "insert into fate select file_id, row_number, 'set_aside', split_part(fault, ' ', 1), "
        "nullif(substr(fault, length(split_part(fault, ' ', 1)) + 2), '') "
        "from record where fault is not null"
    )
    same = ("file_id", "scope_rank", *rules.key, *rules.versions)
    matches = " and ".join(f"contested.{name} is not distinct from rival.{name}" for name in same)
    connection.execute(
        "insert into fate select contested.file_id, contested.row_number, 'set_aside', "
        f"'conflicting_rows', '{rules.key[0]}' from contested inner join ("
        f"select {names('', same)} from contested group by all "
        f"having min(digest) <> max(digest)) as rival on {matches}"
    )


def misread_files(connection: duckdb.DuckDBPyConnection, limit: float) -> list[str]:
    """Files of which too much was set aside: they were probably misread as a whole."""
    rows = connection.execute(
        "select record.file_id from record left join fate using (file_id, row_number) "
        "group by record.file_id having "
        f"count(*) filter (where fate.reason not in {_READ_WELL}) > ? and "
        f"count(*) filter (where fate.reason not in {_READ_WELL}) > ? * count(*)",
        [MAX_SET_ASIDE_ROWS, limit],
    ).fetchall()
    return [row[0] for row in rows]


def forget(connection: duckdb.DuckDBPyConnection, file_id: str) -> None:
    """Take every record of a refused or held file out of the competition."""
    connection.execute("insert into forgotten values (?)", [file_id])
    connection.execute("delete from fate where file_id = ?", [file_id])


def supersede(connection: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    """Let the records of one fact compete; all but one are superseded.

    Reads `file_rank(file_id, rank, snapshot)`: the newer export has the higher rank.
    """
    connection.execute(
        "create or replace temp view good as from record inner join file_rank using (file_id) "
        "anti join fate using (file_id, row_number)"
    )
    order = ["scope_rank", "generation desc"]
    order += [f"{name} desc nulls last" for name in rules.versions]
    window = (
        f"window fact as (partition by {names('rival.', rules.key)} "
        f"order by {', '.join(order)}, rank desc, row_number)"
    )
    older = " or ".join(
        f"{name} is distinct from first_value({name}) over fact" for name in rules.versions
    )
    connection.execute(
        f"""
        insert into fate
        with rival as (
            from contested
            inner join file_rank using (file_id)
            anti join forgotten using (file_id)
            anti join fate using (file_id, row_number)
        ),
        ranked as (
            select
                file_id,
                row_number,
                row_number() over fact as place,
                case
                    when scope_rank <> first_value(scope_rank) over fact
                        then 'other_scope_chosen'
                    when digest = first_value(digest) over fact then 'same_row_again'
                    when {older or "false"} then 'earlier_state'
                    else 'newer_export'
                end as reason
            from rival
            {window}
        )
        select file_id, row_number, 'superseded', reason, null from ranked where place > 1
        """
    )


def withdraw(connection: duckdb.DuckDBPyConnection) -> None:
    """Supersede what the newest whole snapshot lacks, unless a row of it was set aside."""
    connection.execute(
        """
        insert into fate
        with newest as (
            select scope, max(snapshot) as snapshot from file_rank group by scope
        ),
        incomplete as (
            select newest.scope
            from newest
            inner join file_rank using (scope, snapshot)
            semi join (
                from fate
                where fate = 'set_aside' and reason not in ('not_this_kind', 'erased_person')
            ) using (file_id)
        )
        select good.file_id, good.row_number, 'superseded', 'withdrawn', null
        from good
        inner join newest on good.scope = newest.scope and good.snapshot < newest.snapshot
        anti join incomplete on good.scope = incomplete.scope
        """
    )


def names(prefix: str, columns: tuple[str, ...]) -> str:
    """SQL names of columns, each with a prefix."""
    return ", ".join(f'{prefix}"{name}"' for name in columns)
