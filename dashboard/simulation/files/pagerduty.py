"""PagerDuty's list of incidents, a hundred to a page."""

from datetime import datetime
from pathlib import Path

from dashboard.simulation.company import Parameters
from dashboard.simulation.days import stamp
from dashboard.simulation.files import output
from dashboard.simulation.streams import sha
from dashboard.simulation.tables import Company, Incident

PAGE = 100
EXPORTED = Parameters().incidents_until
SITE = "https://harbourlight.pagerduty.example"
RESOLVED_AT_FROM = datetime(2026, 1, 1)


def write(company: Company, folder: Path) -> None:
    """Every page of one export."""
    rows = company.incidents
    for offset in range(0, len(rows), PAGE):
        page = [_incident(row) for row in rows[offset : offset + PAGE]]
        answer = {
            "incidents": page,
            "limit": PAGE,
            "offset": offset,
            "total": None,
            "more": offset + PAGE < len(rows),
        }
        output.document(folder / f"incidents-{EXPORTED}-p{offset // PAGE + 1}.json", answer)


def service_id(service: str) -> str:
    """The id PagerDuty gave a service."""
    return "P" + sha("pagerduty", service)[:6].upper()


def _incident(row: Incident) -> dict:
    name = "Q" + sha("incident", row.number)[:13].upper()
    service = service_id(row.service)
    status = "resolved" if row.resolved_at else "triggered"
    if row.acknowledged_at and not row.resolved_at:
        status = "acknowledged"
    changed = row.resolved_at or row.acknowledged_at or row.created_at
    answer = {
        "incident_number": row.number,
        "title": row.title,
        "description": row.title,
        "created_at": stamp(row.created_at),
        "updated_at": stamp(changed),
        "status": status,
        "incident_key": sha("key", row.number)[:32],
        "service": {
            "id": service,
            "type": "service_reference",
            "summary": row.service,
            "html_url": f"{SITE}/service-directory/{service}",
        },
        "last_status_change_at": stamp(changed),
        "escalation_policy": {"id": "PNQ7LBU", "type": "escalation_policy_reference"},
        "teams": [],
        "acknowledgements": _acknowledgements(row),
        "urgency": row.urgency,
        "priority": None,
        "id": name,
        "type": "incident",
        "summary": f"[#{row.number}] {row.title}",
        "html_url": f"{SITE}/incidents/{name}",
    }
    if row.created_at >= RESOLVED_AT_FROM:
        answer["resolved_at"] = stamp(row.resolved_at) if row.resolved_at else None
    return answer


def _acknowledgements(row: Incident) -> list[dict]:
    if row.acknowledged_at is None:
        return []
    return [{"at": stamp(row.acknowledged_at), "acknowledger": {"type": "service_reference"}}]
