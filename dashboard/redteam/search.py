"""The best way to cheat that a random search finds: three strategies, one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from dashboard.redteam import honest
from dashboard.redteam.matrix import Setting, compare
from dashboard.redteam.measure import baseline_cap, measure
from dashboard.redteam.strategies import STRATEGIES, Strategy
from dashboard.redteam.world import World, together

LENGTH = 3
AT_ONCE = 20


@dataclass(frozen=True)
class Attack:
    """Strategies in their order, and what they gain together."""

    names: tuple[str, ...]
    credit: float
    quality: float


def search(setting: Setting, draws: int) -> list[Attack]:
    """The attacks found, largest gain of normalised deployments first.

    Args:
        setting: its teams, weeks and seed; each draw cheats a company of its own.
        draws: how many compositions are tried.
    """
    alone = [strategy for strategy in STRATEGIES if not strategy.needs_approver]
    dice = Random(setting.seed)
    picked = {number: dice.sample(alone, LENGTH) for number in range(draws)}
    found: list[Attack] = []
    for first in range(0, draws, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, draws))
        found += _tried(setting, {number: picked[number] for number in numbers})
    return sorted(found, key=lambda attack: attack.credit, reverse=True)


def _tried(setting: Setting, picked: dict[int, list[Strategy]]) -> Iterable[Attack]:
    """Many draws through one build: nothing of one company touches another."""
    worlds = {
        number: honest.draw(number, setting.seed, setting.teams, setting.weeks) for number in picked
    }
    cheated = [_cheated(world, picked[number], number) for number, world in worlds.items()]
    cap = baseline_cap(together(list(worlds.values())))
    base, attacked = measure(together(list(worlds.values())), cap), measure(together(cheated), cap)
    for number, combination in picked.items():
        name = f"w{number}"
        row = compare(combination[0], {name: base[name]}, {name: attacked[name]})
        names = tuple(strategy.name for strategy in combination)
        yield Attack(names, row.gains["nd"], row.differences["adoption_quality"])


def _cheated(world: World, combination: list[Strategy], number: int) -> World:
    for strategy in combination:
        world = strategy.cheat(world, Random(f"{strategy.name} {number}"))
    return world
