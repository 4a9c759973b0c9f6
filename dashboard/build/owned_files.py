"""Files that `exports.toml` gives to one person: what the server may read does not name them."""

from collections.abc import Container, Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from dashboard.build.report import BuildReport
from dashboard.build.stage.declarations import Declarations

NAMELESS = "a file of one person"


def owned(names: Iterable[str], declarations: Declarations) -> frozenset[str]:
    """The files with a declared owner: their name could be the person's."""
    return frozenset(name for name in names if declarations.source(name).owner)


def shown(name: str, names: Container[str]) -> str:
    """What stands for a file wherever somebody else may read it."""
    return NAMELESS if name in names else name


def nameless(report: BuildReport, names: Container[str]) -> BuildReport:
    """The same report, every count in it, without the names of these files."""
    doubtful = report.health.get("doubtful_files", [])
    return replace(
        report,
        files=[file | {"path": shown(file["path"], names)} for file in report.files],
        unrecognised=[_refusal(file, names) for file in report.unrecognised],
        health=report.health
        | {
            "doubtful_files": [
                row | {"file_name": shown(row["file_name"], names)} for row in doubtful
            ]
        },
    )


def _refusal(file: dict[str, Any], names: Container[str]) -> dict[str, Any]:
    """Its sentences name a file by the last part of its path."""
    path = file["path"]
    if path not in names:
        return file
    last = PurePosixPath(path).name
    return {key: text.replace(path, NAMELESS).replace(last, NAMELESS) for key, text in file.items()}
