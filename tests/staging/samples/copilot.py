"""GitHub Copilot exports."""

import json

from tests.staging.samples.tables import csv_text

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


def seat(login="Maya-Chen", number=11, **changes):
    return {
        "created_at": "2026-01-03T09:00:00-06:00",
        "updated_at": "2026-01-03T09:00:00-06:00",
        "pending_cancellation_date": None,
        "last_activity_at": "2026-03-02T12:00:00+03:00",
        "last_authenticated_at": "2026-03-02T08:00:00Z",
        "last_activity_editor": "vscode/1.99.0/copilot/1.308.0",
        "plan_type": "business",
        "assignee": {"login": login, "id": number, "type": "User", "url": "https://x/y"},
        "assigning_team": {"id": 501, "name": "Payments", "slug": "payments"},
        "organization": {"login": "Harbour", "id": 100},
    } | changes


ACTIVITY = (
    "Report Time", "Login", "Last Authenticated At", "Last Activity At", "Last Surface Used",
    "Organization",
)  # fmt: skip


def entity_day(**changes):
    return {
        "day": "2026-03-02",
        "organization_id": "100",
        "enterprise_id": "1",
        "daily_active_users": 15,
        "weekly_active_users": 18,
        "monthly_active_users": 20,
        "user_initiated_interaction_count": 215,
        "loc_added_sum": 4175,
        "totals_by_feature": [part(215, feature="agent_edit")],
        "pull_requests": {"total_created": 9, "median_minutes_to_merge": 61.5},
    } | changes


def repository_day(**changes):
    return {
        "day": "2026-03-02",
        "organization_id": "100",
        "repo_id": 7001,
        "repo_name": "pay",
        "pull_requests": {"total_merged": 4, "total_merged_created_by_copilot": 1},
        "pull_request_review_times": [],
    } | changes


_SESSIONS = {
    "session_count": 2,
    "request_count": 187,
    "prompt_count": 24,
    "token_usage": {"output_tokens_sum": 121157, "prompt_tokens_sum": 23229028},
}
FULL_DAY = copilot_day(
    totals_by_ide=[
        part(4, 9, 5, 30, 0, 44, 2, ide="vscode")
        | {"last_known_ide_version": {"ide_version": "1.113.0"}}
    ],
    totals_by_language_feature=[part(0, 9, 5, language="go", feature="agent_edit")],
    totals_by_language_model=[part(0, 9, 5, language="go", model="gpt-5.4")],
    totals_by_model_feature=[part(4, 9, 5, model="gpt-5.4", feature="agent_edit")],
    totals_by_cli=_SESSIONS | {"last_known_cli_version": {"cli_version": "1.0.35"}},
    totals_by_copilot_app=_SESSIONS,
    totals_by_3rd_party_agent=[
        {"agent_id": "77", "agent_name": "Other", "user_initiated_interaction_count": 2}
    ],
    totals_by_skill=[{"skill": "other", "interaction_count": 3}],
    totals_by_custom_agent=[{"custom_agent": "other", "interaction_count": 3}],
    totals_by_mcp=[{"mcp": "other", "interaction_count": 3}],
    totals_by_slash_cmd=[{"slash_cmd": "fix", "interaction_count": 3}],
    totals_by_plugin=[{"plugin": "other", "interaction_count": 3}],
    distinct_skill_use_count=5,
    ai_adoption_phase={"phase_number": 2, "phase": "Phase 2", "version": "v1"},
)

SAMPLES = {
    "copilot_user_report": ("copilot/day.json", [FULL_DAY]),
    "copilot_user_teams": ("copilot/teams.json", lines(copilot_team())),
    "copilot_seats": ("copilot/seats.json", {"total_seats": 1, "seats": [seat()]}),
    "copilot_activity_report": (
        "copilot/activity.csv",
        csv_text(
            ACTIVITY,
            ("2026-03-03T00:00:00Z", "Maya-Chen", "2026-03-02T08:00:00Z", "None", "None",
             "Harbour"),
        ),
    ),
    "copilot_entity_report": ("copilot/organisation.json", {"day_totals": [entity_day()]}),
    "copilot_repository_report": ("copilot/repositories.json", lines(repository_day())),
}  # fmt: skip
