"""Which days each source covers: gaps stay empty, days that can still change are hatched."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.stretches import Stretch, Strip, whole_time, without
from dashboard.charts.style import Palette
from dashboard.wording import day, day_beside, listed, plural

_ROW = 36
_FRAME = 54
_BAR, _LINE = 0.26, 0.04
# The newest weeks stand beside the whole time, on a scale on which single days can be seen.
NEWEST_DAYS = 28
_WHOLE, _NEWEST = (0.0, 0.66), (0.70, 1.0)
_ONE = timedelta(days=1)


def draw(
    strips: Sequence[Strip], palette: Palette, time: Stretch | None = None
) -> tuple[go.Figure, str]:
    """One strip for each source, in the order given: the whole time and the newest four weeks.

    Args:
        strips: what to draw, from above.
        palette: the colours of the theme.
        time: what charts that stand side by side have in common.
    """
    time = time or whole_time(strips)
    first, until = time.first, time.last
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
    solid, hatch = {"color": palette.context}, style.hatched(palette)
    empty = [*strip.gaps, *strip.quiet]
    parts = [
        (piece, "covered", solid, _BAR)
        for piece in without(Stretch(strip.covered.first, final), empty)
    ]
    if provisional := strip.provisional:
        pieces = without(provisional, empty)
        parts += [(piece, "can still change", hatch, _BAR) for piece in pieces]
    parts += [(one, "hardly any source told of it", solid, _LINE) for one in strip.quiet]
    parts += [(gap, f"no rows of {gap.what}", _hollow(palette.axis), _BAR) for gap in strip.gaps]
    if missing := strip.missing(until):
        parts.append((missing, "not arrived", _hollow(palette.undone), _BAR))
    for stretch, name, marker, width in parts:
        if stretch.last >= start:
            _bar(figure, strip, stretch, place, axis, start, name, marker, width)


def _bar(
    figure: go.Figure,
    strip: Strip,
    stretch: Stretch,
    place: int,
    axis: str,
    start: date,
    name: str,
    marker: dict,
    width: float,
) -> None:
    first = max(stretch.first, start)
    figure.add_bar(
        base=[first.toordinal()],
        x=[(stretch.last - first).days + 1],
        y=[place],
        xaxis=axis,
        orientation="h",
        width=width,
        name=name,
        marker=marker,
        hovertemplate=f"{strip.name}: {name}, {stretch.words}<extra></extra>",
    )


def _hollow(colour: str) -> dict:
    return {"color": "rgba(0,0,0,0)", "line": {"color": colour, "width": 1.2}}


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
        f"{strip.name} has no rows of {gap.what} {gap.when}"
        for strip in strips
        for gap in strip.gaps
    ]
    behind = [strip.name for strip in strips if strip.missing(until)]
    told = [f"{plural(len(strips), 'source')} to {day(until)} {until.year}"]
    told += [f"{listed(behind)} behind"] if behind else ["none behind"]
    told += gaps or ["no gap"]
    return f"{'; '.join(told)}."
