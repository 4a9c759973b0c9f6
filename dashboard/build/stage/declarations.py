"""What `governance/exports.toml` says that an export does not say itself."""

import fnmatch
import tomllib
import zoneinfo
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.build.recognise import containers
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

FILE_NAME = "exports.toml"
_TIERS = ("production", "staging", "testing", "development", "preview")
_DATE_ORDERS = ("", "dmy", "mdy", "ymd")
_KEYS = {
    "source", "environment", "deployment_workflow", "incidents", "hotfix", "identity",
    "result_values", "sample",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """One declaration about the files whose path matches a pattern."""

    match: str
    zone: str = ""
    date_order: str = ""
    exported_at: str = ""
    owner: str = ""
    scope: str = ""
    metric: str = ""


@dataclass(frozen=True)
class Declarations:
    """Everything `exports.toml` declares; without the file, nothing.

    Attributes:
        sample: the people are invented, so the demo may be served without sign-in.
        sources: facts about files, by pattern.
        environments: pattern and tier.
        deployment_workflows: path or name, and environment.
        hotfix_rules: `label` or `branch`, and pattern.
        incident_rules: `type` or `label`, and its name in lower case: issues of a planning tool
            that are incidents.
        counted_severities: of incidents that count; none declared means all.
        result_values: states of a deployment, in lower case, and the result each stands for.
        strip_plus_tag: whether `+tag` is cut from e-mail addresses.
    """

    sample: bool = False
    sources: tuple[Source, ...] = ()
    environments: tuple[tuple[str, str], ...] = ()
    deployment_workflows: tuple[tuple[str, str], ...] = ()
    hotfix_rules: tuple[tuple[str, str], ...] = (("label", "hotfix"), ("branch", "hotfix*"))
    incident_rules: tuple[tuple[str, str], ...] = ()
    counted_severities: tuple[str, ...] = ()
    result_values: dict[str, str] = field(default_factory=dict)
    strip_plus_tag: bool = False

    def source(self, name: str) -> Source:
        """What is declared about a file; a later declaration overrides an earlier one."""
        facts = {"match": name}
        for one in self.sources:
            if fnmatch.fnmatchcase(name, one.match):
                facts |= {key: value for key, value in vars(one).items() if value}
        return Source(**(facts | {"match": name}))


def read(path: Path) -> Declarations:
    """The declarations of an `exports.toml`.

    Raises:
        FileRefused: not TOML, an unknown table, a zone or tier that does not exist.
    """
    told = toml(path)
    if unknown := sorted(set(told) - _KEYS):
        raise refused(path, f"`{unknown[0]}` is not one of its tables.", "Remove or rename it.")
    try:
        return _declarations(path, told)
    except (KeyError, TypeError, AttributeError) as error:
        raise refused(path, f"A declaration lacks {error}.", "Complete or remove it.") from error


def toml(path: Path) -> dict[str, Any]:
    """A TOML file of the governance folder.

    Raises:
        FileRefused: it cannot be read, or it is not TOML.
    """
    containers.check_place(path, path.parents[1], containers.MIB)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        what = "It cannot be opened."
        raise FileRefused(
            RefusalReason.NOT_AN_EXPORT, path.name, what, "Put a readable file here."
        ) from error
    except UnicodeDecodeError as error:
        what = f"Byte {error.start:,} is not valid UTF-8 text."
        raise FileRefused(RefusalReason.NOT_TEXT, path.name, what, "Save it as UTF-8.") from error
    except RecursionError as error:
        raise refused(path, "It is nested too deep.", "Write it flat.") from error
    except tomllib.TOMLDecodeError as error:
        place = f"line {error}".rsplit("(at ", 1)[-1].rstrip(")")
        raise refused(path, f"It is not TOML at {place}.", "Correct that line.") from error


def refused(path: Path, what: str, fix: str) -> FileRefused:
    """A governance file whose content cannot be used."""
    return FileRefused(RefusalReason.UNKNOWN_FORMAT, path.name, what, fix)


def _declarations(path: Path, told: dict[str, Any]) -> Declarations:
    return Declarations(
        sample=told.get("sample") is True,
        sources=tuple(_source(path, one) for one in told.get("source", [])),
        environments=tuple(_environment(path, one) for one in told.get("environment", [])),
        deployment_workflows=tuple(
            (str(one["path"]), str(one["environment"]))
            for one in told.get("deployment_workflow", [])
        ),
        hotfix_rules=_hotfix_rules(told["hotfix"]) if "hotfix" in told else _HOTFIX_DEFAULT,
        incident_rules=_incident_rules(told.get("incidents", {})),
        counted_severities=tuple(
            str(name) for name in told.get("incidents", {}).get("counted_severities", [])
        ),
        result_values={
            str(name).casefold(): str(value)
            for name, value in told.get("result_values", {}).items()
        },
        strip_plus_tag=bool(told.get("identity", {}).get("strip_plus_tag", False)),
    )


_HOTFIX_DEFAULT = Declarations.hotfix_rules


def _source(path: Path, one: dict[str, Any]) -> Source:
    source = Source(**{key: str(value) for key, value in one.items()})
    zones = zoneinfo.available_timezones()
    if source.zone and zones and source.zone not in zones:
        raise refused(path, f"`{source.zone}` is no time zone.", "Use a name like Europe/Berlin.")
    if source.date_order not in _DATE_ORDERS:
        fix = "Use one of dmy, mdy, ymd."
        raise refused(path, f"`{source.date_order}` is no order of day and month.", fix)
    return source


def _environment(path: Path, one: dict[str, Any]) -> tuple[str, str]:
    pattern, tier = str(one["pattern"]).lower(), str(one["tier"])
    if tier not in _TIERS:
        raise refused(path, f"`{tier}` is no tier.", f"Use one of {', '.join(_TIERS)}.")
    return pattern, tier


def _hotfix_rules(told: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    labels = [("label", str(label).lower()) for label in told.get("labels", [])]
    return tuple(labels + [("branch", str(branch)) for branch in told.get("branches", [])])


def _incident_rules(told: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    types = {("type", str(name).casefold()) for name in told.get("jira_types", [])}
    labels = {("label", str(name).casefold()) for name in told.get("labels", [])}
    return tuple(sorted(types | labels))
