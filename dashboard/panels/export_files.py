"""What became of every export file, and of every row that was not loaded."""

import pandas as pd
import streamlit as st

from dashboard import frame
from dashboard.access.downloads import SET_ASIDE
from dashboard.panels.panel import Panel
from dashboard.reported import account
from dashboard.reported.doubts import doubts
from dashboard.reported.facts import Report, built_at
from dashboard.wording import escaped, minute, plural

_EVERY, _UNREAD, _ASIDE = "Every file", "Refused or held", "With rows set aside"


def cards(report: Report) -> None:
    """Files and rows of the last build; the fates add up to what was read."""
    found = account.totals(report)
    cells = (
        ("Files read", ":material/description:", found.files, _unread(found)),
        ("Rows loaded", ":material/task_alt:", found.loaded, f"of {found.read:,} read"),
        ("Superseded", ":material/history:", found.superseded, "a newer export wins"),
        ("Set aside", ":material/rule:", found.set_aside, "with the reason of each"),
    )
    grid = st.grid(len(cells), border=True, min_column_width=200)
    for label, icon, count, chip in cells:
        grid.metric(label, f"{count:,}", chip, delta_color="off", delta_arrow="off", icon=icon)


def _unread(found: account.Totals) -> str:
    if not found.refused + found.held:
        return "none refused"
    told = [f"{found.refused} refused"] if found.refused else []
    return ", ".join([*told, f"{found.held} held"] if found.held else told)


def refusals(report: Report) -> None:
    """States 10 and M18: what changed nothing, why, and what to do."""
    if report.get("fate") == "refused":
        st.error(
            f"{escaped(report['reason'])} The release before it is still served.",
            title="The last build published nothing",
            icon=":material/block:",
        )
    for file in account.refusals(report):
        show, icon = (st.warning, "pause_circle") if file.is_held else (st.error, "block")
        title = f"{escaped(file.path)} {'is held' if file.is_held else 'was refused'}"
        show(_lines(file), title=title, icon=f":material/{icon}:")


def _lines(file: account.Refused) -> str:
    lines = [escaped(line[:1].upper() + line[1:]) for line in file.lines]
    fix = [f"**{escaped(file.fix)}** Published figures are unchanged."] if file.fix else []
    return "  \n".join([*lines, *fix])


def worth_a_look(report: Report) -> Panel:
    """What stopped nothing and is still not as it should be."""
    return Panel("What is worth a look?", lambda: _draw_doubts(report))


def _draw_doubts(report: Report) -> None:
    found = doubts(report)
    if not found:
        st.markdown("Nothing: every file was recognised whole, and no check returned a row.")
    for doubt in found:
        st.markdown(f"**{escaped(doubt.title)}**  \n:small[{escaped(doubt.words)}]")


def rows_set_aside(report: Report) -> Panel:
    """Why rows were set aside, and the list of where they stand."""
    return Panel("Which rows were set aside?", lambda: _draw_set_aside(report))


def _draw_set_aside(report: Report) -> None:
    reasons = account.set_aside(report)
    if not reasons:
        st.markdown("None.")
        return
    st.caption("A row set aside is in no figure. The list gives file, record and field, no values.")
    st.table(
        pd.DataFrame(reasons), border="horizontal", hide_index=True, alt="Rows set aside by reason"
    )
    if report.get("set_aside_list"):
        frame.download(SET_ASIDE, "Download the list (CSV)")


def files(report: Report) -> None:
    """The table of files, each with the sum of its rows."""
    with st.container(border=True):
        st.header("What became of each file?", anchor=False)
        rows = account.table(report)
        if not rows:
            st.markdown("The last build found no file.")
            return
        began = built_at(report)
        st.caption(
            "Read = loaded + superseded + set aside, file by file."
            + (f" Read on {minute(began)}." if began else "")
        )
        shown = _chosen(rows)
        st.caption(plural(len(shown), "file"))
        st.dataframe(
            pd.DataFrame(shown),
            hide_index=True,
            alt="Every export file and what became of it",
            column_config={
                "Result": st.column_config.TextColumn(width=92),
                "File": st.column_config.TextColumn(width=330),
                "Why": st.column_config.TextColumn(width=320),
            },
        )


def _chosen(rows: list[dict]) -> list[dict]:
    choice = st.segmented_control(
        "Files", [_EVERY, _UNREAD, _ASIDE], default=_EVERY, required=True, key="files",
        bind="query-params", wrap=True,
    )  # fmt: skip
    if choice == _UNREAD:
        return [row for row in rows if row["Result"] in ("refused", "held")]
    if choice == _ASIDE:
        return [row for row in rows if row.get("Set aside")]
    return rows
