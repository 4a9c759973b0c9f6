"""The types of a metric's header: how each key is written and read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a metric measures; only quality may carry a target."""

    QUALITY = "quality"
    GUARDRAIL = "guardrail"
    QUANTITY = "quantity"
    SPEND = "spend"


class Shape(StrEnum):
    """How numerator and denominator become one number."""

    SHARE = "share"
    RATE = "rate"
    MONEY = "money"
    GEOMETRIC_MEAN = "geometric_mean"


class Direction(StrEnum):
    """Which way is better for customers."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Audience(StrEnum):
    """Who may see the figure once it is approved."""

    ENGINEER = "engineer"
    MANAGER = "manager"
    HR = "hr"


@dataclass(frozen=True)
class EvidenceFloor:
    """How much evidence a figure needs: `20 landings`, `effective n 8`.

    Attributes:
        need: the smallest count with which a figure is shown.
        counted: what is counted, in words.
        is_effective: the count is an effective sample size, not a published sum.
    """

    need: int
    counted: str
    is_effective: bool


@dataclass(frozen=True)
class CoverageFloor:
    """How much must be known in the whole company before a figure is one: `telemetry 80`.

    Attributes:
        measure: of `marts.coverage`.
        least: the smallest share that is enough, in per cent.
    """

    measure: str
    least: int


def typed(key: str, text: str) -> object:
    """The value of one header key.

    Raises:
        ValueError: the text is not what the key takes; the message says what it takes.
    """
    convert, expected = _TYPES.get(key, (str, "text"))
    try:
        return convert(text)
    except ValueError as error:
        raise ValueError(f"write {expected}") from error


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _audience(text: str) -> frozenset[Audience]:
    return frozenset(Audience(name) for name in _names(text))


def _one_of(*allowed: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        if int(text) not in allowed:
            raise ValueError(text)
        return int(text)

    return convert


def _positive(text: str) -> float:
    if not 0 < float(text) < float("inf"):
        raise ValueError(text)
    return float(text)


def _floor(text: str) -> EvidenceFloor:
    if found := re.fullmatch(r"effective n (\d+)", text):
        return EvidenceFloor(int(found[1]), "independent pieces of evidence", True)
    if found := re.fullmatch(r"(\d+) ([a-z][a-z -]*)", text):
        return EvidenceFloor(int(found[1]), found[2], False)
    raise ValueError(text)


def _coverage(text: str) -> CoverageFloor | None:
    if not text:
        return None
    measure, least = text.split()
    return CoverageFloor(measure, int(least))


def _parts(text: str) -> dict[str, str]:
    """`ai_1 = after one day, ai_3 = after three days`: a comma inside a sentence is kept."""
    if not text:
        return {}
    pairs = [part.split(" = ", 1) for part in re.split(r",\s*(?=[a-z][a-z0-9_]* = )", text)]
    if any(len(pair) < 2 or not re.fullmatch(r"[a-z][a-z0-9_]*", pair[0]) for pair in pairs):
        raise ValueError(text)
    return dict(pairs)


def _retired(text: str) -> str:
    if text:
        date.fromisoformat(text[:10])
    return text


_TYPES: dict[str, tuple[Callable[[str], object], str]] = {
    "kind": (Kind, "one of " + ", ".join(Kind)),
    "shape": (Shape, "one of " + ", ".join(Shape)),
    "direction": (Direction, "one of " + ", ".join(Direction)),
    "needs": (_names, "names of tables"),
    "audience": (_audience, "some of " + ", ".join(Audience)),
    "cap": (_positive, "a number above 0"),
    "base": (int, "a whole number"),
    "scale": (_one_of(1, 3, 5, 10, 100, 1000), "1, 3, 5, 10, 100 or 1000"),
    "min_events": (_floor, "`20 landings` or `effective n 8`"),
    "interval": (_one_of(90, 95), "90 or 95"),
    "close_after": (_one_of(14, 28), "14 or 28"),
    "parts": (_parts, "`name = sentence, name = sentence`"),
    "arms": (_names, "names of parts"),
    "k": (int, "a whole number"),
    "measured": (_coverage, "`telemetry 80`"),
    "retired": (_retired, "`2026-11-01, reason`"),
}
