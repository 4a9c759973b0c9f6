"""The best way to cheat that a random search finds: three strategies, one after the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from dashboard.redteam.matrix import MOST_CREDIT, MOST_QUALITY, Honest, Setting, compare
from dashboard.redteam.measure import measure
from dashboard.redteam.strategies import STRATEGIES, Strategy
from dashboard.redteam.world import World, together

LENGTH = 3
AT_ONCE = 20
# A draw is one small company: enough to find an attack, too few teams to say what it gains.
TEAMS = 4
FINALISTS = 5

Combination = tuple[Strategy, ...]


@dataclass(frozen=True)
class Attack:
    """Strategies in their order, and what they gain together, as a mean over whole companies."""

    names: tuple[str, ...]
    credit: float
    quality: float

    @property
    def is_held(self) -> bool:
        """Whether it gains no more than the gates allow one strategy alone."""
        return self.credit <= MOST_CREDIT and self.quality <= MOST_QUALITY


def search(setting: Setting, draws: int) -> list[Attack]:
    """The best attacks found, largest gain of normalised deployments first.

    Many combinations are tried on one small company each. Of many tries the luckiest always
    looks good, so those that gained most are measured again on all companies of the setting.

    Args:
        setting: its companies measure the finalists; its seed draws the combinations.
        draws: how many combinations are tried.
    """
    alone = [strategy for strategy in STRATEGIES if not strategy.needs_approver]
    dice = Random(setting.seed)
    combinations = [tuple(dice.sample(alone, LENGTH)) for _ in range(draws)]
    small = Honest.drawn(replace(setting, worlds=min(AT_ONCE, draws), teams=TEAMS))
    found = [
        attack
        for first in range(0, draws, AT_ONCE)
        for attack in _tried(small, combinations[first : first + AT_ONCE])
    ]
    best = sorted(found, key=lambda pair: pair[1], reverse=True)[:FINALISTS]
    whole = Honest.drawn(setting)
    attacks = [_measured(whole, combination) for combination, _ in best]
    return sorted(attacks, key=lambda attack: attack.credit, reverse=True)


def _tried(
    small: Honest, combinations: Sequence[Combination]
) -> Iterable[tuple[Combination, float]]:
    """Many draws through one build, each in a company of its own: none touches another."""
    cheated = [
        _cheated(world, combination, place)
        for place, (world, combination) in enumerate(zip(small.worlds, combinations, strict=False))
    ]
    attacked = measure(together(cheated), small.cap)
    for place, combination in enumerate(combinations):
        name = f"w{place}"
        row = compare(combination[0], {name: small.figures[name]}, {name: attacked[name]})
        yield combination, row.gains["nd"]


def _measured(whole: Honest, combination: Combination) -> Attack:
    row = whole.cheated(
        Strategy(
            name="+".join(strategy.name for strategy in combination),
            words=", then ".join(strategy.words for strategy in combination),
            cheat=lambda world, dice: _cheated(world, combination, dice.randrange(1_000_000)),
        )
    )
    names = tuple(strategy.name for strategy in combination)
    return Attack(names, row.gains["nd"], row.differences["adoption_quality"])


def _cheated(world: World, combination: Combination, number: int) -> World:
    for strategy in combination:
        world = strategy.cheat(world, Random(f"{strategy.name} {number}"))
    return world
