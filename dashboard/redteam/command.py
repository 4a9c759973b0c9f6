"""The red team as a command: a table for people, one JSON object for programs."""

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime

from dashboard.errors import UnknownStrategy
from dashboard.governance.definitions import catalogue
from dashboard.redteam import matrix, strategies
from dashboard.redteam.matrix import Result, Setting
from dashboard.redteam.search import Attack, search

SHOWN = ("raw_deployments", "changes_per_engineer", "lines", "nd")


def run(asked: argparse.Namespace, told: Callable[[str], None]) -> tuple[str, int]:
    """What was asked as text, and the exit code: 1 when a gate fails.

    Args:
        asked: the options of the command line.
        told: called with a line as soon as something is known.

    Raises:
        UnknownStrategy: a name that no strategy has.
    """
    chosen = _chosen(asked.strategies)
    setting = Setting(
        asked.worlds,
        asked.teams,
        min(asked.weeks, strategies.WEEKS),
        asked.seed,
        asked.honest_worlds,
    )
    result = matrix.run(setting, chosen, told)
    attacks = search(setting, asked.draws) if asked.draws else []
    facts = _facts(result, attacks, asked.draws)
    if asked.save:
        asked.save.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    lines = _lines(result, attacks, asked.draws)
    text = json.dumps(facts, indent=1) if asked.json else "\n".join(lines)
    return text, 0 if result.has_passed and all(attack.is_held for attack in attacks) else 1


def _chosen(names: list[str]) -> tuple[strategies.Strategy, ...]:
    if unknown := [name for name in names if name not in strategies.BY_NAME]:
        known = ", ".join(strategies.BY_NAME)
        raise UnknownStrategy(f"No strategy is called {unknown[0]}. There are: {known}.")
    return tuple(strategies.BY_NAME[name] for name in names) or strategies.STRATEGIES


def _facts(result: Result, attacks: list[Attack], draws: int) -> dict[str, object]:
    definitions = catalogue()
    return {
        "made_on": str(datetime.now(UTC).date()),
        "definitions": {
            name: definitions[name].definition_hash for name in ("nd", "adoption_quality")
        },
        **result.facts(),
        "searched": draws,
        "best_attacks": [asdict(attack) for attack in attacks],
    }


def _lines(result: Result, attacks: list[Attack], draws: int) -> Iterable[str]:
    setting = result.setting
    yield (
        f"{setting.worlds} companies of {setting.teams} teams, {setting.weeks} weeks, "
        f"seed {setting.seed}: attacked / honest"
    )
    yield ""
    yield f"{'strategy':<48}" + "".join(f"{name:>22}" for name in SHOWN) + f"{'quality':>10}"
    for row in result.rows:
        mark = " *" if row.needs_approver else ""
        gains = "".join(f"{row.gains[name]:>22.2f}" for name in SHOWN)
        yield f"{row.words + mark:<48}{gains}{row.differences['adoption_quality']:>+10.2f}"
    yield ""
    yield "* with an approver outside the team who signs what is not true; printed, not gated"
    yield from (f"honest, {name}: nd {value:.2f}" for name, value in result.sensitivity.items())
    if attacks:
        yield f"best of {draws} combinations: {' + '.join(attacks[0].names)}"
        yield f"  nd {attacks[0].credit:.2f}, adoption quality {attacks[0].quality:+.2f}"
    yield ""
    for gate in result.gates:
        state = "passed" if gate.has_passed else "FAILED"
        worst = f" ({gate.worst})" if gate.worst else ""
        yield f"{state}: {gate.name} {gate.value:.3f} in {gate.low:g} to {gate.high:g}{worst}"
