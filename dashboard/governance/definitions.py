"""A metric's definition: the header of its SQL file, typed, with the hash that is approved."""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from dashboard.errors import InvalidSqlFile
from dashboard.governance.header import (
    Audience,
    CoverageFloor,
    Direction,
    EvidenceFloor,
    Kind,
    Shape,
    typed,
)
from dashboard.governance.lineage import Lineage
from dashboard.settings import QUERIES
from dashboard.sql_file import SqlFile, read

__all__ = ["Audience", "Definition", "Direction", "EvidenceFloor", "Kind", "Shape", "catalogue"]

K_FLOOR = 5
BASE_FLOOR = 5
# A cap above this needs a coarser base: one person's whole value must stay near the rounding.
CAP_OF_BASE_FLOOR = 40
BASE_PER_CAP = 1 / 8
NEVER_FOR = ("pay", "promotion", "discipline")


@dataclass(frozen=True)
class Definition:
    """Everything a metric says about itself, and its hash.

    Attributes:
        metric_id: the stem of its file.
        parts: names of its variants with a sentence each; the headline is not among them.
        arms: the parts that set one kind of work against another; they need a larger group.
        cap: the most one person's period can weigh in a group, in units of the contributions.
        base: published sums are multiples of it.
        scale: contributions per unit: 10 where they are tenths, 5 where they are fifths, else 1;
            of a geometric mean, into how many parts a logarithm is cut.
        interval: level of the likely range, in per cent.
        close_after: days after its last day until a period closes.
        evidence_of: the metric whose units are the evidence, where they are fewer than its own.
        measured: what has to be known in the whole company, for example 80 % of `telemetry`.
        definition_hash: sha256 of header, statement and everything they need.
    """

    metric_id: str
    title: str
    version: str
    question: str
    kind: Kind
    shape: Shape
    unit: str
    direction: Direction
    family: str
    needs: tuple[str, ...]
    owner: str
    goal: str
    guardrail: str
    worked_out_as: str
    gaming: str
    misread_as: str
    used_for: str
    not_for: str
    audience: frozenset[Audience]
    cap: float
    base: int
    scale: int
    min_events: EvidenceFloor
    interval: int
    close_after: int
    limits: str
    pairs_with: str
    parts: dict[str, str]
    arms: tuple[str, ...]
    k: int
    chart: str
    evidence_of: str
    measured: CoverageFloor | None
    retired: str
    sql: str
    definition_hash: str

    @property
    def short_hash(self) -> str:
        """The first digits of the hash, as screens show it."""
        return self.definition_hash[:8]

    def retired_on(self) -> date | None:
        """The day from which the metric is no longer shown."""
        return date.fromisoformat(self.retired[:10]) if self.retired else None


OPTIONAL = {
    "pairs_with": "",
    "parts": "",
    "arms": "",
    "k": str(K_FLOOR),
    "chart": "",
    "evidence_of": "",
    "measured": "",
    "retired": "",
}
_COMPUTED = {"metric_id", "sql", "definition_hash"}
KEYS = tuple(field.name for field in fields(Definition) if field.name not in _COMPUTED)


def catalogue(queries: Path = QUERIES) -> dict[str, Definition]:
    """Every metric by its id, alphabetical.

    Raises:
        InvalidSqlFile: a header key is unknown, missing or of another type; names file and key.
    """
    paths = sorted((queries / "metrics").glob("*.sql"))
    lineage = Lineage(queries)
    definitions = {path.stem: define(read(path), lineage) for path in paths}
    for definition in definitions.values():
        _refuse_unknown_pair(definition, definitions, queries)
        _refuse_unknown_evidence(definition, definitions, queries)
    return definitions


def define(file: SqlFile, lineage: Lineage) -> Definition:
    """Type one header.

    Raises:
        InvalidSqlFile: see `catalogue`.
    """
    _refuse_other_keys(file)
    texts = OPTIONAL | file.header
    values = {key: _typed(file, key, text) for key, text in texts.items()}
    definition = Definition(
        metric_id=file.name,
        sql=file.statement,
        definition_hash=lineage.definition_hash(file),
        **values,
    )
    _refuse_unprotected(file, definition)
    return definition


def _refuse_other_keys(file: SqlFile) -> None:
    unknown = [key for key in file.header if key not in KEYS]
    missing = [key for key in KEYS if key not in file.header and key not in OPTIONAL]
    if unknown:
        raise InvalidSqlFile(f"{file.path}: unknown header key `{unknown[0]}`; remove it.")
    if missing:
        raise InvalidSqlFile(f"{file.path}: header key `{missing[0]}` is missing; add it.")
    empty = [key for key, text in file.header.items() if not text and key != "audience"]
    if empty:
        raise InvalidSqlFile(f"{file.path}: header key `{empty[0]}` is empty; fill or remove it.")


def _typed(file: SqlFile, key: str, text: str) -> object:
    try:
        return typed(key, text)
    except ValueError as error:
        raise InvalidSqlFile(f"{file.path}: header key `{key}` is {text!r}; {error}.") from error


def _refuse_unprotected(file: SqlFile, definition: Definition) -> None:
    """The floors of protection: a header can only be stricter."""
    if definition.base < base_floor(definition.cap):
        raise InvalidSqlFile(
            f"{file.path}: header key `base` is {definition.base}; with this cap it must be "
            f"{base_floor(definition.cap):g} or more."
        )
    if unnamed := [arm for arm in definition.arms if arm not in definition.parts]:
        raise InvalidSqlFile(
            f"{file.path}: header key `arms` names {unnamed[0]}, which is no part."
        )
    if definition.k < K_FLOOR:
        raise InvalidSqlFile(f"{file.path}: header key `k` must be {K_FLOOR} or more.")
    if forgotten := [use for use in NEVER_FOR if use not in definition.not_for]:
        raise InvalidSqlFile(f"{file.path}: header key `not_for` must name {forgotten[0]}.")


def base_floor(cap: float) -> float:
    """The smallest rounding base a cap allows."""
    return BASE_FLOOR if cap <= CAP_OF_BASE_FLOOR else max(BASE_FLOOR, cap * BASE_PER_CAP)


def _refuse_unknown_pair(
    definition: Definition, definitions: dict[str, Definition], queries: Path
) -> None:
    """A quantity is always drawn beside a quality, so it has to name one that exists."""
    pair = definitions.get(definition.pairs_with)
    if definition.kind is Kind.QUANTITY and (pair is None or pair.kind is not Kind.QUALITY):
        raise InvalidSqlFile(
            f"{queries / 'metrics' / definition.metric_id}.sql: header key `pairs_with` must "
            "name a quality metric of this folder."
        )


def _refuse_unknown_evidence(
    definition: Definition, definitions: dict[str, Definition], queries: Path
) -> None:
    if definition.evidence_of and definition.evidence_of not in definitions:
        raise InvalidSqlFile(
            f"{queries / 'metrics' / definition.metric_id}.sql: header key `evidence_of` must "
            "name a metric of this folder."
        )
