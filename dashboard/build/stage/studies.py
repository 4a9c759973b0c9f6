"""The studies of impact a company has declared: one TOML file each, checked and reported."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.build.recognise.refusals import FileRefused
from dashboard.build.stage import declarations, file_report
from dashboard.build.stage.file_report import FileReport

FOLDER = "studies"
_FORMAT = "study"
_DESIGNS = (
    "staggered_adoption", "stratified_changes", "lead_time", "milestones", "use_case_outcome",
)  # fmt: skip
_REQUIRED = (
    "title", "question", "goal_id", "primary_metric", "design", "outcome_from", "stop_on",
    "registered_by", "registered_at",
)  # fmt: skip
_DAYS = (
    "baseline_from", "baseline_to", "outcome_from", "stop_on", "registered_at",
)  # fmt: skip
_KEYS = {
    *_REQUIRED, *_DAYS, "study_id", "use_case_id", "co_primary_metrics", "estimator", "population",
    "wave", "smallest_effect_of_interest", "interval", "placebo_outcomes", "exclusions",
}  # fmt: skip
_MOST_CO_PRIMARY = 3


def declared(folder: Path) -> Iterator[tuple[Path, FileReport]]:
    """Every file in `studies` of a governance folder, as the report tells it.

    A study is a promise made beforehand, so one that cannot be held to it is refused: without a
    question, an outcome period or a day it ends, or with a key that nobody knows.
    """
    for path in sorted((folder / FOLDER).glob("*.toml")):
        name = path.relative_to(folder.parent).as_posix()
        try:
            _check(path, declarations.toml(path))
        except FileRefused as refused:
            yield path, file_report.refused(name, refused.refusal, format=_FORMAT)
        else:
            yield path, FileReport(name, format=_FORMAT, tool="governance")


def _check(path: Path, told: dict[str, Any]) -> None:
    if missing := [name for name in _REQUIRED if name not in told]:
        raise declarations.refused(path, f"`{missing[0]}` is missing.", "Add it.")
    if unknown := sorted(set(told) - _KEYS):
        what = f"`{unknown[0]}` is not a key of a study."
        raise declarations.refused(path, what, "Remove or rename it.")
    if told["design"] not in _DESIGNS:
        what = "Its `design` is none that is known."
        raise declarations.refused(path, what, f"Use one of {', '.join(_DESIGNS)}.")
    if len(_list(path, told, "co_primary_metrics")) > _MOST_CO_PRIMARY:
        what = "It has more than three co-primary metrics."
        raise declarations.refused(path, what, "Choose three before the outcome is known.")
    if wrong := [name for name in _DAYS if not _is_day(told.get(name, date.min))]:
        what = f"`{wrong[0]}` is no day or time."
        raise declarations.refused(path, what, "Write it as 2026-11-01, without quotes or with.")
    for wave in _list(path, told, "wave"):
        if not (isinstance(wave, dict) and {"node_id", "starts_on"} <= set(wave)):
            what = "A `[[wave]]` lacks `node_id` or `starts_on`."
            raise declarations.refused(path, what, "Complete or remove it.")


def _list(path: Path, told: dict[str, Any], name: str) -> list[Any]:
    found = told.get(name, [])
    if not isinstance(found, list):
        raise declarations.refused(path, f"`{name}` is no list.", "Write it in brackets.")
    return found


def _is_day(value: object) -> bool:
    if isinstance(value, date | datetime):
        return True
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return True
