"""Files of formats that describe the same facts: read, let compete, inserted together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import duckdb

from dashboard.build.read import bulk
from dashboard.build.read.sources import Input
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.refusals import FileRefused, Refusal, RefusalReason
from dashboard.build.stage import (
    accounts,
    candidates,
    claims,
    completing,
    contracts,
    erasure,
    fates,
    filling,
    frozen,
    intake,
    odd_hours,
    reorganisation,
)
from dashboard.build.stage.contracts import Contract
from dashboard.build.stage.fates import Rules
from dashboard.build.stage.file_report import FileReport
from dashboard.build.stage.shelf import Means

_PART = re.compile(r"[-_. ]?(?:part|page)[-_ ]?\d+(?:[-_ ]?of[-_ ]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """Shares above which a file is no longer believed.

    Attributes:
        set_aside: of its records set aside.
        moved: of the people one roster moves to another team.
    """

    set_aside: float = 0.20
    moved: float = 0.10


@dataclass(frozen=True)
class Family:
    """Formats of one primary table and natural key, and their files.

    Attributes:
        formats: its members that have files.
        inputs: format id -> its files.
    """

    formats: list[Format]
    inputs: dict[str, list[Input]]

    def files(self) -> Iterator[tuple[Format, Input]]:
        """Every file with its format."""
        for one in self.formats:
            for item in self.inputs[one.format_id]:
                yield one, item

    @property
    def names(self) -> dict[str, str]:
        """File id -> name."""
        return {item.survey.file_id: item.name for _, item in self.files()}


def stage(
    connection: duckdb.DuckDBPyConnection, family: Family, limits: Limits, means: Means
) -> list[FileReport]:
    """Read the files of a family, decide every record's fate, fill the tables."""
    contract = contracts.contract(connection, family.formats[0].table)
    rules = fates.rules_of(family.formats[0])
    refused: dict[str, Refusal] = {}
    for one in family.formats:
        refused |= _read(connection, one, family.inputs[one.format_id], contract, means)
    completing.complete(connection, family.formats, contract)
    fates.unite(connection, family.formats, rules)
    fates.set_aside(connection, rules)
    refused |= _misread(connection, family, limits.set_aside)
    _forget(connection, refused)
    _rank(connection, family)
    held = _held(connection, family, rules, limits.moved)
    _forget(connection, held)
    _compete(connection, contract, rules)
    for one in family.formats:
        filling.fill(connection, one, contract)
    reports = accounts.reports(connection, list(family.files()), refused | held, means.scratch)
    reports = odd_hours.add_notes(connection, family.formats, reports)
    filling.remember_files(connection, contract)
    for one in family.formats:
        candidates.drop(connection, one)
        if erasure.mentions(connection, one):
            means.store.forget(one.format_id)
    return reports


def _held(
    connection: duckdb.DuckDBPyConnection, family: Family, rules: Rules, moved_limit: float
) -> dict[str, Refusal]:
    """Files that are sound one by one and still may not change what counts."""
    one = family.formats[0]
    return reorganisation.held(connection, one, family.names, moved_limit) | frozen.changed(
        connection, one, rules, family.names
    )


def _read(
    connection: duckdb.DuckDBPyConnection,
    one: Format,
    inputs: list[Input],
    contract: Contract,
    means: Means,
) -> dict[str, Refusal]:
    refused = intake.create(connection, one, inputs, contract, means)
    erasure.set_aside(connection, one)
    frozen.remember(connection, one, candidates.said(connection, one, contract))
    return refused


def _misread(
    connection: duckdb.DuckDBPyConnection, family: Family, limit: float
) -> dict[str, Refusal]:
    return {
        file_id: FileRefused(
            RefusalReason.TOO_MANY_SET_ASIDE,
            family.names[file_id],
            f"Too many records cannot be used: {accounts.first_places(connection, file_id)}.",
            "Correct the export and build again.",
        ).refusal
        for file_id in fates.misread_files(connection, limit)
    }


def _forget(connection: duckdb.DuckDBPyConnection, refused: dict[str, Refusal]) -> None:
    for file_id in refused:
        fates.forget(connection, file_id)


def _rank(connection: duckdb.DuckDBPyConnection, family: Family) -> None:
    """Create `file_rank`: newer exports have the higher rank, pages of one export one snapshot."""
    connection.execute(
        "create or replace temp table exported "
        "(file_id varchar, exported_at timestamp, snapshot timestamp, scope varchar)"
    )
    snapshots = _snapshots(family)
    # A list is whole for its own source only: another one's says nothing about it.
    rows = [
        (
            item.survey.file_id,
            item.exported.at,
            snapshots[item.name],
            f"{one.format_id} {item.declared.scope}",
        )
        for one, item in family.files()
    ]
    bulk.insert(connection, "exported", rows)
    day = family.formats[0].text("dated_by")
    window = f"max({day})" if day else "null"
    connection.execute(
        f"""
        create or replace temp table file_rank as
        with windows as (
            select file_id, {window} as window_to from candidate where fault is null
            group by file_id
        )
        select
            exported.file_id,
            exported.snapshot,
            exported.scope,
            row_number() over (
                order by exported.exported_at, windows.window_to nulls first, exported.file_id
            ) as rank
        from exported
        left join windows on exported.file_id = windows.file_id
        """
    )


def _snapshots(family: Family) -> dict[str, datetime]:
    """File name -> time of its snapshot: parts of one export differ in the part number only."""
    together: dict[str, datetime] = {}
    for _, item in family.files():
        whole = _PART.sub("", item.name)
        together[whole] = max(together.get(whole, item.exported.at), item.exported.at)
    return {item.name: together[_PART.sub("", item.name)] for _, item in family.files()}


def _compete(connection: duckdb.DuckDBPyConnection, contract: Contract, rules: Rules) -> None:
    fates.supersede(connection, rules)
    if rules.is_whole:
        fates.withdraw(connection)
    claims.settle_twins(connection, contract, rules)
    claims.yield_to(connection, contract)
