"""What every way to cheat gains, and whether that is little enough."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from random import Random
from statistics import fmean

from dashboard.redteam import honest, strategies
from dashboard.redteam.measure import NAIVE, Figures, baseline_cap, measure
from dashboard.redteam.strategies import Strategy
from dashboard.redteam.world import World, together

MOST_CREDIT = 1.10
MOST_QUALITY = 0.05
MORE_WORK = (1.20, 1.35)
SMALLER_BATCHES = (0.97, 1.03)
QUALITY = ("adoption_quality", "on_use_case", "use_case_lasted")


@dataclass(frozen=True)
class Setting:
    """What is simulated; the same one gives the same figures.

    Attributes:
        worlds: companies that are cheated.
        teams: in each company.
        weeks: of work.
        seed: of the dice.
        honest_worlds: companies in which honest differences have to show. They scatter: fewer
            than 15 say little. None: not measured, and not gated.
    """

    worlds: int = 5
    teams: int = 16
    weeks: int = 12
    seed: int = 1
    honest_worlds: int = 15


@dataclass(frozen=True)
class Row:
    """One strategy against honest work.

    Attributes:
        name: of the strategy.
        words: what the cheats do.
        needs_approver: whether somebody outside has to sign something untrue.
        gains: metric -> attacked over honest, mean over the worlds.
        most: metric -> the same in the world where it gained most.
        differences: metric of adoption quality -> attacked minus honest, mean over the worlds.
    """

    name: str
    words: str
    needs_approver: bool
    gains: Figures
    most: Figures
    differences: Figures


@dataclass(frozen=True)
class Gate:
    """One limit and what was measured.

    Attributes:
        name: what is limited, in words.
        low: smallest allowed value.
        high: largest allowed value.
        value: what was measured.
        worst: which strategy that was.
    """

    name: str
    low: float
    high: float
    value: float
    worst: str = ""

    @property
    def has_passed(self) -> bool:
        """Whether the value lies within its limits."""
        return self.low <= self.value <= self.high


@dataclass(frozen=True)
class Result:
    """A whole run, as it is printed and stored."""

    setting: Setting
    housekeeping_cap: float
    rows: list[Row]
    sensitivity: dict[str, float]
    gates: list[Gate]

    @property
    def has_passed(self) -> bool:
        """Whether every gate holds."""
        return all(gate.has_passed for gate in self.gates)

    def facts(self) -> dict[str, object]:
        """Everything as plain values for JSON."""
        return asdict(self) | {"has_passed": self.has_passed}


@dataclass(frozen=True)
class Honest:
    """Companies nobody cheats yet, and what the builder makes of them.

    Attributes:
        setting: what they were drawn from.
        worlds: the companies.
        cap: kappa, which they fixed while nobody cheated.
        figures: of each company.
    """

    setting: Setting
    worlds: list[World]
    cap: float
    figures: dict[str, Figures]

    @classmethod
    def drawn(cls, setting: Setting) -> "Honest":
        """Companies of a setting."""
        worlds = _worlds(setting, setting.worlds)
        cap = baseline_cap(together(worlds))
        return cls(setting, worlds, cap, measure(together(worlds), cap))

    def cheated(self, strategy: Strategy) -> Row:
        """Every company cheated the same way."""
        attacked = [
            strategy.cheat(world, _chance(self.setting, strategy.name, number))
            for number, world in enumerate(self.worlds)
        ]
        return compare(strategy, self.figures, measure(together(attacked), self.cap))


def run(
    setting: Setting,
    chosen: Sequence[Strategy] = strategies.STRATEGIES,
    told: Callable[[str], None] = lambda line: None,
) -> Result:
    """Measure honest companies, then each way to cheat them, through the real builder.

    Args:
        setting: how many companies of which size.
        chosen: the ways to cheat.
        told: called with a line as soon as something is known.
    """
    told(f"{setting.worlds} honest companies of {setting.teams} teams")
    company = Honest.drawn(setting)
    rows = []
    for strategy in chosen:
        rows.append(company.cheated(strategy))
        told(f"{strategy.words}: nd {rows[-1].gains['nd']:.2f}")
    sensitivity = _sensitivity(setting, company.cap) if setting.honest_worlds else {}
    return Result(setting, company.cap, rows, sensitivity, list(_gates(rows, sensitivity)))


def _chance(setting: Setting, name: str, number: int) -> Random:
    """The dice of one strategy in one world."""
    return Random(f"{setting.seed} {name} {number}")


def compare(strategy: Strategy, base: dict[str, Figures], attacked: dict[str, Figures]) -> Row:
    """Attacked over honest, world by world."""
    gains = {
        metric: [
            attacked[name].get(metric, 0.0) / honest_figure
            for name in base
            if (honest_figure := base[name].get(metric))
        ]
        for metric in dict.fromkeys(metric for figures in base.values() for metric in figures)
    }
    gains = {metric: found for metric, found in gains.items() if found}
    return Row(
        strategy.name,
        strategy.words,
        strategy.needs_approver,
        gains={metric: fmean(found) for metric, found in gains.items()},
        most={metric: max(found) for metric, found in gains.items()},
        differences={
            metric: fmean(
                attacked[name].get(metric, 0.0) - base[name].get(metric, 0.0) for name in base
            )
            for metric in QUALITY
        },
    )


def _worlds(setting: Setting, count: int, work: float = 1.0) -> list[World]:
    return [
        honest.draw(number, setting.seed, setting.teams, setting.weeks, work)
        for number in range(count)
    ]


def _sensitivity(setting: Setting, cap: float) -> dict[str, float]:
    """Honest differences that must show: more work, less work, smaller batches."""
    count = setting.honest_worlds
    worlds = _worlds(setting, count)
    base = measure(together(worlds), cap)
    halved = [strategies.split(one, 2, 0.7, lambda change: True) for one in worlds]
    variants = {
        "more work": _worlds(setting, count, 1.3),
        "less work": _worlds(setting, count, 0.7),
        "smaller batches": halved,
    }
    measured = {name: measure(together(variant), cap) for name, variant in variants.items()}
    return {
        name: fmean(found[world]["nd"] / base[world]["nd"] for world in base)
        for name, found in measured.items()
    }


def _gates(rows: list[Row], sensitivity: dict[str, float]) -> Iterable[Gate]:
    alone = [row for row in rows if not row.needs_approver]
    if alone:
        credit = max(alone, key=lambda row: row.gains["nd"])
        yield Gate(
            "normalised deployments gained without an accomplice", 0, MOST_CREDIT,
            credit.gains["nd"], credit.words,
        )  # fmt: skip
        quality = max(alone, key=lambda row: row.differences["adoption_quality"])
        yield Gate(
            "adoption quality gained without an accomplice", -1, MOST_QUALITY,
            quality.differences["adoption_quality"], quality.words,
        )  # fmt: skip
    if len(alone) == len([one for one in strategies.STRATEGIES if not one.needs_approver]):
        for metric in NAIVE:
            naive = max(alone, key=lambda row: row.gains[metric])
            yield Gate(
                f"{metric.replace('_', ' ')}, which must be gamed here", MOST_CREDIT,
                float("inf"), naive.gains[metric], naive.words,
            )  # fmt: skip
    if sensitivity:
        yield Gate("30 % more honest work", *MORE_WORK, sensitivity["more work"])
        yield Gate("batches half the size", *SMALLER_BATCHES, sensitivity["smaller batches"])
