"""A list of files to tables: recognise, survey, stage family by family, report each file."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from dashboard.build.keep import surveys
from dashboard.build.read import export_time
from dashboard.build.read.sources import Input
from dashboard.build.recognise import containers
from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.recognise import Recognised, recognise
from dashboard.build.recognise.refusals import FileRefused, Refusal
from dashboard.build.stage import families, file_report, metric_names, zones
from dashboard.build.stage.families import Family, Limits
from dashboard.build.stage.file_report import FileReport
from dashboard.build.stage.shelf import Means

Progress = Callable[[str, int, int, int], None]
GOVERNANCE = "governance"
# Files that lie beside exports and are none.
_NO_EXPORTS = (".md", ".py", ".pyc", ".sig")


@dataclass(frozen=True)
class Folder:
    """An exports folder and how it is read.

    Attributes:
        root: the folder.
        limits: above which a file is no longer believed.
        means: what reading its files takes.
    """

    root: Path
    limits: Limits
    means: Means

    def name(self, path: Path) -> str:
        """The path of a file below the folder, with slashes, as reports show it."""
        return path.relative_to(self.root).as_posix()


def silent(step: str, done: int, total: int, rows: int) -> None:
    """Progress that nobody asked about."""


def files_below(root: Path) -> list[Path]:
    """Every file that could be an export, by path; links to folders are named, not followed."""
    found: list[Path] = []
    shut: list[OSError] = []
    for parent, folders, names in os.walk(root, onerror=shut.append):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        found += [Path(parent) / name for name in [*names, *links] if _is_candidate(name)]
    # A folder that cannot be looked into is named like a file that cannot be read.
    return sorted([*found, *(Path(error.filename) for error in shut)])


def load(
    connection: duckdb.DuckDBPyConnection,
    folder: Folder,
    recognised: Iterable[tuple[Path, Recognised | Refusal]],
    progress: Progress = silent,
) -> list[FileReport]:
    """Stage these files and report every one of them."""
    reports: list[FileReport] = []
    inputs: list[Input] = []
    for path, one in recognised:
        found = one if isinstance(one, Refusal) else _input(folder, path, one)
        if isinstance(found, Refusal):
            reports.append(file_report.refused(folder.name(path), found, **_known(one)))
        else:
            inputs.append(found)
    first, copies = _first_of_equals(inputs)
    reports += _stage(connection, folder, first, progress)
    told = {(report.format, report.file_id): report for report in reports}
    reports += [told[_bytes_of(item)].again(item.name) for item in copies]
    return reports


def look(folder: Folder, path: Path, formats: Iterable[Format]) -> Recognised | Refusal:
    """The format of a file of the folder, or why it has none."""
    try:
        containers.check_place(path, folder.root)
    except FileRefused as refused:
        return refused.refusal
    in_governance = path.relative_to(folder.root).parts[0] == GOVERNANCE
    return recognise(path, formats, in_governance)


def _is_candidate(name: str) -> bool:
    return not name.startswith(".") and not name.endswith(_NO_EXPORTS)


def _known(one: Recognised | Refusal) -> dict[str, str]:
    if isinstance(one, Refusal):
        return {}
    return {"format": one.format.format_id, "tool": one.format.text("tool")}


def _input(folder: Folder, path: Path, one: Recognised) -> Input | Refusal:
    name = folder.name(path)
    declared = folder.means.declarations.source(name)
    try:
        zones.check(name, one.format, declared)
        declared = replace(declared, metric=metric_names.tell(name, one.format, declared))
        looked = surveys.look(folder.means.store, path, name, one.fingerprint, folder.means.scratch)
    except FileRefused as refused:
        return refused.refusal
    stamp = one.fingerprint.facts.get(one.format.text("stamped_by"), "")
    exported = export_time.tell(name, declared.exported_at, stamp, looked.stamp[1])
    return Input(name, one, looked, exported, declared)


def _first_of_equals(inputs: list[Input]) -> tuple[list[Input], list[Input]]:
    """One of each set of files with the same bytes, the one exported last; and the others.

    Where nothing but modification times says when, the oldest one is the nearest to the export.
    """
    ordered = sorted(inputs, key=lambda item: (item.exported.at, item.name))
    told = [item for item in reversed(ordered) if item.exported.is_certain]
    ordered = told + [item for item in ordered if not item.exported.is_certain]
    first: dict[tuple[str, str], Input] = {}
    for item in ordered:
        first.setdefault(_bytes_of(item), item)
    chosen = {item.name for item in first.values()}
    return list(first.values()), [item for item in ordered if item.name not in chosen]


def _bytes_of(item: Input) -> tuple[str, str]:
    return item.recognised.format.format_id, item.survey.file_id


def _stage(
    connection: duckdb.DuckDBPyConnection,
    folder: Folder,
    inputs: list[Input],
    progress: Progress,
) -> list[FileReport]:
    grouped: dict[str, dict[str, list[Input]]] = defaultdict(lambda: defaultdict(list))
    formats = {item.recognised.format.format_id: item.recognised.format for item in inputs}
    for item in sorted(inputs, key=lambda item: item.name):
        one = item.recognised.format
        grouped[one.text("family", one.format_id)][one.format_id].append(item)
    reports: list[FileReport] = []
    for _, by_format in sorted(grouped.items(), key=lambda item: _order(item, formats)):
        # What a mapping reads as a known format comes after it: a team that both tell is first
        # told by the format itself.
        names = sorted(by_format, key=lambda name: (formats[name].is_mapped, name))
        members = [formats[name] for name in names]
        family = Family(members, by_format)
        reports += families.stage(connection, family, folder.limits, folder.means)
        rows = sum(report.rows_read for report in reports)
        progress("exports", len(reports), len(inputs), rows)
    return reports


def _order(item: tuple[str, dict[str, list[Input]]], formats: dict[str, Format]) -> tuple:
    """Lists of people first: they say whose an account is, also of people who are erased.

    What only mappings read comes last: a fact that a known format tells too is told by that one.
    """
    name, by_format = item
    is_roster = any(formats[one].text("feed") == "roster" for one in by_format)
    return not is_roster, all(formats[one].is_mapped for one in by_format), name
