"""The company's own registers: goals, use cases, frozen plans, prices, declarations."""

from datetime import date, timedelta
from pathlib import Path

from dashboard.simulation.company import Parameters
from dashboard.simulation.days import FIRST_DAY, LAST_DAY, QUARTER_DAYS, stamp, steps
from dashboard.simulation.files import jira, output
from dashboard.simulation.files.declarations import EXPORTS, POLICY
from dashboard.simulation.streams import sha, stream
from dashboard.simulation.tables import Company, Item, Milestone, Person
from dashboard.simulation.teams import TEAMS
from dashboard.simulation.use_cases import GOALS, USE_CASES

SIZES_BY = "Ada Lim, Head of Delivery Analytics"
PRICES = (
    ("copilot", "seat_month", "2025-01-01", "19.00", "USD", "", "https://github.com/pricing"),
    ("copilot", "github_ai_credit", "2026-06-01", "0.01", "USD", "", "https://github.com/pricing"),
    ("copilot", "github_premium_request", "2025-06-18", "0.04", "USD", "2026-06-01",
     "https://github.com/pricing"),
    ("cursor", "seat_month", "2025-01-01", "32.00", "USD", "2026-01-01", "https://cursor.com/pricing"),
    ("cursor", "seat_month", "2026-01-01", "40.00", "USD", "", "https://cursor.com/pricing"),
    ("kiro", "kiro_credit", "2026-01-01", "0.04", "USD", "", "https://kiro.dev/pricing"),
)  # fmt: skip
TARGETS = (
    ("target-commerce-quality", "adoption_quality", "commerce", "quarter:2026-10-05", "0.56",
     "0.50", "goal-fewer-breakages", "", "2026-12-14", "Lucia Ferro, VP Engineering",
     "2026-09-28"),
    ("target-reach", "reach", "discovery", "quarter:2026-10-05", "0.90", "0.70",
     "goal-cost-to-serve", "", "2026-12-14", "Jon Weir, Finance", "2026-09-28"),
)  # fmt: skip


def write(company: Company, folder: Path, parameters: Parameters) -> None:
    """Every register; the approvals are written by their own module."""
    output.text(folder / "policy.toml", POLICY)
    declared = EXPORTS.format(zone=jira.ZONE, incidents_until=parameters.incidents_until)
    output.text(folder / "exports.toml", declared)
    _goals(folder)
    _use_cases(folder)
    _targets(company, folder)
    _milestones(company, folder)
    _milestone_items(company, folder)
    _standard_sizes(company, folder)
    header = ("tool", "unit", "valid_from", "price", "currency", "valid_to", "source_url")
    output.table(folder / "prices.csv", header, PRICES)
    _people_registers(company, folder)
    _breaks(folder)


def _goals(folder: Path) -> None:
    header = ("goal_id", "statement", "effect", "measure", "sponsor", "review_on", "closed_on")
    output.table(folder / "goals.csv", header, GOALS)


def _use_cases(folder: Path) -> None:
    header = (
        "use_case_id", "title", "statement", "owner", "tier", "goal_id", "outcome_metric",
        "direction", "minimum_worthwhile_change", "unit", "data_source", "declared_on",
        "review_on", "retired_on", "decision", "decided_on",
    )  # fmt: skip
    rows = []
    for case in USE_CASES:
        metric, direction, change, unit = case.outcome
        rows.append(
            (
                case.key, case.title, case.statement, case.owner, case.tier, case.goal, metric,
                direction, change, unit, "monthly service review", case.declared_on,
                case.review_on, "", *case.decision,
            )
        )  # fmt: skip
    output.table(folder / "use_cases.csv", header, rows)


def _targets(company: Company, folder: Path) -> None:
    header = (
        "target_id", "metric_id", "node_id", "period", "value", "baseline", "goal_id",
        "milestone_id", "due_on", "owner", "set_on",
    )  # fmt: skip
    tied = next(row.milestone_id for row in company.milestones if row.quarter == date(2026, 10, 5))
    rows = [(*row[:7], tied, *row[8:]) for row in TARGETS]
    output.table(folder / "targets.csv", header, rows)


