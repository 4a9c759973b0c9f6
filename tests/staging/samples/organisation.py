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


ENTRA = (
    "userPrincipalName", "displayName", "surname", "mail", "givenName", "id", "userType",
    "jobTitle", "department", "accountEnabled", "usageLocation", "streetAddress", "state",
    "country", "officeLocation", "city", "postalCode", "telephoneNumber", "mobilePhone",
    "alternateEmailAddress", "ageGroup", "consentProvidedForMinor",
    "legalAgeGroupClassification", "companyName", "creationType", "directorySynced",
    "invitationState", "identityIssuer", "createdDateTime",
)  # fmt: skip


IDENTITY_CENTER = ("Username", "Display name", "Status", "Email", "User ID")
DEVLAKE = ("account_id", "user_id")


def entra_user(key, **changes):
    """A row of the portal's CSV; what is private in it is there, as the portal writes it."""
    cells = dict.fromkeys(ENTRA, "") | {
        "userPrincipalName": f"{key}@harbour.example", "displayName": key.title(),
        "mail": f"{key.title()}@Harbour.example", "id": f"11111111-{key}", "userType": "Member",
        "jobTitle": "Engineer", "department": "Payments", "accountEnabled": "True",
        "streetAddress": "4 Quay Road", "telephoneNumber": "+44 20 7946 0000",
        "mobilePhone": "+44 7700 900000", "ageGroup": "Adult", "companyName": "Harbourlight",
        "alternateEmailAddress": f"{key}@home.example", "createdDateTime": "2024-02-01",
    }  # fmt: skip
    return tuple((cells | changes).values())


ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
SCIM_USER = "urn:ietf:params:scim:schemas:core:2.0:User"


def scim_user(key, department="Payments", manager=None, **changes):
    """A user as RFC 7643 writes one, with what is private in it."""
    work = {"employeeNumber": f"E-{key}", "costCenter": "CC-1", "organization": "Harbourlight",
            "division": "Commerce", "department": department}  # fmt: skip
    return {
        "schemas": [SCIM_USER, ENTERPRISE],
        "id": f"0000{len(key)}",
        "userName": f"{key}@harbour.example",
        "name": {"givenName": key.title(), "familyName": "Chen"},
        "emails": [
            {"value": f"{key}@home.example", "type": "home"},
            {"value": f"{key.title()}@Harbour.example", "type": "work", "primary": True},
        ],
        "phoneNumbers": [{"value": "+44 20 7946 0000"}],
        "addresses": [{"streetAddress": "4 Quay Road"}],
        "password": "t1meMa$heen",
        "active": True,
        "meta": {"resourceType": "User", "created": "2024-02-01T00:00:00Z"},
        ENTERPRISE: work | ({"manager": {"value": manager}} if manager else {}),
    } | changes


def scim_list(*records):
    return {
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": len(records),
        "Resources": list(records),
    }


SAMPLES = {
    "scim_users": ("scim/users.json", scim_list(scim_user("ada"))),
    "entra_users": ("entra/exportUsers_2026-3-1.csv", csv_text(ENTRA, entra_user("noor"))),
    "identity_center_users": (
        "aws/users.csv",
        csv_text(
            IDENTITY_CENTER,
            ("maya", "Maya Chen", "Enabled", "maya@harbour.example", "D-90677B0E44.A1-B2"),
        ),
    ),
    "devlake_user_accounts": (
        "devlake/user_account_mapping.csv",
        csv_text(DEVLAKE, ("github:GithubAccount:1:7700", "maya")),
    ),
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
