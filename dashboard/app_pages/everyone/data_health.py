"""Whether today's figures can be trusted: how far each source reaches, what the last build did."""

from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import frame, readings
from dashboard.access.organisation import Grain
from dashboard.access.view import View
from dashboard.access.viewer import Role
from dashboard.wording import day, day_and_year, escaped, minute, percent, tool

TITLE = "Data health"
QUESTION = "Can these numbers be trusted?"
PATH = "data"
ICON = ":material/database:"
MENU = "Method"
POSITION = 1
BUILD = "python -m dashboard build"


def render(view: View) -> None:
    """Dates for everyone; the table of files for those who answer for the exports."""
    is_full = bool(view.viewer.roles & {Role.HR, Role.STEWARD, Role.AUDITOR})
    badge = "Everyone sees dates, HR the files" if is_full else "Everyone sees the dates"
    frame.head(TITLE, QUESTION, badge, ":material/public:")
    frame.late_bar(view.release())
    report = view.report()
    if is_full:
        _counts(report)
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        _sources(view)
    with right, st.container(border=True, height="stretch"):
        _build(report)
    if is_full:
        _files(report)


def _sources(view: View) -> None:
    st.header("How far each source reaches", anchor=False)
    newest = day_and_year(view.release().data_to)
    st.caption(f"Data to {newest}. A period closes when every source has reported past it.")
    rows = [
        {
            "Source": escaped(tool(source.tool)),
            "What": source.kind,
            "To": day(source.data_to),
            "": "stops early" if readings.is_late(source, view.release()) else "",
        }
        for source in view.release().sources
    ]
    frame_of = pd.DataFrame(rows).rename(columns={"": "Note"})
    st.table(frame_of, border="horizontal", hide_index=True, alt="Sources and how far they reach")
    for grain in (Grain.PERIOD, Grain.QUARTER):
        still_open = [block for block in view.blocks(grain) if not block.is_closed]
        if still_open:
            block = still_open[-1]
            st.markdown(
                f"**{block.label}** is still open: its figures appear after "
                f"{day_and_year(block.closes_on)}, once every source reaches past "
                f"{day(block.ends_on)}."
            )


def _build(report: dict[str, Any]) -> None:
    st.header("The last build", anchor=False)
    built_at = report.get("built_at")
    if built_at:
        moment = datetime.fromisoformat(built_at)
        st.caption(f"{escaped(str(report.get('fate', '')))} · {minute(moment)}")
    for step in report.get("steps", []):
        words = f"{step['name'].capitalize()}: {step['rows']:,} rows in {step['seconds']:.1f} s"
        st.status(escaped(words), type="step", state="complete")
    _joins(report)
    st.markdown("New exports are read by a command, never by this page:")
    st.code(BUILD, language=None)


def _joins(report: dict[str, Any]) -> None:
    """How much of what was read has a person, and what the checks of the data found."""
    shares = report.get("identities", {}).get("mapped_share", {})
    if not shares:
        return
    rows = [{"With a person": name, "Share": percent(share)} for name, share in shares.items()]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt="How much has a person")
    checks = report.get("checks", {})
    broken = [f"{name.replace('_', ' ')}: {rows}" for name, rows in checks.items() if rows]
    st.markdown(
        escaped(f"Rows the {len(checks)} checks of the data returned: {'; '.join(broken)}.")
        if broken
        else f"None of the {len(checks)} checks of the data returned a row."
    )


def _counts(report: dict[str, Any]) -> None:
    files = report.get("files", [])
    total = {
        name: sum(file.get(name) or 0 for file in files)
        for name in ("rows_read", "rows_loaded", "rows_superseded", "rows_set_aside")
    }
    cells = (
        ("Files read", f"{len(files):,}", f"{len(report.get('unrecognised', []))} not recognised"),
        ("Rows loaded", f"{total['rows_loaded']:,}", f"of {total['rows_read']:,} read"),
        ("Rows superseded", f"{total['rows_superseded']:,}", "a newer export wins"),
        ("Rows set aside", f"{total['rows_set_aside']:,}", "see why below"),
    )
    grid = st.grid(len(cells), border=True, min_column_width=200)
    for label, value, chip in cells:
        grid.metric(label, value, chip, delta_color="off", delta_arrow="off")


def _files(report: dict[str, Any]) -> None:
    with st.container(border=True):
        st.header("Files", anchor=False)
        st.caption("Loaded, superseded and set aside add up to what was read, file by file.")
        files = [_file(file) for file in report.get("files", [])]
        if files:
            st.dataframe(
                pd.DataFrame(files),
                hide_index=True,
                alt="Every export file and what became of it",
                column_config={"File": st.column_config.TextColumn(width=240)},
            )
        for refused in report.get("unrecognised", []):
            name = refused["path"].rpartition("/")[2]
            st.error(
                escaped(refused["message"].removeprefix(name).removeprefix(" was refused. ")),
                title=f"{escaped(refused['path'])} was refused",
                icon=":material/block:",
            )


def _file(file: dict[str, Any]) -> dict[str, Any]:
    reasons = "; ".join(
        f"{reason['rows']} × {reason['reason'].replace('_', ' ')}" for reason in file["reasons"]
    )
    return {
        "File": file["path"],
        "Result": file["fate"].replace("_", " "),
        "Recognised as": file["format"],
        "Read": file["rows_read"],
        "Loaded": file["rows_loaded"],
        "Superseded": file["rows_superseded"],
        "Set aside": file["rows_set_aside"],
        "Why": reasons,
    }
