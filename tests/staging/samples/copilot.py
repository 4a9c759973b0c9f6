"""GitHub Copilot exports."""

import json

_COUNTS = {
    "user_initiated_interaction_count": "interactions",
    "code_generation_activity_count": "generations",
    "code_acceptance_activity_count": "accepts",
    "loc_suggested_to_add_sum": "suggested",
    "loc_suggested_to_delete_sum": "deletes",
    "loc_added_sum": "added",
    "loc_deleted_sum": "deleted",
}


def part(interactions=0, generations=0, accepts=0, suggested=0, deletes=0, added=0, deleted=0,
         **names):  # fmt: skip
    """One element of a breakdown: what it is of, and its seven counts."""
    told = locals()
    return {**names, **{count: told[short] for count, short in _COUNTS.items()}}


def copilot_day(**changes):
    return {
        "user_id": 11,
        "user_login": "Maya-Chen",
        "day": "2026-03-02",
        "organization_id": "100",
        "enterprise_id": "1",
        "user_initiated_interaction_count": 4,
        "code_generation_activity_count": 9,
        "code_acceptance_activity_count": 5,
        "loc_suggested_to_add_sum": 30,
        "loc_suggested_to_delete_sum": 0,
        "loc_added_sum": 44,
        "loc_deleted_sum": 2,
        "used_agent": True,
        "used_chat": False,
        "totals_by_feature": [part(4, 9, 5, 30, 0, 44, 2, feature="agent_edit")],
        "ai_credits_used": 1.5,
    } | changes


def copilot_team(**changes):
    return {
        "user_id": 11,
        "user_login": "Maya-Chen",
        "day": "2026-03-02",
        "organization_id": "100",
        "team_id": 501,
        "slug": "payments",
    } | changes


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


SAMPLES = {
    "copilot_user_report": ("copilot/day.json", [copilot_day()]),
}
