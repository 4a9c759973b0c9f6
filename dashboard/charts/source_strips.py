"""Which days each source covers: gaps stay empty, days that can still change are hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.style import Palette
from dashboard.wording import day, day_beside, days, listed, plural

_ROW = 36
_FRAME = 54
_BAR = 0.26
# The newest weeks stand beside the whole time, on a scale on which single days can be seen.
NEWEST_DAYS = 28
_WHOLE, _NEWEST = (0.0, 0.66), (0.70, 1.0)
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days from the first to the last, both included.

    Attributes:
        what: of a gap, which of the source's rows are not there: `single uses`.
    """

    first: date
    last: date
    what: str = ""

    @property
    def words(self) -> str:
        """`9 Feb to 15 Feb 2026`."""
        return days(self.first, self.last)


@dataclass(frozen=True)
class Strip:
    """One source over time.

    Attributes:
        name: `Cursor, AI use`.
        covered: its first and its newest day.
        gaps: stretches without a row where there should be some.
        final: the last day whose values no longer change; None where nothing is final yet.
    """

    name: str
    covered: Stretch
    gaps: tuple[Stretch, ...] = ()
    final: date | None = None

    @property
    def provisional(self) -> Stretch | None:
        """The newest days, which a later export can still change."""
        first = max(self.final + _ONE, self.covered.first) if self.final else self.covered.first
        return Stretch(first, self.covered.last) if first <= self.covered.last else None

    def missing(self, until: date) -> Stretch | None:
        """The days that other sources have reached and this one has not."""
        first = self.covered.last + _ONE
        return Stretch(first, until) if first <= until else None


def draw(strips: Sequence[Strip], palette: Palette) -> tuple[go.Figure, str]:
    """One strip for each source, in the order given: the whole time and the newest four weeks."""
    first = min(strip.covered.first for strip in strips)
    until = max(strip.covered.last for strip in strips)
    figure = style.figure(palette, _FRAME + _ROW * len(strips))
    for place, strip in zip(reversed(range(len(strips))), strips, strict=True):
        _label(figure, strip, place, until, palette)
        for axis, start in (("x", first), ("x2", _newest(until))):
            _draw_strip(figure, strip, place, axis, start, until, palette)
    figure.update_layout(
        barmode="overlay",
        margin={"l": 8, "r": 12, "t": 26, "b": 8},
        xaxis=_axis(palette, first, until, _WHOLE),
        xaxis2=_axis(palette, _newest(until), until, _NEWEST),
        yaxis=style.axis(
            palette, lines=False, range=[-0.5, len(strips) - 0.2], showticklabels=False
        ),
    )
    for text, domain in (("all days", _WHOLE), (f"newest {NEWEST_DAYS} days", _NEWEST)):
        figure.add_annotation(
            style.note(
                palette, text, domain[0], 1, xref="paper", yref="paper", xanchor="left",
                yanchor="bottom",
            )
        )  # fmt: skip
    return figure, _alt(strips, until)


def _newest(until: date) -> date:
    return until - timedelta(days=NEWEST_DAYS - 1)


def _label(figure: go.Figure, strip: Strip, place: int, until: date, palette: Palette) -> None:
    figure.add_annotation(
        style.note(
            palette,
            f"<b>{strip.name}</b>  {_end(strip, until)}",
            0,
            place + 0.34,
            xref="paper",
            xanchor="left",
            font={"size": style.SMALL, "color": palette.text},
        )
    )


def _end(strip: Strip, until: date) -> str:
    """What the strip shows, in the words that stand over it."""
    words = [f"to {day_beside(strip.covered.last, until)}"]
    if missing := strip.missing(until):
        words.append(f"{plural((missing.last - missing.first).days + 1, 'day')} behind")
    if strip.gaps:
        words.append(plural(len(strip.gaps), "gap"))
    return " · ".join(words)


def _draw_strip(
    figure: go.Figure,
    strip: Strip,
    place: int,
    axis: str,
    start: date,
    until: date,
    palette: Palette,
) -> None:
    final = min(strip.final or strip.covered.first - _ONE, strip.covered.last)
    settled = Stretch(strip.covered.first, final)
    parts = [
        (piece, "covered", {"color": palette.context}) for piece in _without(settled, strip.gaps)
    ]
    if strip.provisional:
        parts.append((strip.provisional, "can still change", style.hatched(palette)))
    parts += [(gap, f"no rows of {gap.what}", _hollow(palette.axis)) for gap in strip.gaps]
    if missing := strip.missing(until):
        parts.append((missing, "not arrived", _hollow(palette.undone)))
    for stretch, name, marker in parts:
        shown = Stretch(max(stretch.first, start), stretch.last)
        if shown.first <= shown.last:
            _bar(figure, strip, shown, place, axis, name, marker, stretch.words)


def _bar(
    figure: go.Figure,
    strip: Strip,
    shown: Stretch,
    place: int,
    axis: str,
    name: str,
    marker: dict,
    words: str,
) -> None:
    figure.add_bar(
        base=[shown.first.toordinal()],
        x=[(shown.last - shown.first).days + 1],
        y=[place],
        xaxis=axis,
        orientation="h",
        width=_BAR,
        name=name,
        marker=marker,
        hovertemplate=f"{strip.name}: {name}, {words}<extra></extra>",
    )


def _hollow(colour: str) -> dict:
    return {"color": "rgba(0,0,0,0)", "line": {"color": colour, "width": 1.2}}


def _without(whole: Stretch, gaps: Sequence[Stretch]) -> list[Stretch]:
    """What is left of a stretch between its gaps."""
    left, first = [], whole.first
    for gap in sorted(gaps, key=lambda one: one.first):
        left.append(Stretch(first, min(gap.first - _ONE, whole.last)))
        first = max(first, gap.last + _ONE)
    left.append(Stretch(first, whole.last))
    return [piece for piece in left if piece.first <= piece.last]


def _axis(palette: Palette, first: date, until: date, domain: tuple[float, float]) -> dict:
    marks = _marks(first, until)
    return style.axis(
        palette,
        domain=list(domain),
        range=[first.toordinal(), until.toordinal() + 1.5],
        tickvals=[mark.toordinal() for mark in marks],
        ticktext=[
            _month(mark) if len(marks) > 2 and mark.day == 1 else day(mark) for mark in marks
        ],
        tickangle=0,
    )


def _marks(first: date, until: date) -> list[date]:
    """First days of months, few enough to read; the two ends of a short time."""
    if (until - first).days < 62:
        return [first, until]
    starts = [
        date(year, month, 1) for year in range(first.year, until.year + 1) for month in range(1, 13)
    ]
    inside = [start for start in starts if first <= start <= until]
    every = max(1, -(-len(inside) // 4))
    return inside[::every]


def _month(mark: date) -> str:
    return f"{mark:%b}<br>{mark.year}" if mark.month <= 3 else f"{mark:%b}"


def _alt(strips: Sequence[Strip], until: date) -> str:
    gaps = [
        f"{strip.name} has no rows of {gap.what} from {gap.words}"
        for strip in strips
        for gap in strip.gaps
    ]
    behind = [strip.name for strip in strips if strip.missing(until)]
    told = [f"{plural(len(strips), 'source')} to {day(until)} {until.year}"]
    told += [f"{listed(behind)} behind"] if behind else ["none behind"]
    told += gaps or ["no gap"]
    return f"{'; '.join(told)}."
