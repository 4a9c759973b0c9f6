"""Named random streams and hashes, so that changing one part leaves the others alone."""

import math
from hashlib import sha1
from random import Random


def stream(seed: int, *names: object) -> Random:
    """A random stream of its own for these names."""
    return Random(":".join([str(seed), *map(str, names)]))


def sha(*names: object) -> str:
    """Forty hex digits that look like a git object name."""
    return sha1("/".join(map(str, names)).encode(), usedforsecurity=False).hexdigest()


def count(random: Random, mean: float) -> int:
    """A Poisson count (Knuth's product of uniforms, fine for the small means used here)."""
    limit, product, events = math.exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        events += 1
    return events


def weighted(random: Random, weights: dict[str, float]) -> str:
    """One key of `weights`, drawn in proportion."""
    left = random.random() * sum(weights.values())
    for key, weight in weights.items():
        left -= weight
        if left < 0:
            return key
    return next(reversed(weights))
