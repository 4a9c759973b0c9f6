"""The best way to cheat that a random search finds: three strategies, one after the other."""

from dataclasses import dataclass
from random import Random

from dashboard.redteam import honest
from dashboard.redteam.matrix import Setting, compare
from dashboard.redteam.measure import measure
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
    found = []
    for first in range(0, draws, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, draws))
        picked = {f"w{number}": dice.sample(alone, LENGTH) for number in numbers}
        worlds = [honest.draw(n, setting.seed, setting.teams, setting.weeks) for n in numbers]
        base = measure(together(worlds))
        cheated = measure(
            together(
                [_cheated(one, picked[f"w{n}"], n) for n, one in zip(numbers, worlds, strict=True)]
            )
        )
        for name, combination in picked.items():
            row = compare(combination[0], {name: base[name]}, {name: cheated[name]})
            names = tuple(strategy.name for strategy in combination)
            found.append(Attack(names, row.gains["nd"], row.differences["adoption_quality"]))
    return sorted(found, key=lambda attack: attack.credit, reverse=True)


def _cheated(world: World, combination: list[Strategy], number: int) -> World:
    for strategy in combination:
        world = strategy.cheat(world, Random(f"{strategy.name} {number}"))
    return world
