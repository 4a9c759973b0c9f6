"""Where a label can stand beside its point without covering another label or mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

_ANGLES = (0, 180, 90, 270, 45, 135, 315, 225)
_REACHES = (14, 26, 40, 56, 74)
_LINE = 15
_LETTER = 7.0
# A label on another label cannot be read; one on a whisker can.
_LABEL_WEIGHT = 8


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the plot, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: "Box") -> float:
        """The shared area."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, width) * max(0.0, height)


@dataclass(frozen=True)
class Place:
    """The offset of a label from its point in pixels, x to the right and y upwards."""

    right: float
    up: float

    @property
    def is_apart(self) -> bool:
        """Whether the label stands so far off that a thin line should lead to it."""
        return max(abs(self.right), abs(self.up)) > 30


def around(x: float, y: float, size: float) -> Box:
    """The square a mark covers."""
    return Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)


def place(
    points: Sequence[tuple[float, float]],
    texts: Sequence[str],
    taken: Sequence[Box],
    width: float,
    height: float,
) -> list[Place]:
    """One place for each text, near its point, clear of what is taken and of the edges.

    Args:
        points: the marks in pixels of the plot.
        texts: one label for each point.
        taken: what labels should not cover: marks, whiskers, captions.
        width: width of the plot in pixels.
        height: height of the plot in pixels.
    """
    edges = _edges(width, height)
    covered = [*taken, *(around(x, y, 12) for x, y in points)]
    labels: list[Box] = []
    places = []
    for (x, y), text in zip(points, texts, strict=True):
        options = [_option(x, y, text, angle, reach) for reach in _REACHES for angle in _ANGLES]
        best, box = min(options, key=lambda option: _cost(option[1], covered, labels, edges))
        labels.append(box)
        places.append(best)
    return places


def _option(x: float, y: float, text: str, angle: int, reach: float) -> tuple[Place, Box]:
    half_width, half_height = len(text) * _LETTER / 2, _LINE / 2
    right = cos(radians(angle)) * (reach + half_width * abs(cos(radians(angle))))
    up = sin(radians(angle)) * (reach + half_height * abs(sin(radians(angle))))
    box = Box(
        x + right - half_width,
        y + up - half_height,
        x + right + half_width,
        y + up + half_height,
    )
    return Place(right, up), box


def _cost(box: Box, covered: Sequence[Box], labels: Sequence[Box], edges: Sequence[Box]) -> float:
    """The area covered; beyond the edge costs most. The first of equals is the nearest."""
    return (
        sum(box.overlap(other) for other in covered)
        + _LABEL_WEIGHT * sum(box.overlap(label) for label in labels)
        + 20 * sum(box.overlap(edge) for edge in edges)
    )


def _edges(width: float, height: float) -> list[Box]:
    far = 1000.0
    return [
        Box(-far, -far, 0, height + far),
        Box(width, -far, width + far, height + far),
        Box(0, -far, width, 0),
        Box(0, height, width, height + far),
    ]
