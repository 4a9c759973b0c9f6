"""Facts that claim one row of a table: of one family, or of two that tell the same."""

import duckdb

from dashboard.build.stage.contracts import Contract
from dashboard.build.stage.fates import Rules, names


def settle_twins(connection: duckdb.DuckDBPyConnection, contract: Contract, rules: Rules) -> None:
    """Two facts that claim one row of the table: equal ones are one, others belong to neither."""
    if rules.is_many or set(contract.key) == set(rules.key):
        return
    output = {row[0].lower() for row in connection.execute("describe from candidate").fetchall()}
    # A key column that no statement fills has one default value for all.
    key = tuple(name for name in contract.key if name in output)
    keys = names("", key)
    winners = (
        "from candidate semi join file_rank using (file_id) "
        "anti join forgotten using (file_id) anti join fate using (file_id, row_number)"
    )
    connection.execute(
        f"create or replace temp table claimant as select * from ({winners}) "
        f"where hash({keys}) in ("
        f"select hash({keys}) as twice from ({winners}) group by 1 having count(*) > 1)"
    )
    connection.execute(
        f"""
        insert into fate
        with claim as (
            select
                file_id,
                row_number,
                min(digest) over fact <> max(digest) over fact as is_conflict,
                row_number() over (
                    partition by {keys}
                    order by {names("", rules.key)}, file_id desc, row_number
                ) as place
            from claimant
            window fact as (partition by {keys})
        )
        select
            file_id,
            row_number,
            case when is_conflict then 'set_aside' else 'superseded' end,
            case when is_conflict then 'conflicting_rows' else 'same_row_again' end,
            case when is_conflict then '{key[0]}' end
        from claim
        where is_conflict or place > 1
        """
    )


def yield_to(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Supersede what records of another family have put into the table before."""
    told = connection.execute(
        "select 1 from primary_files where table_name = ? limit 1", [contract.table]
    ).fetchall()
    if not told:
        return
    output = {row[0].lower() for row in connection.execute("describe from candidate").fetchall()}
    own = {name: f"candidate.{name}" if name in output else "''" for name in contract.key}
    same = " and ".join(f"told.{name} = {value}" for name, value in own.items())
    connection.execute(
        f"""
        insert into fate
        select distinct file_id, row_number, 'superseded', 'told_by_other_format', null
        from candidate
        semi join file_rank using (file_id)
        anti join forgotten using (file_id)
        anti join fate using (file_id, row_number)
        semi join (
            from {contract.table}
            semi join (from primary_files where table_name = '{contract.table}') using (file_id)
        ) as told on {same}
        """
    )
