"""ServiceNow exports."""

from tests.staging.samples.tables import csv_text

AUDIT = (
    "number", "incident_state", "active", "reassignment_count", "sys_mod_count", "caller_id",
    "opened_at", "sys_updated_at", "cmdb_ci", "priority", "problem_id", "rfc", "caused_by",
    "closed_code", "resolved_at", "closed_at",
)  # fmt: skip


def audited(number="INC0000045", **changes):
    """One state of an incident, as an audit export writes it."""
    cells = {
        "number": number, "state": "New", "active": "true", "moves": "0", "changes": "0",
        "caller": "Caller 2403", "opened": "29-02-2016 01:16", "updated": "29-02-2016 01:23",
        "item": "?", "priority": "3 - Moderate", "problem": "?", "rfc": "?", "caused_by": "?",
        "code": "?", "resolved": "?", "closed": "?",
    }  # fmt: skip
    return tuple((cells | changes).values())


SERVICENOW_ZONE = (
    '[[source]]\nmatch = "servicenow/*"\nzone = "America/Sao_Paulo"\ndate_order = "dmy"\n'
)


SAMPLES = {
    "servicenow_incidents": ("servicenow/incidents.csv", csv_text(AUDIT, audited())),
}
DECLARED = SERVICENOW_ZONE
