"""The result of the red team that came with this version, for the page about gaming."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "latest.json"


@dataclass(frozen=True)
class Trick:
    """One way to cheat and what it gained, attacked over honest.

    Attributes:
        words: what the cheats do.
        needs_approver: whether somebody outside the team signs something untrue.
        gains: figure -> gain, mean over the invented companies.
        quality: adoption quality, attacked minus honest.
    """

    words: str
    needs_approver: bool
    gains: dict[str, float]
    quality: float


@dataclass(frozen=True)
class Latest:
    """A stored run.

    Attributes:
        made_on: the day it was run.
        setting: companies, teams, weeks and seed.
        tricks: in the red team's fixed order, never by what they gain.
        sensitivity: honest differences and how they showed.
        searched: how many combinations of three were tried.
        best: the combination that gained most, and its gain; none without a search.
    """

    made_on: date
    setting: dict[str, int]
    tricks: tuple[Trick, ...]
    sensitivity: dict[str, float]
    searched: int
    best: tuple[str, float] | None


@cache
def read(path: Path = PATH) -> Latest | None:
    """The stored run; nothing where none was stored."""
    if not path.exists():
        return None
    facts = json.loads(path.read_text(encoding="utf-8"))
    return Latest(
        made_on=date.fromisoformat(facts["made_on"]),
        setting=facts["setting"],
        tricks=tuple(_trick(row) for row in facts["rows"]),
        sensitivity=facts["sensitivity"],
        searched=facts["searched"],
        best=_best(facts),
    )


def _trick(row: dict[str, Any]) -> Trick:
    quality = row["differences"]["adoption_quality"]
    return Trick(row["words"], row["needs_approver"], row["gains"], quality)


def _best(facts: dict[str, Any]) -> tuple[str, float] | None:
    if not facts["best_attacks"]:
        return None
    words = {row["name"]: row["words"] for row in facts["rows"]}
    attack = facts["best_attacks"][0]
    named = ", then ".join(words.get(name, name) for name in attack["names"])
    return named, attack["credit"]
