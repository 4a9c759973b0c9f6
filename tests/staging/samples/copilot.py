"""GitHub Copilot exports."""


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
        "totals_by_feature": [{"feature": "agent_edit"}],
        "ai_credits_used": 1.5,
    } | changes


SAMPLES = {
    "copilot_user_report": ("copilot/day.json", [copilot_day()]),
}
