"""PagerDuty exports: REST, webhook, analytics."""


def incident(number=1, **changes):
    return {
        "id": f"Q{number}",
        "incident_number": number,
        "title": "Checkout is down",
        "status": "resolved",
        "urgency": "high",
        "priority": {"summary": "P2"},
        "service": {"id": "PSVC", "summary": "Pay API"},
        "created_at": "2026-03-03T12:00:00Z",
        "last_status_change_at": "2026-03-03T13:00:00Z",
        "acknowledgements": [{"at": "2026-03-03T12:05:00Z"}],
    } | changes


def page_event(kind="resolved", at="2026-03-03T13:00:00Z", number=1):
    """A webhook (v3): the incident without the times of its changes, which the event has."""
    status = {"resolved": "resolved", "triggered": "triggered"}.get(kind, "acknowledged")
    data = incident(number, status=status) | {"number": number, "type": "incident"}
    for name in ("incident_number", "last_status_change_at", "acknowledgements"):
        del data[name]
    event = {"id": f"E{kind}", "event_type": f"incident.{kind}", "resource_type": "incident"}
    return {"event": event | {"occurred_at": at, "agent": None, "data": data}}


def analysed(number=1, **changes):
    return {
        "id": f"Q{number}",
        "incident_number": number,
        "description": "Checkout is down",
        "status": "resolved",
        "urgency": "high",
        "priority_name": "P2",
        "service_id": "PSVC",
        "service_name": "Pay API",
        "team_name": "Payments",
        "created_at": "2026-03-03T12:00:00",
        "resolved_at": "2026-03-03T12:58:00",
        "seconds_to_first_ack": 240,
        "seconds_to_resolve": 3480,
        "engaged_seconds": 3000,
        "auto_resolved": True,
        "major": False,
    } | changes


SAMPLES = {
    "pagerduty_incidents": ("pagerduty/incidents.json", {"incidents": [incident()]}),
    "pagerduty_analytics": ("pagerduty/analytics.json", {"data": [analysed()], "more": False}),
}
