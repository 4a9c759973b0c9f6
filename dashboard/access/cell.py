"""A published cell, and what may be said about it: evidence, likely range, or words."""

import math
from dataclasses import dataclass
from enum import StrEnum

from dashboard import messages
from dashboard.access.organisation import Block, Group, Node
from dashboard.governance.definitions import Definition, Shape
from dashboard.statistics import intervals


class Reason(StrEnum):
    """Why nothing is shown. People see `NotShown.message`, which says no more than it must."""

    PROTECTED = "protected"
    STILL_OPEN = "still_open"
    NOT_APPROVED = "not_approved"
    IN_DOUBT = "in_doubt"
    NO_FEED = "no_feed"
    NOT_YOUR_ROLE = "not_your_role"
    NOT_YOURS = "not_yours"
    NOT_MEASURED = "not_measured"
    NO_METRIC = "no_metric"


@dataclass(frozen=True)
class Wider:
    """A figure that is shown instead: the larger node, the longer block, or both."""

    node: Node
    block: Block


@dataclass(frozen=True)
class NotShown:
    """The answer in place of a figure."""

    reason: Reason
    message: str
    wider: Wider | None = None


@dataclass(frozen=True)
class Estimate:
    """A figure and its likely range.

    Attributes:
        point: a share in 0..1, a rate or amount of money per unit of its denominator, or a time.
        level: chance, in per cent, with which such ranges hold the true value.
    """

    point: float
    low: float
    high: float
    level: int


@dataclass(frozen=True)
class Evidence:
    """How much a figure rests on, from published rounded sums.

    Attributes:
        count_rounded: what there is.
        need: what a figure needs before it is shown.
        counted: what is counted, in words.
    """

    count_rounded: int
    need: int
    counted: str

    @property
    def enough(self) -> bool:
        """Whether a figure may be drawn at all."""
        return self.count_rounded >= self.need


@dataclass(frozen=True)
class Cell:
    """Capped, summed and rounded contributions of one group in one closed block.

    Attributes:
        part: the variant of the metric; empty for the headline.
        numerator, denominator, weight_sq: published sums, in units of the contributions.
        definition: what the metric means; `scale` contributions make one unit.
        deff: how much less repeated work of the same people tells than independent work would;
            of a geometric mean, the variance of one unit.
        rests_on: the figure whose units are the evidence, where they are fewer than its own.
    """

    metric_id: str
    part: str
    group: Group
    block: Block
    numerator: float
    denominator: float
    weight_sq: float
    definition: Definition
    deff: float
    rests_on: "Cell | None" = None

    @property
    def evidence(self) -> Evidence:
        """What the figure rests on, against the floor of its definition."""
        floor = self.definition.min_events
        basis = self.rests_on or self
        count = basis._effective_n() if floor.is_effective else basis._counted()
        # Whole pieces only: 7.9 of the 8 needed is not yet enough.
        return Evidence(math.floor(count), floor.need, floor.counted)

    @property
    def units(self) -> int:
        """Whole pieces of evidence in its own denominator: what limits of chance are drawn for."""
        return math.floor(self._effective_n())

    @property
    def estimate(self) -> Estimate | None:
        """The figure with its likely range; none while there is too little evidence."""
        if not self.evidence.enough:
            return None
        low, high = self._interval()
        return Estimate(self._point(), low, high, self.definition.interval)

    @property
    def words(self) -> str | None:
        """What a share inside the margin reads instead: it would point at single people."""
        if self.definition.shape is not Shape.SHARE or not self.evidence.enough:
            return None
        return intervals.margin_words(self.numerator, self.denominator, self.margin)

    @property
    def thin(self) -> str | None:
        """The sentence shown while there is too little evidence."""
        found = self.evidence
        if found.enough:
            return None
        return messages.thin(found.count_rounded, found.need, found.counted, self.group.group_name)

    @property
    def margin(self) -> float:
        """Fewer positives or negatives than this are never told apart from none."""
        return float(self.definition.base)

    def _counted(self) -> float:
        is_mean = self.definition.shape is Shape.GEOMETRIC_MEAN
        return self._evident / (1 if is_mean else self.definition.scale)

    def _effective_n(self) -> float:
        is_rate = self.definition.shape is Shape.RATE
        effective_n = intervals.effective_n_rate if is_rate else intervals.effective_n_share
        return effective_n(
            self._evident,
            self.weight_sq,
            self.definition.base,
            self.definition.scale,
            self.deff,
        )

    @property
    def _evident(self) -> float:
        """What evidence is: the events of a rate, the units a share or money is divided by."""
        return self.numerator if self.definition.shape is Shape.RATE else self.denominator

    def _point(self) -> float:
        """Shares stop where rounding does: 0 % or 100 % would say something about everybody."""
        if self.definition.shape is Shape.GEOMETRIC_MEAN:
            return self._mean()
        if self.definition.shape is not Shape.SHARE:
            return self._ratio()
        edge = min(0.5, self.margin / 2 / self.denominator)
        return min(max(self.numerator / self.denominator, edge), 1 - edge)

    def _ratio(self) -> float:
        """Events or money per unit of the denominator; infinite where that rounds to nothing."""
        if self.denominator == 0:
            return math.inf
        ratio = self.numerator / self.denominator
        scale = self.definition.scale
        return ratio * scale if self.definition.shape is Shape.MONEY else ratio / scale

    def _mean(self) -> float:
        if self.denominator == 0:
            return math.inf
        return intervals.geometric_mean(self.numerator, self.denominator, self.definition.scale)

    def _interval(self) -> tuple[float, float]:
        interval = {
            Shape.SHARE: intervals.share_interval,
            Shape.RATE: intervals.rate_interval,
            Shape.MONEY: intervals.money_interval,
            Shape.GEOMETRIC_MEAN: intervals.geometric_mean_interval,
        }[self.definition.shape]
        return interval(
            self.numerator,
            self.denominator,
            self.weight_sq,
            base=self.definition.base,
            scale=self.definition.scale,
            deff=self.deff,
            level=self.definition.interval,
        )
