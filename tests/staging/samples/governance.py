"""Registers of the governance folder."""

from tests.staging.samples.tables import csv_text

SAMPLES = {
    "goals": (
        "governance/goals.csv",
        csv_text(
            ("goal_id", "statement", "effect", "measure", "sponsor", "review_on", "closed_on"),
            ("goal-1", "Fewer breakages", "customer", "share", "Lucia Ferro", "2026-12-14", ""),
        ),
    ),
    "use_cases": (
        "governance/use_cases.csv",
        csv_text(
            ("use_case_id", "title", "owner", "tier", "goal_id", "declared_on"),
            ("uc-1", "Move services", "Lucia Ferro", "standard", "goal-1", "2026-01-05"),
        ),
    ),
    "targets": (
        "governance/targets.csv",
        csv_text(
            (
                "target_id",
                "metric_id",
                "node_id",
                "period",
                "value",
                "goal_id",
                "milestone_id",
                "owner",
            ),
            ("t-1", "adoption_quality", "shop", "year", "0.5", "goal-1", "PAY-1", "Lucia Ferro"),
        ),
    ),
    "approvals": (
        "governance/approvals.csv",
        csv_text(
            ("metric_id", "definition_hash", "policy_hash", "approver", "approved_at"),
            ("reach", "ab12", "cd34", "Noor Haddad", "2026-01-05T10:00:00Z"),
        ),
    ),
    "milestones": (
        "governance/milestones.csv",
        csv_text(
            (
                "snapshot_id",
                "milestone_id",
                "approver",
                "approved_at",
                "frozen_at",
                "approved_weight",
            ),
            ("plan-1", "PAY-1", "Lucia Ferro", "2026-01-05T10:00:00Z", "2026-01-06T10:00:00Z", "8"),
        ),
    ),
    "milestone_items": (
        "governance/milestone_items.csv",
        csv_text(
            ("snapshot_id", "root_item_key", "item_title", "weight", "use_case_id"),
            ("plan-1", "jira:PAY-2", "Round once", "3", "uc-1"),
        ),
    ),
    "standard_sizes": (
        "governance/standard_sizes.csv",
        csv_text(
            ("service_key", "quarter_start", "standard_size_lines", "basis"),
            ("pay-api", "2026-02-23", "40", "fallback"),
        ),
    ),
    "prices": (
        "governance/prices.csv",
        csv_text(
            ("tool", "unit", "valid_from", "price", "currency"),
            ("copilot", "seat_month", "2025-01-01", "19.00", "USD"),
        ),
    ),
    "corrections": (
        "governance/corrections.csv",
        csv_text(
            ("correction_id", "kind", "object_key", "corrected_value", "decided_by", "decided_on"),
            ("c-1", "ai_mark", "github.com/harbour/pay#7", "none", "Noor Haddad", "2026-03-09"),
        ),
    ),
    "objections": (
        "governance/objections.csv",
        csv_text(("person_hash", "since_on"), ("aa11", "2026-03-09")),
    ),
    "erased": (
        "governance/erased.csv",
        csv_text(("person_hash", "since_on"), ("bb22", "2026-03-09")),
    ),
    "leavers": (
        "governance/leavers.csv",
        csv_text(
            ("person_key", "subject", "left_on", "not_before", "note"),
            ("tom", "00u1", "2026-03-26", "2026-03-27T00:00:00Z", ""),
        ),
    ),
    "series_breaks": (
        "governance/series_breaks.csv",
        csv_text(
            ("tool", "measure", "breaks_on", "effect"),
            ("copilot", "credits", "2026-06-01", "unit changes"),
        ),
    ),
}
