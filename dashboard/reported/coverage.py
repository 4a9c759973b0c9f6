"""Which days each source covers, and how surely what it says is joined to the rest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.charts.link_rows import Link
from dashboard.charts.stretches import Stretch, Strip
from dashboard.reported.facts import Report, Row, day, fact
from dashboard.wording import dataset, feed, listed, measure, method, part_of, plural, tool

# People come in dated snapshots, which have no days that could be missing.
_SNAPSHOTS = ("roster",)
Source = tuple[str, str]


def strips(report: Report) -> list[Strip]:
    """Every source that has days, alphabetical, with its gaps and where it is final."""
    found: dict[Source, list[Row]] = defaultdict(list)
    for row in fact(report, "sources"):
        if row["kind"] not in _SNAPSHOTS and row["first_on"] and row["last_on"]:
            found[row["tool"], row["kind"]].append(row)
    gaps, quiet = _missing(report, is_quiet=False), _missing(report, is_quiet=True)
    drawn = [_strip(one, rows, gaps[one], quiet[one]) for one, rows in found.items()]
    return sorted(drawn, key=lambda strip: strip.name.casefold())


def _strip(
    source: Source, rows: Sequence[Row], gaps: Sequence[Stretch], quiet: Sequence[Stretch]
) -> Strip:
    first = min(day(row["first_on"]) for row in rows)
    last = max(day(row["last_on"]) for row in rows)
    final = rows[0]["final_through"]
    name = f"{tool(source[0])}, {feed(source[1])}"
    settled = day(final) if final else None
    return Strip(name, Stretch(first, last), tuple(gaps), settled, tuple(quiet))


def _missing(report: Report, is_quiet: bool) -> dict[Source, list[Stretch]]:
    """Days without rows by source: those no other source told much of either, or the others."""
    found: dict[Source, list[Stretch]] = defaultdict(list)
    for row in fact(report, "gaps"):
        if row.get("is_quiet", False) is not is_quiet:
            continue
        stretch = Stretch(day(row["first_on"]), day(row["last_on"]), dataset(row["dataset"]))
        found[row["tool"], row["kind"]].append(stretch)
    return found


def quiet_days(strips: Iterable[Strip]) -> list[Stretch]:
    """The stretches of which hardly any source told, once each, from the first on."""
    merged: list[Stretch] = []
    for first, last in sorted({(q.first, q.last) for strip in strips for q in strip.quiet}):
        if merged and first <= merged[-1].last:
            merged[-1] = Stretch(merged[-1].first, max(last, merged[-1].last))
        else:
            merged.append(Stretch(first, last))
    return merged


def links(report: Report) -> list[Link]:
    """How surely things are joined, alphabetical."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in fact(report, "links"):
        found[row["link"]].append(row)
    return [_link(name, rows) for name, rows in sorted(found.items())]


def _link(name: str, rows: Sequence[Row]) -> Link:
    counts = [
        sum(row["things"] for row in rows if row["certainty"] == certainty)
        for certainty in ("exact", "inferred", "none")
    ]
    methods = [
        f"{method(row['method'])} {part_of(row['things'], sum(counts))}"
        for row in rows
        if row["things"] and row["certainty"] != "none"
    ]
    return Link(name, *counts, methods=tuple(methods))


def known(report: Report) -> list[dict[str, str]]:
    """How much the figures rest on, measure by measure, in the order of their names."""
    rows = [
        {
            "What is known": measure(row["measure"]),
            "In all": _share(row["known_share"]),
            "Newest period": _share(row["newest_share"]),
        }
        for row in fact(report, "coverage")
    ]
    return sorted(rows, key=lambda row: row["What is known"])


def people(report: Report) -> list[str]:
    """Accounts that are nobody's, and how much of each tool's use has a person; counts only."""
    told = report.get("identities", {})
    return [*_accounts(told), *_by_tool(told), *_outside(told)]


def _accounts(told: Row) -> Iterable[str]:
    if (count := told.get("unmapped_ids")) is not None:
        by_system = told.get("unmapped_ids_by_system", {}).items()
        where = listed([f"{found:,} of {tool(system)}" for system, found in by_system] or ["none"])
        yield f"{plural(count, 'account')} of nobody: {where}. A build lists them to who runs it."


def _by_tool(told: Row) -> Iterable[str]:
    rows = [row for row in told.get("usage_by_tool", []) if row["share"] is not None]
    if rows:
        parts = [
            f"{part_of(row['share'], 1)} of {tool(row['tool'])} by {row['unit'].replace('_', ' ')}"
            for row in rows
        ]
        yield f"AI use with a person: {listed(parts)}."


def _outside(told: Row) -> Iterable[str]:
    if share := told.get("outside_roster_share"):
        yield f"{part_of(share, 1)} of active days lie before the roster begins, or after it ends."


def _share(share: float | None) -> str:
    return "nothing yet" if share is None else part_of(share, 1)
