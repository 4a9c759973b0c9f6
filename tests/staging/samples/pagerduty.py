"""PagerDuty exports."""


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


SAMPLES = {
    "pagerduty_incidents": ("pagerduty/incidents.json", {"incidents": [incident()]}),
}