def _milestones(company: Company, folder: Path) -> None:
    header = (
        "snapshot_id", "milestone_id", "milestone_name", "source_ref", "node_id", "goal_id",
        "approver", "approved_at", "frozen_at", "committed_on", "approved_weight",
        "success_evidence",
    )  # fmt: skip
    rows = [
        (
            row.snapshot_id, row.milestone_id, row.name, f"jira:{row.milestone_id}", row.team_key,
            row.goal, row.approver, stamp(row.approved_at), stamp(row.frozen_at),
            row.committed_on, row.approved_weight, row.success_evidence,
        )
        for row in company.milestones
    ]  # fmt: skip
    output.table(folder / "milestones.csv", header, rows)


def _milestone_items(company: Company, folder: Path) -> None:
    header = (
        "snapshot_id", "root_item_key", "item_title", "weight", "use_case_id", "approver",
        "approved_at",
    )  # fmt: skip
    items = {item.key: item for item in company.items}
    rows = [_item(row, items[key]) for row in company.milestones for key in row.item_keys]
    output.table(folder / "milestone_items.csv", header, rows)


def _item(row: Milestone, item: Item) -> tuple:
    return (
        row.snapshot_id, f"jira:{item.key}", item.title, item.weight, item.use_case, row.approver,
        stamp(row.approved_at),
    )  # fmt: skip


def _standard_sizes(company: Company, folder: Path) -> None:
    """A size per service and quarter; measured once a baseline quarter exists."""
    header = (
        "service_key", "quarter_start", "standard_size_lines", "basis", "baseline_from",
        "baseline_to", "baseline_weeks", "approved_by",
    )  # fmt: skip
    rows = []
    for service in [service for team in TEAMS for service in team.services]:
        measured = 24 + int(40 * stream(company.seed, "size", service).random())
        for quarter in steps(FIRST_DAY, LAST_DAY, QUARTER_DAYS):
            if quarter == FIRST_DAY:
                rows.append((service, quarter, 40, "fallback", "", "", 0, SIZES_BY))
                continue
            until = FIRST_DAY + timedelta(QUARTER_DAYS - 1)
            rows.append((service, quarter, measured, "measured", FIRST_DAY, until, 12, SIZES_BY))
    output.table(folder / "standard_sizes.csv", header, rows)


def _people_registers(company: Company, folder: Path) -> None:
    leavers = [person for person in company.people if person.ended_on]
    leavers.sort(key=lambda person: person.person_key)
    output.table(
        folder / "leavers.csv", ("person_key", "subject", "left_on", "not_before", "note"),
        [_leaver(person) for person in leavers],
    )  # fmt: skip
    output.table(
        folder / "corrections.csv",
        ("correction_id", "kind", "object_key", "exported_value", "corrected_value", "reason",
         "decided_by", "decided_on"),
        [_correction(company)],
    )  # fmt: skip
    output.table(folder / "objections.csv", ("person_hash", "since_on"), [])
    output.table(folder / "erased.csv", ("person_hash", "since_on"), [])


def _leaver(person: Person) -> tuple:
    moment = f"{person.ended_on + timedelta(1)}T00:00:00Z"
    return person.person_key, person.subject, person.ended_on, moment, ""


def _correction(company: Company) -> tuple:
    """An accepted contest: the mark of a tool that was not used."""
    change = next(row for row in reversed(company.changes) if row.evidence == "trailer")
    key = f"github.com/{change.repository}#{change.number}"
    return (
        f"correction-{sha(key)[:8]}", "ai_mark", key, "trailer_coauthor", "none",
        "The trailer came from a copied template", "Noor Haddad, Privacy", "2026-10-19",
    )  # fmt: skip


def _breaks(folder: Path) -> None:
    header = ("tool", "measure", "breaks_on", "effect", "source_url")
    rows = [
        ("pagerduty", "incidents", "2026-01-01", "low urgency pages are opened as incidents", "")
    ]
    output.table(folder / "series_breaks.csv", header, rows)
