"""The SQL of a mapping: from the records of its files to the columns of a table."""

from collections.abc import Iterable

from dashboard.build.mapping import unpivoting
from dashboard.build.mapping.body import Body, element_list
from dashboard.build.mapping.specs import Also, Mapping
from dashboard.build.mapping.tables import Table
from dashboard.build.read.quoting import quoted, text


def primary(mapping: Mapping, table: Table, also: Iterable[tuple[Also, Table]]) -> str:
    """The statement that decides the fate of each record, also for what its children refuse."""
    body = Body(mapping, mapping.columns, table.types)
    body.set_aside(mapping.skip, mapping.only)
    body.add_versions()
    children = list(also)
    for one, _ in children:
        body.refuse_bad_lists(one)
    own = _checked(body, table, unpivoting.relation(mapping))
    if not children:
        return own
    faults = " union all ".join(
        f"select file_id, row_number, fault from ({_child(mapping, one, to, 'source')}) "
        "where fault is not null"
        for one, to in children
    )
    return (
        "select own.* replace (coalesce(own.fault, inside.fault) as fault) "
        f"from ({own}) as own left join (select file_id, row_number, min(fault) as fault "
        f"from ({faults}) group by file_id, row_number) as inside "
        "on own.file_id = inside.file_id and own.row_number = inside.row_number"
    )


def child(mapping: Mapping, also: Also, table: Table) -> str:
    """The statement that fills a second table from the records that count."""
    counted = "versions" if also.of_superseded else "kept"
    source = f"(select source.* from source semi join {counted} using (file_id, row_number))"
    filled = _child(mapping, also, table, source)
    return f"select * exclude (fault) from ({filled}) where fault is null"


def _child(mapping: Mapping, also: Also, table: Table, source: str) -> str:
    relation = source
    if also.each:
        listed = element_list(mapping, also, "source")
        relation = f"(select source.*, unnest({listed}) as element from {source} as source)"
    body = Body(mapping, also.columns, table.types, is_child=True)
    return _checked(body, table, relation)


def _checked(body: Body, table: Table, relation: str) -> str:
    """The rows with the fault the table's own rules would find, told by the source's names."""
    written = body.statement(relation)
    constant = {column.name for column in body.columns if column.kind == "constant"}
    broken = [
        f"case when not coalesce(({holds}), true) then {text(_told(fault, columns, body))} end"
        for columns, holds, fault in table.contract.rules
        if set(columns) <= set(body.outputs) and not set(columns) <= constant
    ]
    every = ", ".join(["fault", *broken, "null"])
    return f"select * replace (coalesce({every}) as fault){_final(body, table)} from ({written})"


def _told(fault: str, columns: tuple[str, ...], body: Body) -> str:
    reason = fault.partition(" ")[0]
    mapped = [name for name in columns if body.places.get(name)]
    return f"{reason} {body.place(mapped[0] if mapped else columns[0])}"


def _final(body: Body, table: Table) -> str:
    """The rest of the key by its defaults, and when the day of a row becomes final."""
    more = [
        f", {said} as {quoted(name)}"
        for name, said in table.defaults.items()
        if name not in body.outputs
    ]
    day = table.dated_by(set(body.outputs))
    if "final_on" in table.types and day:
        final = f"cast({quoted(day)} as date) + {body.mapping.final_after_days}"
        more.append(f", {final} as final_on")
    return "".join(more)
