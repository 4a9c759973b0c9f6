"""The company's own register: goals, use cases, approvals, policy and declarations."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from dashboard import sql_file
from dashboard.build.keep.store import Store
from dashboard.build.mapping import reading as mappings
from dashboard.build.read import bulk, scratch
from dashboard.build.recognise.format import Format
from dashboard.build.recognise.formats import catalogue
from dashboard.build.recognise.recognise import Recognised
from dashboard.build.recognise.refusals import FileRefused, Refusal, RefusalReason
from dashboard.build.stage import (
    contracts,
    declarations,
    file_report,
    frozen,
    loading,
    studies,
    vocabulary,
)
from dashboard.build.stage.declarations import Declarations
from dashboard.build.stage.families import Limits
from dashboard.build.stage.file_report import FileReport
from dashboard.build.stage.loading import Folder
from dashboard.build.stage.shelf import Means
from dashboard.governance.policy import FLOORS
from dashboard.settings import QUERIES

POLICY = "policy.toml"
_Told = TypeVar("_Told")


@dataclass(frozen=True)
class GovernanceReport:
    """What the governance folder says.

    Attributes:
        files: one report per register and TOML file.
        paths: the files they are about.
        declarations: of `exports.toml`; empty where it was refused.
        policy: dotted name -> text of `policy.toml`; empty where it was refused.
        formats: every format of exports, those of the company's own mappings among them.
    """

    files: list[FileReport]
    paths: frozenset[Path]
    declarations: Declarations
    policy: dict[str, str]
    formats: tuple[Format, ...]

    @property
    def limits(self) -> Limits:
        """When a file is no longer believed, by the policy or by default."""
        return _limits(self.policy)


def load(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    queries: Path = QUERIES,
    before: Path | None = None,
) -> GovernanceReport:
    """Fill the schema `governance` from a governance folder; an absent one leaves it empty.

    Args:
        connection: a DuckDB connection that may still read files; its time zone becomes UTC.
        folder: the `governance` folder inside the exports.
        queries: folder of the SQL.
        before: the warehouse of the build before, whose frozen rows may not change.
    """
    _prepare(connection, queries)
    reports: list[FileReport] = []
    told = _tried(folder / declarations.FILE_NAME, declarations.read, Declarations(), reports)
    policy = _tried(folder / POLICY, _policy, {}, reports)
    _insert_told(connection, told, policy)
    with (
        scratch.folder(connection) as copies,
        frozen.build_before(connection, before),
    ):
        macros = vocabulary.script_of(queries / "macros")
        means = Means(Store(copies / "store"), copies, told, macros)
        within = Folder(folder.parent, _limits(policy), means)
        registers = list(_registers(within, folder, queries))
        reports += loading.load(connection, within, registers)
        for one in catalogue(queries):
            frozen.restore(connection, one)
    made = dict(mappings.company(folder / mappings.FOLDER, queries, catalogue(queries)))
    reports += [_of_mapping(folder, path, one) for path, one in made.items()]
    declared = dict(studies.declared(folder))
    reports += declared.values()
    paths = {
        *declared,
        folder / declarations.FILE_NAME,
        folder / POLICY,
        *made,
        *(path for path, _ in registers),
    }
    usable = [one for one in made.values() if isinstance(one, Format)]
    formats = mappings.together(catalogue(queries), usable)
    return GovernanceReport(reports, frozenset(paths), told, policy, formats)


def _of_mapping(folder: Path, path: Path, one: Format | Refusal) -> FileReport:
    """The line of a mapping in the report: it is a file of the company like any other."""
    name = path.relative_to(folder.parent).as_posix()
    if isinstance(one, Refusal):
        return file_report.refused(name, one, format=path.stem, tool="governance")
    return FileReport(name, format=one.format_id, tool="governance")


def _prepare(connection: duckdb.DuckDBPyConnection, queries: Path) -> None:
    connection.execute("set timezone = 'UTC'")
    vocabulary.install(connection, queries / "macros")
    contracts.create_schema(connection, "governance", queries)
    contracts.create_missing(connection, "staging", "row_fates", queries)
    connection.execute(
        "create or replace temp table primary_files (table_name varchar, file_id varchar)"
    )
    connection.execute(
        "create or replace temp table metric_kinds (metric_id varchar, kind varchar)"
    )
    metrics = [sql_file.read(path) for path in (queries / "metrics").glob("*.sql")]
    kinds = [(file.name, file.header.get("kind", "")) for file in metrics]
    bulk.insert(connection, "metric_kinds", kinds)


def _registers(within: Folder, folder: Path, queries: Path) -> Iterator[tuple[Path, Recognised]]:
    for path in loading.files_below(folder):
        if path.suffix != ".csv":
            continue
        found = loading.look(within, path, catalogue(queries))
        if isinstance(found, Recognised) and found.format.is_governance:
            yield path, found


def _tried(
    path: Path,
    read: Callable[[Path], _Told],
    otherwise: _Told,
    reports: list[FileReport],
) -> _Told:
    """What a TOML file says, or nothing of it when it cannot be used; reported either way."""
    name = f"{path.parent.name}/{path.name}"
    if not path.exists() and not path.is_symlink():
        return otherwise
    try:
        told = read(path)
    except FileRefused as refused:
        reports.append(file_report.refused(name, refused.refusal, format=path.stem))
        return otherwise
    reports.append(FileReport(name, format=path.stem, tool="governance"))
    return told


def _policy(path: Path) -> dict[str, str]:
    """Dotted name -> text; a value below its floor would weaken the protection of people."""
    told = declarations.toml(path)
    for name, floor in FLOORS.items():
        value = told.get(name, floor)
        if not _is_number(value) or value < floor:
            what = f"{name} = {value} is no number of at least {floor}."
            fix = "It can be raised, not lowered."
            raise FileRefused(RefusalReason.POLICY_UNDER_FLOOR, path.name, what, fix)
    for name in ("set_aside_limit", "organisation_change_limit"):
        if not _is_number(told.get(name, 0)):
            raise declarations.refused(path, f"{name} is no number.", "Write one, as in 0.2.")
    return dict(_flat("", told))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _limits(policy: dict[str, str]) -> Limits:
    usual = Limits()
    return Limits(
        float(policy.get("set_aside_limit", usual.set_aside)),
        float(policy.get("organisation_change_limit", usual.moved)),
    )


def _flat(prefix: str, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in told.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}{name}.", value)
        elif isinstance(value, bool):
            yield f"{prefix}{name}", str(value).lower()
        elif isinstance(value, list):
            yield f"{prefix}{name}", ", ".join(str(one) for one in value)
        else:
            yield f"{prefix}{name}", str(value)


def _declared_policy(told: Declarations) -> dict[str, str]:
    """What marts ask as they ask the policy."""
    return {
        "sample": str(told.sample).lower(),
        "incidents.counted_severities": ", ".join(told.counted_severities),
        "identity.strip_plus_tag": str(told.strip_plus_tag).lower(),
    }


def _insert_told(
    connection: duckdb.DuckDBPyConnection, told: Declarations, policy: dict[str, str]
) -> None:
    pairs = {
        "policy": sorted((policy | _declared_policy(told)).items()),
        "environments": told.environments,
        "deployment_workflows": told.deployment_workflows,
        "hotfix_rules": told.hotfix_rules,
        "incident_rules": told.incident_rules,
    }
    for table, rows in pairs.items():
        bulk.insert(connection, f"governance.{table}", rows)
    connection.execute(
        "create or replace temp table declared_results (state varchar, result varchar)"
    )
    bulk.insert(connection, "declared_results", told.result_values.items())
