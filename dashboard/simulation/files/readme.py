"""The README of the sample data: who is who, and every planted case with its size."""

from collections.abc import Iterable
from pathlib import Path

from dashboard.simulation import maya
from dashboard.simulation.company import Parameters
from dashboard.simulation.files import output
from dashboard.simulation.plan import quarter_label
from dashboard.simulation.tables import Change, Company
from dashboard.simulation.use_cases import USE_CASES

TEMPLATE = Path(__file__).with_suffix(".md")


def write(company: Company, folder: Path, parameters: Parameters) -> None:
    """Write `README.md` beside the tools' folders."""
    merged = [change for change in company.changes if change.merged_at]
    everyone = [person for person in company.people if not person.ended_on]
    text = TEMPLATE.read_text(encoding="utf-8").format(
        people=len(everyone),
        merged=f"{len(merged):,}",
        seed=company.seed,
        effects="\n".join(_effects(merged, parameters)),
        late_share=parameters.undone_late,
        burn=parameters.burn_factor,
        burn_from=parameters.burn_from,
        split=parameters.split_ways,
        split_from=parameters.split_from,
        unbroken=quarter_label(parameters.unbroken_quarter),
        refactor=parameters.refactor_period,
        on_call=parameters.on_call_period,
        kiro_pilot=parameters.kiro_pilot,
        kiro_from=parameters.kiro_from,
        maya="; ".join(
            f"{planted.landings} landings in {quarter_label(quarter)}, {len(planted.undone)} undone"
            for quarter, planted in list(maya.PLANTED.items())[-2:]
        ),
        late=quarter_label(parameters.late_milestone[1]),
        unstarted=quarter_label(parameters.unstarted_milestone[1]),
        gap=parameters.cursor_gap_week,
        credits=parameters.credits_from,
        leavers=len(company.people) - len(everyone),
        moves=len(company.memberships) - len(company.people),
    )
    output.text(folder / "README.md", text)


def _effects(merged: list[Change], parameters: Parameters) -> Iterable[str]:
    """One row per use case, then the work without one."""
    chances = {case.key: (case.undone_ai, case.undone_none) for case in USE_CASES if case.share}
    chances[""] = (parameters.undone_ai, parameters.undone_none)
    for key, (with_ai, without) in chances.items():
        own = [row for row in merged if row.use_case == key and _is_first_hand(row)]
        helped = [row for row in own if row.ai_tool]
        others = [row for row in own if not row.ai_tool]
        name = f"`{key}`" if key else "none"
        yield f"| {name} | {with_ai:.0%} | {without:.0%} | {_drawn(helped)} | {_drawn(others)} |"


def _is_first_hand(change: Change) -> bool:
    """Not a bot's, not the repair of another change, not a slice."""
    is_repair = change.title.startswith("Revert") or "hotfix" in change.labels
    return not change.is_bot and not is_repair and change.team_key != Parameters().split_team


def _drawn(rows: list[Change]) -> str:
    undone = sum(bool(row.outcome) for row in rows)
    return f"{undone / max(1, len(rows)):.1%} of {len(rows):,}"
