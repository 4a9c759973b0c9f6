"""Rosters, identities, services."""

from tests.staging.samples.tables import csv_text

ROSTER = (
    "person_key", "email", "display_name", "role", "team_key", "team_name", "parent_team_key",
    "department", "manager_key", "is_active", "started_on", "ended_on", "as_of",
)  # fmt: skip


IDENTITIES = (
    "person_key", "system", "id_kind", "id_value", "valid_from", "valid_to", "actor_kind",
    "team_key", "note",
)  # fmt: skip


SERVICES = (
    "service_key", "service_name", "team_key", "repository_key", "pagerduty_service",
    "jira_component", "kind",
)  # fmt: skip


def person(key, team="pay", as_of="2026-03-01", **changes):
    cells = {
        "person_key": key, "email": f"{key}@harbour.example", "display_name": key.title(),
        "role": "engineer", "team_key": team, "team_name": team.title(),
        "parent_team_key": "harbour", "department": "Shop", "manager_key": "",
        "is_active": "true", "started_on": "", "ended_on": "", "as_of": as_of,
    }  # fmt: skip
    return tuple((cells | changes).values())


SAMPLES = {
    "roster": ("hr/roster.csv", csv_text(ROSTER, person("maya"))),
    "identities": (
        "hr/identities.csv",
        csv_text(IDENTITIES, ("maya", "github", "login", "Maya-Chen", "", "", "person", "", "")),
    ),
    "services": (
        "hr/services.csv",
        csv_text(SERVICES, ("pay-api", "Pay API", "pay", "Harbour/Pay", "PSVC", "", "service")),
    ),
}
